package dev.lifebar.bot.discord;

import dev.lifebar.core.reply.Button;
import java.util.List;

/** A part of a message: some text in Discord's Markdown, and the buttons below it. */
record Piece(String text, List<Button> buttons) {
    Piece {
        buttons = List.copyOf(buttons);
    }

    static Piece of(String text) {
        return new Piece(text, List.of());
    }

    /** What it takes of the components that a message may have. */
    int components() {
        return 1 + rows(buttons.size());
    }

    /** What this many buttons take, with the rows they stand in. */
    static int rows(int buttons) {
        return (buttons + Limits.BUTTONS_IN_ROW - 1) / Limits.BUTTONS_IN_ROW + buttons;
    }
}
