package dev.lifebar.bot.terminal;

/** What a first word such as {@code demo} starts instead of a command. */
public interface Mode {
    /** What it does, in one short sentence. */
    String summary();

    /** Whether it can answer with data. */
    boolean hasData();

    /** Runs it to its end and returns the exit code. */
    int run(Arguments arguments) throws Exception;
}
