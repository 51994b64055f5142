package dev.lifebar.bot.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Reads lines from a pipe or a file, without a prompt. */
final class PipedKeyboard implements Keyboard {
    private final BufferedReader reader;
    private final Path home;

    /** Names the directory where chats at a terminal leave what was typed. */
    PipedKeyboard(InputStream in, Path home) {
        this.home = home;
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> command() {
        try {
            return Optional.ofNullable(reader.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> answer() {
        return command();
    }

    @Override
    public void forget() throws IOException {
        ChatHistory.forget(home);
    }
}
