package dev.lifebar.bot.terminal;

import dev.lifebar.bot.settings.Color;
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
    static final Colours NONE = new Colours(0, false);

    private static final int MANY = 256;
    private static final int FEW = 8;

    /** As a person chose, and as many as the terminal named in the environment has. */
    public static Colours of(Color choice, Map<String, String> environment) {
        String terminal = environment.getOrDefault("TERM", "dumb");
        boolean everywhere = choice == Color.ALWAYS;
        if (choice == Color.NEVER || (terminal.equals("dumb") && !everywhere)) {
            return NONE;
        }
        boolean many = terminal.contains("256color") || environment.containsKey("COLORTERM");
        return new Colours(many ? MANY : FEW, everywhere);
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
