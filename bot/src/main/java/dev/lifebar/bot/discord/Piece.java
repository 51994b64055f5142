package dev.lifebar.bot.discord;

import dev.lifebar.core.reply.Button;
import java.util.List;

/** A part of a message, before it is decided how much of it fits. */
sealed interface Piece {

    /** What it says, in Discord's Markdown. */
    String text();

    /** What is shown in any case. */
    record Text(String text) implements Piece {}

    /**
     * An account.
     *
     * @param brief the same in one line
     */
    record Card(String text, String brief, List<Button> buttons) implements Piece {}

    /** Rows, of which the last ones may be left out. */
    record Rows(List<String> rows) implements Piece {
        @Override
        public String text() {
            return String.join("\n", rows);
        }
    }
}
