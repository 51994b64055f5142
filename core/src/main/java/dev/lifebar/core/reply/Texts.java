package dev.lifebar.core.reply;

import java.time.Instant;
import java.util.List;

/** Every sentence Lifebar says, from one {@link Bundle}. */
public final class Texts {
    private static final Bundle BUNDLE = Bundle.beside(Texts.class, "texts");

    private Texts() {}

    /** The text as one string; spans among the arguments are not allowed here. */
    public static String text(String key, Object... arguments) {
        return BUNDLE.text(key, arguments);
    }

    /**
     * The text as a line.
     *
     * @param arguments spans, or values told by their {@code toString}; an {@link Instant} becomes {@link Span.Ago}
     */
    public static Line line(String key, Object... arguments) {
        return BUNDLE.line(key, arguments);
    }

    public static boolean has(String key) {
        return BUNDLE.has(key);
    }

    /** The keys there are, for the test that holds them against the code. */
    static List<String> keys() {
        return BUNDLE.keys();
    }
}
