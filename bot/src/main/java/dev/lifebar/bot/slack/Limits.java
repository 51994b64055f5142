package dev.lifebar.bot.slack;

/** What Slack accepts: https://docs.slack.dev/reference/block-kit/blocks */
final class Limits {
    static final int MESSAGE_BLOCKS = 50;
    static final int VIEW_BLOCKS = 100;
    static final int SECTION = 3000;

    /**
     * Of all texts in the blocks of one message. Slack does not say: 9597 were taken and 11341 refused with
     * msg_blocks_too_long, see https://github.com/slackapi/bolt-js/issues/2867
     */
    static final int ALL_TEXT = 9000;

    static final int HEADER = 150;
    static final int BUTTON_LABEL = 75;
    /** Slack takes 25 elements a row; five stand side by side. */
    static final int BUTTONS_IN_A_ROW = 5;

    static final int TOP_LEVEL_TEXT = 600;
    static final int VIEW_TITLE = 24;
    static final int INPUT_LABEL = 2000;
    /** In one menu. */
    static final int CHOICES = 100;

    static final int CHOICE = 75;
    static final int PLACEHOLDER = 150;
    /** Of people, channels and workspaces. */
    static final int NAME = 80;

    static final int PRIVATE_METADATA = 3000;

    private Limits() {}

    /** The text, or as much of it as fits with an ellipsis; never half of a character. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
