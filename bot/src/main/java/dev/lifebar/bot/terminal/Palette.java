package dev.lifebar.bot.terminal;

import dev.lifebar.core.health.Level;
import java.util.Map;
import org.jline.utils.AttributedStyle;

/** The colours, of the 256 a terminal has: middling ones, which read on a dark and on a light background alike. */
final class Palette {
    static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    static final AttributedStyle FAINT = PLAIN.foreground(244);
    static final AttributedStyle WARNING = PLAIN.foreground(136);
    private static final int CODE = 31;
    private static final int RED = 160;
    private static final Map<Level, Integer> LEVELS =
            Map.of(Level.GREEN, 34, Level.YELLOW, 136, Level.ORANGE, 166, Level.RED, RED, Level.EMPTY, RED);

    private Palette() {}

    static AttributedStyle level(Level level) {
        return PLAIN.foreground(LEVELS.getOrDefault(level, RED));
    }

    /** Something to type, in a line of the given style. */
    static AttributedStyle code(AttributedStyle base) {
        return base.foreground(CODE);
    }
}
