package dev.lifebar.core.secret;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A credential. Prints as dots, so that it can sit in records, exceptions and logs.
 *
 * @param value the credential itself
 */
public record Secret(String value) {
    private static final String DOTS = "••••";
    private static final int TELLING = 4;
    /** Of anything shorter, four characters would be too much to tell. */
    private static final int LONG_ENOUGH = 13;

    /** The shortest keys of providers have some thirty characters, the longest ids of platforms twenty. */
    private static final int LIKELY = 24;

    private static final Pattern UNBROKEN = Pattern.compile("[A-Za-z0-9_=.:+~-]+");

    /** As long as Amazon's secrets and the lines of a private key, which have slashes as paths do. */
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{40}");

    /** How a person recognises it: dots, and the last four characters where that gives little away. */
    public String masked() {
        return value.length() < LONG_ENOUGH ? DOTS : DOTS + value.substring(value.length() - TELLING);
    }

    /** Somebody else's words without this, in case they repeat it. */
    public String outOf(String text) {
        return value.isEmpty() ? text : text.replace(value, DOTS);
    }

    /** The same for the same. Short ones can be guessed from it, so it does not lie open either. */
    String digest() {
        return HexFormat.of().formatHex(Sha256.of(value.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether a word looks like a key, whatever its owner meant it for: long, with letters and digits mixed. */
    public static boolean isLikely(String word) {
        return word.length() >= LIKELY
                && (UNBROKEN.matcher(word).matches() || BASE64.matcher(word).find())
                && word.chars().anyMatch(Character::isLetter)
                && word.chars().anyMatch(Character::isDigit);
    }

    @Override
    public String toString() {
        return DOTS;
    }
}
