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
 * The sentences of one resource bundle. A text has places {@code {0}}, {@code {1}} … for what is filled in; {@code `…`} in a
 * text marks words to type.
 */
public final class Bundle {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}|`([^`]*)`");

    private final ResourceBundle bundle;

    /** Texts are taken apart once, because a reply is made of many. */
    private final Map<String, List<Piece>> pieces = new ConcurrentHashMap<>();

    private Bundle(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The bundle of this name in the package of a class. */
    public static Bundle beside(Class<?> owner, String name) {
        return new Bundle(
                ResourceBundle.getBundle(owner.getPackageName() + "." + name, Locale.ROOT, owner.getModule()));
    }

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
            return Bundle.span(arguments[index]);
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
    public String text(String key, Object... arguments) {
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
    public Line line(String key, Object... arguments) {
        List<Span> spans = new ArrayList<>();
        for (Piece piece : pieces(key)) {
            spans.add(piece.span(arguments));
        }
        return new Line(spans, Line.Tone.NORMAL);
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The keys there are, for the tests that hold them against the code. */
    public List<String> keys() {
        return List.copyOf(bundle.keySet());
    }

    private List<Piece> pieces(String key) {
        return pieces.computeIfAbsent(key, wanted -> split(bundle.getString(wanted)));
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
