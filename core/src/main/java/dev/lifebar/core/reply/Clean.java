package dev.lifebar.core.reply;

import dev.lifebar.core.secret.Secret;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes text from outside safe to show: no control characters, no terminal escapes, no direction tricks, no floods. */
public final class Clean {
    private static final int QUOTED = 40;
    private static final int TELLING = 4;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern LETTER = Pattern.compile("\\X");
    private static final String REPLACEMENT = "�";

    private Clean() {}

    /** Replaces every character that could move a cursor, ring a bell or turn the reading direction. */
    public static String text(String text) {
        if (isSafe(text)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isUnsafe(point)) {
                safe.append(REPLACEMENT);
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    /** What somebody typed, short enough to be quoted back: at most 40 characters, and of what may be a key only four. */
    public static String quote(String text) {
        for (String word : BLANKS.split(text, -1)) {
            if (Secret.isLikely(word)) {
                return quote(text.substring(0, text.indexOf(word) + TELLING) + "…");
            }
        }
        String safe = text(text.codePointCount(0, text.length()) <= QUOTED ? text : head(text) + "…");
        return '"' + safe + '"';
    }

    /** At most 40 code points, cut between letters and not within one that is made of several. */
    private static String head(String text) {
        String most = text.substring(0, text.offsetByCodePoints(0, QUOTED));
        Matcher letters = LETTER.matcher(text.substring(0, text.offsetByCodePoints(0, QUOTED + 1)));
        int end = 0;
        while (letters.find() && letters.end() <= most.length()) {
            end = letters.end();
        }
        return end == 0 ? most : text.substring(0, end);
    }

    /** A loop and not a stream, because every piece of every reply comes through here. */
    private static boolean isSafe(String text) {
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            if (isUnsafe(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnsafe(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || (type == Character.FORMAT && !isJoiner(point))
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (type == Character.UNASSIGNED && !isInEmojiBlocks(point));
    }

    /** Pictures of a newer Unicode than this Java knows. */
    private static boolean isInEmojiBlocks(int point) {
        return point >= 0x1F000 && point <= 0x1FAFF;
    }

    /** Joiners hold emoji and several scripts together. */
    private static boolean isJoiner(int point) {
        return point == 0x200C || point == 0x200D;
    }
}
