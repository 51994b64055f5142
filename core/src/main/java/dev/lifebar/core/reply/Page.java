package dev.lifebar.core.reply;

/**
 * Which page of an answer is wanted, if it turns out to have several.
 *
 * @param number from 1 on
 * @param typed what gives the answer again, without its page
 */
public record Page(int number, String typed) {
    /** What is typed before the number of a page. */
    public static final String OPTION = "page";

    private static final int HIGHEST = 9999;

    /** Whether a button can ask for another page. */
    public boolean canTurn() {
        return Actions.fits(to(HIGHEST));
    }

    Button turn(String label, int number) {
        return Actions.press(label, to(number));
    }

    private String to(int number) {
        return typed + " " + OPTION + ":" + number;
    }
}
