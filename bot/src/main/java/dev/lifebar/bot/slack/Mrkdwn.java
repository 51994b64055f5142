package dev.lifebar.bot.slack;

/** Makes text harmless in Slack's own markup: nothing in it pings, links or formats. */
final class Mrkdwn {
    private Mrkdwn() {}

    /**
     * Escapes what Slack's parser reads. It has no escape for formatting characters, so look-alikes take their place
     * where they could format: at the edge of a word.
     */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            safe.append(escaped(text, at));
        }
        return safe.toString();
    }

    private static String escaped(String text, int at) {
        char character = text.charAt(at);
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> at == 0 ? "›" : "&gt;";
            case '`' -> "ˋ";
            case '*' -> isInsideWord(text, at) ? "*" : "∗";
            case '_' -> isInsideWord(text, at) ? "_" : "＿";
            case '~' -> isInsideWord(text, at) ? "~" : "∼";
            default -> String.valueOf(character);
        };
    }

    private static boolean isInsideWord(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(text.charAt(at + 1));
    }
}
