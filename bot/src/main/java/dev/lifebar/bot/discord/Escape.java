package dev.lifebar.bot.discord;

/** Makes Discord show text as it is: a backslash stands before everything that could format, link or mention. */
final class Escape {
    private Escape() {}

    /**
     * Whether a character means something where it stands.
     *
     * @param before the character it follows, or a blank at the beginning of a line
     * @param atStart whether nothing but digits stands before it in the line
     */
    static boolean isSpecial(int point, int before, boolean atStart) {
        return switch (point) {
            case '\\', '*', '_', '~', '`', '|', '<', '>', '@', '[', ']', '(', ')', '#' -> true;
            case '-', '+' -> atStart;
            case '.' -> atStart && isDigit(before);
            case ':' -> isLetter(before);
            default -> false;
        };
    }

    /** Text between back-ticks, in which nothing but a back-tick means anything. */
    static String code(String text) {
        return "`" + text.replace('`', '\u02CB') + "`";
    }

    private static boolean isDigit(int point) {
        return point >= '0' && point <= '9';
    }

    /** A colon after a letter could begin a link. */
    private static boolean isLetter(int point) {
        return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
    }
}
