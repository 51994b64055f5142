package dev.lifebar.bot.terminal;

import java.io.IOException;
import java.util.Optional;

/** What somebody types, line by line. */
interface Keyboard {
    /** The next line, empty if it was thrown away; nothing at the end. */
    Optional<String> command();

    /** The next line as an answer to a question, kept out of the history; nothing if it was broken off. */
    Optional<String> answer();

    /** Forgets what was typed in this chat and in earlier ones. */
    void forget() throws IOException;
}
