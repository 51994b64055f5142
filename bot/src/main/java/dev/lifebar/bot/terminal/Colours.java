package dev.lifebar.bot.terminal;

import java.util.Map;
import org.jline.utils.AttributedCharSequence.ForceMode;
import org.jline.utils.AttributedString;

/**
 * How many colours to use.
 *
 * @param count zero for plain text
 * @param everywhere whether also where no terminal shows them
 */
public record Colours(int count, boolean everywhere) {
    public static final Colours NONE = new Colours(0, false);

    private static final String TERM = "TERM";
    private static final int MANY = 256;
    private static final int FEW = 8;

    /** As many as the terminal named in the environment can show. */
    public static Colours ofTerminal(Map<String, String> environment) {
        return isDumb(environment) ? NONE : new Colours(count(environment), false);
    }

    /** Some in any case: in a pipe, and on a terminal that says it has none. */
    public static Colours everywhere(Map<String, String> environment) {
        return new Colours(count(environment), true);
    }

    private static boolean isDumb(Map<String, String> environment) {
        return environment.getOrDefault(TERM, "dumb").equals("dumb");
    }

    private static int count(Map<String, String> environment) {
        boolean many = environment.getOrDefault(TERM, "").contains("256color") || environment.containsKey("COLORTERM");
        return many ? MANY : FEW;
    }

    /** None, if plain text is asked for. */
    public Colours unless(boolean plain) {
        return plain ? NONE : this;
    }

    /** Those for a stream, which a terminal shows or not. */
    Colours on(boolean terminal) {
        return terminal || everywhere ? this : NONE;
    }

    /** The line as it is sent to the terminal. */
    String paint(AttributedString line) {
        return count == 0 ? line.toString() : line.toAnsi(count, ForceMode.None);
    }
}
