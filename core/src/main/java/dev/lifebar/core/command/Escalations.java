package dev.lifebar.core.command;

import dev.lifebar.core.alert.Escalation;
import dev.lifebar.core.alert.Messengers;
import dev.lifebar.core.alert.Outbox;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.DeliveryStore;
import dev.lifebar.core.storage.EscalationStore;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a workspace wants to have told what nobody acknowledges, and whether that arrives. */
final class Escalations {
    private final Database database;
    private final Outbox outbox;
    private final Messengers messengers;

    Escalations(Database database, Outbox outbox, Messengers messengers) {
        this.database = database;
        this.outbox = outbox;
        this.messengers = messengers;
    }

    Optional<Escalation> find(Workspace workspace) {
        return database.read(handle -> new EscalationStore(handle).find(workspace.id()));
    }

    /** What is passed on to this channel, if anything is. */
    Optional<Escalation> to(Workspace workspace, Channel channel) {
        return find(workspace).filter(escalation -> escalation.channel().isSameAs(channel));
    }

    /** A test has arrived there; what waited for it follows. */
    void tested(Workspace workspace, Channel channel, Instant at) {
        database.write(handle -> {
            new EscalationStore(handle).arrived(workspace.id(), channel, at);
            outbox.hurry(handle, channel);
            return at;
        });
        outbox.wake();
    }

    void trouble(Workspace workspace, Channel channel, String reason) {
        database.write(handle -> {
            new EscalationStore(handle).trouble(workspace.id(), channel, reason);
            return reason;
        });
    }

    Arrival arrival(Escalation escalation) {
        return new Arrival(
                escalation.proofAt(),
                messengers.trouble(escalation).orElse(null),
                outbox.dwell(escalation.workspaceId(), escalation.channel()),
                database.read(
                        handle -> new DeliveryStore(handle).backlog(escalation.workspaceId(), escalation.channel())));
    }

    List<Line> lines(Escalation escalation, Invocation invocation) {
        List<Line> lines = new ArrayList<>();
        lines.add(Texts.line(
                "alerts.escalate",
                Words.span(escalation.after()),
                new Span.Strong(invocation.nameOf(escalation.channel()))));
        lines.addAll(arrival(escalation).lines(invocation.now()));
        return lines;
    }
}
