package dev.lifebar.bot.terminal;

import dev.lifebar.core.file.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that keeps what was typed in chats. */
final class ChatHistory {
    private static final String NAME = "chat-history";

    private ChatHistory() {}

    /** The file, made if there is none, for its owner only. */
    static Path file(Path home) throws IOException {
        Path file = OwnerOnly.directory(home).resolve(NAME);
        return Files.exists(file) ? file : OwnerOnly.file(file);
    }

    static void forget(Path home) throws IOException {
        Files.deleteIfExists(home.resolve(NAME));
    }
}
