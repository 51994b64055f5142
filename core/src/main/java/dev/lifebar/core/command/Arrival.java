package dev.lifebar.core.command;

import dev.lifebar.core.alert.Delivery.Backlog;
import dev.lifebar.core.alert.Delivery.Dwell;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether messages arrive somewhere.
 *
 * @param proofAt when one last did
 * @param trouble why none does; null while they do
 * @param dwell how long the latest alerts took; nothing if there were none
 * @param backlog what waits for it
 */
record Arrival(@Nullable Instant proofAt, @Nullable String trouble, Optional<Dwell> dwell, Backlog backlog) {

    private static final Duration SOON = Duration.ofMinutes(1);

    List<Line> lines(Instant now) {
        List<Line> lines = new ArrayList<>();
        lines.add((proofAt == null ? Texts.line("alerts.list.unproven") : Texts.line("alerts.list.proof", proofAt))
                .faint());
        dwell.ifPresent(took -> lines.add(took(took).faint()));
        if (trouble != null) {
            lines.add(Texts.line("alerts.list.trouble", trouble).warning());
        }
        waiting(now).ifPresent(lines::add);
        return lines;
    }

    /** What waits for the end of quiet hours is no trouble. */
    private Optional<Line> waiting(Instant now) {
        if (backlog.waiting() == 0) {
            return Optional.empty();
        }
        Instant due = backlog.dueAt();
        if (backlog.reason() == null && due != null && due.isAfter(now.plus(SOON))) {
            return Optional.of(Texts.line("alerts.list.held", backlog.waiting(), new Span.Clock(due))
                    .faint());
        }
        String reason = backlog.reason() == null ? Texts.text("alerts.list.soon") : backlog.reason();
        return Optional.of(
                Texts.line("alerts.list.waiting", backlog.waiting(), reason).warning());
    }

    private static Line took(Dwell dwell) {
        String last = Words.brief(dwell.last());
        return dwell.many() == 1
                ? Texts.line("alerts.list.took", last)
                : Texts.line("alerts.list.took.many", last, dwell.many(), Words.brief(dwell.longest()));
    }
}
