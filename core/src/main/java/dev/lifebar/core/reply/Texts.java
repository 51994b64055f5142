package dev.lifebar.core.reply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every sentence Lifebar says, from one resource bundle. A text has places {@code {0}}, {@code {1}} … for what is filled
 * in; {@code `…`} in a text marks words to type.
 */
public final class Texts {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.lifebar.core.reply.texts", Locale.ROOT, Texts.class.getModule());
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}|`([^`]*)`");

    private Texts() {}

    /** The text as one string; spans among the arguments are not allowed here. */
    public static String text(String key, Object... arguments) {
        Matcher matcher = PLACE.matcher(BUNDLE.getString(key));
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String filled = matcher.group(1) != null
                    ? String.valueOf(arguments[Integer.parseInt(matcher.group(1))])
                    : filled(matcher.group(2), arguments);
            matcher.appendReplacement(text, Matcher.quoteReplacement(filled));
        }
        return matcher.appendTail(text).toString();
    }

    /**
     * The text as a line.
     *
     * @param arguments spans, or values told by their {@code toString}; an {@link Instant} becomes {@link Span.Ago}
     */
    public static Line line(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        Matcher matcher = PLACE.matcher(pattern);
        List<Span> spans = new ArrayList<>();
        int end = 0;
        while (matcher.find()) {
            plain(spans, pattern.substring(end, matcher.start()));
            spans.add(
                    matcher.group(1) != null
                            ? span(arguments[Integer.parseInt(matcher.group(1))])
                            : new Span.Code(filled(matcher.group(2), arguments)));
            end = matcher.end();
        }
        plain(spans, pattern.substring(end));
        return new Line(spans, Line.Tone.NORMAL);
    }

    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }

    /** The keys there are, for the test that holds them against the code. */
    static List<String> keys() {
        return List.copyOf(BUNDLE.keySet());
    }

    private static String filled(String code, Object... arguments) {
        return PLACE.matcher(code)
                .replaceAll(
                        place -> Matcher.quoteReplacement(String.valueOf(arguments[Integer.parseInt(place.group(1))])));
    }

    private static void plain(List<Span> spans, String text) {
        if (!text.isEmpty()) {
            spans.add(new Span.Plain(text));
        }
    }

    private static Span span(Object argument) {
        if (argument instanceof Span span) {
            return span;
        }
        return argument instanceof Instant at ? new Span.Ago(at) : new Span.Plain(String.valueOf(argument));
    }
}
