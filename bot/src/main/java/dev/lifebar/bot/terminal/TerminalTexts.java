package dev.lifebar.bot.terminal;

import dev.lifebar.core.reply.Bundle;
import dev.lifebar.core.reply.Line;
import java.util.List;

/** The sentences only a terminal says. */
public final class TerminalTexts {
    private static final Bundle BUNDLE = Bundle.beside(TerminalTexts.class, "terminal");

    private TerminalTexts() {}

    public static String text(String key, Object... arguments) {
        return BUNDLE.text(key, arguments);
    }

    public static Line line(String key, Object... arguments) {
        return BUNDLE.line(key, arguments);
    }

    /** The keys there are, for the test that holds them against the code. */
    static List<String> keys() {
        return BUNDLE.keys();
    }
}
