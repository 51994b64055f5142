package dev.lifebar.core.reply;

/** Makes text from outside safe to show: no control characters, no terminal escapes, no direction tricks, no floods. */
public final class Clean {
    private static final int QUOTED = 40;
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

    /** What somebody typed, short enough to be quoted back: at most 40 characters. */
    public static String quote(String text) {
        String safe = text(text.codePointCount(0, text.length()) <= QUOTED ? text : head(text) + "…");
        return '"' + safe + '"';
    }

    private static String head(String text) {
        return text.substring(0, text.offsetByCodePoints(0, QUOTED));
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
                || type == Character.UNASSIGNED;
    }

    /** Joiners hold emoji and several scripts together. */
    private static boolean isJoiner(int point) {
        return point == 0x200C || point == 0x200D;
    }
}
