package dev.lifebar.core.reply;

/**
 * Buttons as text: a version, and then what a person could type. They hold no state, so they work after a restart, and
 * what they do is checked again when they are pressed. Discord allows 100 characters (custom_id of a component).
 */
public final class Actions {
    public static final int LONGEST = 100;

    /** Leaves everything as it is. */
    public static final String CANCEL = "cancel";

    private static final String VERSION = "1 ";

    private Actions() {}

    public static Button press(String label, String typed) {
        return new Button.Press(label, VERSION + typed);
    }

    public static Button cancel() {
        return press(Texts.text("button.cancel"), CANCEL);
    }

    /** Whether a button can hold this. */
    public static boolean fits(String typed) {
        return VERSION.length() + typed.length() <= LONGEST;
    }

    /** What the button would type, or nothing if it comes from another version. */
    public static String typed(String action) {
        return action.startsWith(VERSION) && action.length() <= LONGEST ? action.substring(VERSION.length()) : "";
    }
}
