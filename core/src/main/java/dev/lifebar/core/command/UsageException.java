package dev.lifebar.core.command;

import dev.lifebar.core.reply.Line;
import java.util.List;

/** What was typed cannot be understood. Carries the sentences to answer; nothing was done. */
public final class UsageException extends RuntimeException {
    private final transient List<Line> lines;

    public UsageException(Line... lines) {
        super("usage", null, false, false);
        this.lines = List.of(lines);
    }

    public List<Line> lines() {
        return lines;
    }
}
