package dev.lifebar.core.secret;

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

    /** How a person recognises it: dots, and the last four characters where that gives little away. */
    public String masked() {
        return value.length() < LONG_ENOUGH ? DOTS : DOTS + value.substring(value.length() - TELLING);
    }

    @Override
    public String toString() {
        return DOTS;
    }
}
