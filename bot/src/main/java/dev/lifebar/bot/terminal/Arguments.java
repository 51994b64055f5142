package dev.lifebar.bot.terminal;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was typed after the program's name.
 *
 * @param words what is left when the options are taken out
 * @param json whether to answer with data
 * @param check the line to hold the credits against
 * @param yes whether a question is answered with yes beforehand
 * @param output where a file that comes with the answer goes
 * @param debug whether to show what went wrong in full
 * @param plain whether to do without colours
 */
public record Arguments(
        List<String> words,
        boolean json,
        @Nullable String check,
        boolean yes,
        @Nullable Path output,
        boolean debug,
        boolean plain,
        boolean help,
        boolean version) {
    public Arguments {
        words = List.copyOf(words);
    }

    /** Whether something was given that only makes sense with a command. */
    boolean wantsCommand() {
        return json || check != null || yes || output != null;
    }
}
