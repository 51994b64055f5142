package dev.lifebar.bot.terminal;

import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Span;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences only a terminal says, from one resource bundle. */
public final class TerminalTexts {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.lifebar.bot.terminal.terminal", Locale.ROOT, TerminalTexts.class.getModule());
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private TerminalTexts() {}

    /** The text with its places {@code {0}}, {@code {1}} … filled in. */
    public static String text(String key, Object... arguments) {
        return PLACE.matcher(BUNDLE.getString(key))
                .replaceAll(
                        place -> Matcher.quoteReplacement(String.valueOf(arguments[Integer.parseInt(place.group(1))])));
    }

    /** The text as a line; {@code `…`} in it marks words to type. */
    public static Line line(String key, Object... arguments) {
        String[] parts = text(key, arguments).split("`", -1);
        Span[] spans = new Span[parts.length];
        for (int i = 0; i < parts.length; i++) {
            spans[i] = i % 2 == 0 ? new Span.Plain(parts[i]) : new Span.Code(parts[i]);
        }
        return Line.of(spans);
    }

    /** The keys there are, for the test that holds them against the code. */
    static List<String> keys() {
        return List.copyOf(BUNDLE.keySet());
    }
}
