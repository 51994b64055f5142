package dev.lifebar.core.command;

import dev.lifebar.core.alert.Delivery.Backlog;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether messages arrive somewhere.
 *
 * @param proofAt when one last did
 * @param trouble why none does; null while they do
 * @param backlog what waits for it
 */
record Arrival(@Nullable Instant proofAt, @Nullable String trouble, Backlog backlog) {

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add((proofAt == null ? Texts.line("alerts.list.unproven") : Texts.line("alerts.list.proof", proofAt))
                .faint());
        if (trouble != null) {
            lines.add(Texts.line("alerts.list.trouble", trouble).warning());
        }
        if (backlog.waiting() > 0) {
            String reason = backlog.reason() == null ? Texts.text("alerts.list.soon") : backlog.reason();
            lines.add(
                    Texts.line("alerts.list.waiting", backlog.waiting(), reason).warning());
        }
        return lines;
    }
}
