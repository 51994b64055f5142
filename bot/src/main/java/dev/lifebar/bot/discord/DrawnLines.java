package dev.lifebar.bot.discord;

import dev.lifebar.core.reply.Line;
import java.time.Instant;
import java.util.IdentityHashMap;

/** The lines of one message in Discord's Markdown: each is drawn once, however often it is tried what fits. */
final class DrawnLines {
    private final IdentityHashMap<Line, String> drawn = new IdentityHashMap<>();
    private final Instant now;
    private final Specs specs;

    DrawnLines(Instant now, Specs specs) {
        this.now = now;
        this.specs = specs;
    }

    /** The line without the mark of its tone. */
    String inline(Line line) {
        return drawn.computeIfAbsent(line, fresh -> DiscordMarkup.inline(fresh, now, specs));
    }

    /** The line as it stands in a paragraph. */
    String whole(Line line) {
        return DiscordMarkup.toned(line, inline(line));
    }
}
