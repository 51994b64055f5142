package dev.lifebar.bot.terminal;

/** What a script learns from how the program ended. */
public final class ExitCode {
    public static final int FINE = 0;
    /** Something is at or below the line given with {@code --check}. */
    public static final int REACHED = 1;

    public static final int USAGE = 2;
    /** It could not be done; of a service: and somebody has to change something first. */
    public static final int FAILED = 3;

    /** A service ended over something that may pass: start it again. */
    public static final int PASSING = 4;

    private ExitCode() {}
}
