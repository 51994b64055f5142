package dev.lifebar.bot.terminal;

import java.io.IOException;
import java.util.Optional;

/** What somebody types, line by line. */
interface Keyboard {
    /** The next line, empty if it was thrown away; nothing at the end. */
    Optional<String> command();

    /** The next line as an answer to a question, kept out of the history; nothing if it was broken off. */
    Optional<String> answer();

    /** The same for a key or a password: nobody who looks at the screen sees it. */
    Optional<String> secret();

    /** Forgets what was typed in this chat and in earlier ones. */
    void forget() throws IOException;
}
