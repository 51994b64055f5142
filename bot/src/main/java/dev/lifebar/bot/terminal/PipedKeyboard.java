package dev.lifebar.bot.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines from a pipe or a file, without a prompt. */
final class PipedKeyboard implements Keyboard {
    private final BufferedReader reader;
    private final Runnable between;

    /** Runs something before each line is read. */
    PipedKeyboard(InputStream in, Runnable between) {
        this.between = between;
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> command() {
        between.run();
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
}
