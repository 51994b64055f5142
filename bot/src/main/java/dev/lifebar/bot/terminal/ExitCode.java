package dev.lifebar.bot.terminal;

/** What a script learns from how the program ended. */
final class ExitCode {
    static final int FINE = 0;
    /** Something is at or below the line given with {@code --check}. */
    static final int REACHED = 1;

    static final int USAGE = 2;
    static final int FAILED = 3;

    private ExitCode() {}
}
