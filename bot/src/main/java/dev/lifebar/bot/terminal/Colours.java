package dev.lifebar.bot.terminal;

import java.util.Map;
import org.jline.utils.AttributedCharSequence.ForceMode;
import org.jline.utils.AttributedString;

/**
 * How many colours to use.
 *
 * @param count zero for plain text
 */
record Colours(int count) {
    static final Colours NONE = new Colours(0);

    private static final int MANY = 256;
    private static final int FEW = 8;

    /** What the terminal named in the environment can do; {@code NO_COLOR} is honoured, see https://no-color.org. */
    static Colours of(Map<String, String> environment) {
        String terminal = environment.getOrDefault("TERM", "dumb");
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty() || terminal.equals("dumb")) {
            return NONE;
        }
        boolean many = terminal.contains("256color") || environment.containsKey("COLORTERM");
        return new Colours(many ? MANY : FEW);
    }

    /** The line as it is sent to the terminal. */
    String paint(AttributedString line) {
        return count == 0 ? line.toString() : line.toAnsi(count, ForceMode.None);
    }
}
