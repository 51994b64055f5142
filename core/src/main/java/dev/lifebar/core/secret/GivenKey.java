package dev.lifebar.core.secret;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody gave for a key: the key itself, or where it is read each time. Prints without the key.
 *
 * @param text the key, the name of a variable, or the path of a file
 */
public record GivenKey(KeptKey.Kind kind, String text) {
    private static final String VARIABLE = "env:";
    private static final String FILE = "file:";
    private static final int LONGEST = 4096;

    /** What can stand in the header of a request as it is. */
    private static final Pattern KEY = Pattern.compile("[!-~]+");

    /** A key that is a file of JSON, of which nothing stands in a header. */
    private static final Pattern JSON = Pattern.compile("\\{[\\s!-~]+}");

    /** What its maker lists it under. */
    private static final Pattern KEY_ID = Pattern.compile("\"private_key_id\"\\s*:\\s*\"([^\"]+)\"");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern PATH = Pattern.compile("/\\P{Cntrl}+");

    /** Reads a key, {@code env:NAME} or {@code file:/path}; nothing where it is none of these. */
    public static Optional<GivenKey> read(String typed) {
        String text = typed.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith(VARIABLE)) {
            return given(KeptKey.Kind.ENV, text.substring(VARIABLE.length()), NAME);
        }
        return lower.startsWith(FILE)
                ? given(KeptKey.Kind.FILE, text.substring(FILE.length()), PATH)
                : given(KeptKey.Kind.KEY, text, form(text));
    }

    /** Whether a text can be a key itself; no list of variables and no file of several lines can, unless it is JSON. */
    static boolean isKey(String text) {
        return form(text).matcher(text).matches();
    }

    public boolean isReference() {
        return kind != KeptKey.Kind.KEY;
    }

    /** How a person recognises it: the last four characters of a key, or the reference as it is typed. */
    public String hint() {
        return switch (kind) {
            case KEY -> new Secret(telling()).masked();
            case ENV -> VARIABLE + text;
            case FILE -> FILE + text;
        };
    }

    private String telling() {
        Matcher id = KEY_ID.matcher(text);
        return id.find() ? id.group(1) : text;
    }

    @Override
    public String toString() {
        return hint();
    }

    private static Pattern form(String text) {
        return text.startsWith("{") ? JSON : KEY;
    }

    private static Optional<GivenKey> given(KeptKey.Kind kind, String text, Pattern form) {
        boolean fine = text.length() <= LONGEST && form.matcher(text).matches();
        return fine ? Optional.of(new GivenKey(kind, text)) : Optional.empty();
    }
}
