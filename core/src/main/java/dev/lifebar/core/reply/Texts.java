package dev.lifebar.core.reply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Texts are taken apart once, because a reply is made of many. */
    private static final Map<String, List<Piece>> PIECES = new ConcurrentHashMap<>();

    private Texts() {}

    /** A part of a text. */
    private sealed interface Piece {
        String filled(Object[] arguments);

        Span span(Object[] arguments);
    }

    private record Fixed(String text) implements Piece {
        @Override
        public String filled(Object[] arguments) {
            return text;
        }

        @Override
        public Span span(Object[] arguments) {
            return new Span.Plain(text);
        }
    }

    private record Place(int index) implements Piece {
        @Override
        public String filled(Object[] arguments) {
            return String.valueOf(arguments[index]);
        }

        @Override
        public Span span(Object[] arguments) {
            return Texts.span(arguments[index]);
        }
    }

    private record Typed(String code) implements Piece {
        @Override
        public String filled(Object[] arguments) {
            return PLACE.matcher(code)
                    .replaceAll(place ->
                            Matcher.quoteReplacement(String.valueOf(arguments[Integer.parseInt(place.group(1))])));
        }

        @Override
        public Span span(Object[] arguments) {
            return new Span.Code(filled(arguments));
        }
    }

    /** The text as one string; spans among the arguments are not allowed here. */
    public static String text(String key, Object... arguments) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces(key)) {
            text.append(piece.filled(arguments));
        }
        return text.toString();
    }

    /**
     * The text as a line.
     *
     * @param arguments spans, or values told by their {@code toString}; an {@link Instant} becomes {@link Span.Ago}
     */
    public static Line line(String key, Object... arguments) {
        List<Span> spans = new ArrayList<>();
        for (Piece piece : pieces(key)) {
            spans.add(piece.span(arguments));
        }
        return new Line(spans, Line.Tone.NORMAL);
    }

    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }

    /** The keys there are, for the test that holds them against the code. */
    static List<String> keys() {
        return List.copyOf(BUNDLE.keySet());
    }

    private static List<Piece> pieces(String key) {
        return PIECES.computeIfAbsent(key, wanted -> split(BUNDLE.getString(wanted)));
    }

    private static List<Piece> split(String pattern) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PLACE.matcher(pattern);
        int end = 0;
        while (matcher.find()) {
            plain(pieces, pattern.substring(end, matcher.start()));
            pieces.add(
                    matcher.group(1) != null
                            ? new Place(Integer.parseInt(matcher.group(1)))
                            : new Typed(matcher.group(2)));
            end = matcher.end();
        }
        plain(pieces, pattern.substring(end));
        return List.copyOf(pieces);
    }

    private static void plain(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Fixed(text));
        }
    }

    private static Span span(Object argument) {
        if (argument instanceof Span span) {
            return span;
        }
        return argument instanceof Instant at ? new Span.Ago(at) : new Span.Plain(String.valueOf(argument));
    }
}
