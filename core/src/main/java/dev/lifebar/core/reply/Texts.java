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
                    : text(matcher.group(2), arguments, key);
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
                            : new Span.Code(text(matcher.group(2), arguments, key)));
            end = matcher.end();
        }
        plain(spans, pattern.substring(end));
        return new Line(spans, Line.Tone.NORMAL);
    }

    /** The keys there are, for the test that holds them against the code. */
    static List<String> keys() {
        return List.copyOf(BUNDLE.keySet());
    }

    private static String text(String code, Object[] arguments, String key) {
        String filled = code;
        for (int i = 0; i < arguments.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        if (filled.contains("{0}")) {
            throw new IllegalStateException("missing argument in " + key);
        }
        return filled;
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
