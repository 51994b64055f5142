package dev.lifebar.bot.discord;

/** What Discord accepts, from https://docs.discord.com/developers/components/reference and /interactions. */
final class Limits {
    /** Components of a message, nested ones too. */
    static final int COMPONENTS = 40;

    /** Characters over all text displays of a message. */
    static final int TEXT = 4000;

    /** Characters of a message that has no components. */
    static final int CONTENT = 2000;

    static final int BUTTONS_IN_ROW = 5;

    static final int CUSTOM_ID = 100;
    static final int BUTTON_LABEL = 80;
    static final int LINK = 512;
    static final int MODAL_TITLE = 45;
    static final int MODAL_FIELDS = 5;
    static final int FIELD_LABEL = 45;
    static final int FIELD_DESCRIPTION = 100;
    static final int PLACEHOLDER = 100;
    static final int DESCRIPTION = 100;
    static final int CHOICES = 25;
    static final int CHOICE = 100;

    private Limits() {}

    /** The text, cut with an ellipsis where it is longer than allowed; characters are never cut in half. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
