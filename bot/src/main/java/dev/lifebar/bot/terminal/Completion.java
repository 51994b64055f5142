package dev.lifebar.bot.terminal;

import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Suggestion;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes what is being typed from the descriptions of the commands. */
final class Completion implements Completer {
    private static final String SLASH = "/";

    private final Commands commands;
    private final Supplier<Origin> origins;

    Completion(Commands commands, Supplier<Origin> origins) {
        this.commands = commands;
        this.origins = origins;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String typed = line.line().substring(0, line.cursor());
        boolean slash = line.wordIndex() == 0 && line.word().startsWith(SLASH);
        int order = 0;
        for (Suggestion suggestion : commands.complete(origins.get(), typed)) {
            candidates.add(candidate(suggestion, slash, order++));
        }
    }

    private static Candidate candidate(Suggestion suggestion, boolean slash, int order) {
        String bare = suggestion.value().startsWith(SLASH) ? suggestion.value().substring(1) : suggestion.value();
        String value = slash ? SLASH + bare : bare;
        // An empty description would stand there as a pair of brackets.
        String description = suggestion.description().isEmpty() ? null : suggestion.description();
        return new Candidate(value, value, null, description, null, null, true, order);
    }
}
