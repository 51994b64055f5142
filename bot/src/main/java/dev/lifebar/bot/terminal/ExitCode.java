package dev.lifebar.bot.terminal;

/** What a script learns from how the program ended. */
public final class ExitCode {
    public static final int FINE = 0;
    /** Something is at or below the line given with {@code --check}. */
    public static final int REACHED = 1;

    public static final int USAGE = 2;
    public static final int FAILED = 3;

    private ExitCode() {}
}
