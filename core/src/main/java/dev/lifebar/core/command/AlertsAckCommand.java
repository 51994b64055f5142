package dev.lifebar.core.command;

import dev.lifebar.core.alert.AlertDesk;
import dev.lifebar.core.alert.AlertDesk.Case;
import dev.lifebar.core.alert.Attention.Act;
import dev.lifebar.core.alert.Episode;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.util.List;

/** Says that somebody knows about an alert, so that nobody is reminded of it. */
final class AlertsAckCommand implements Command {
    private static final Spec SPEC = new Spec(
            "alerts ack",
            List.of(Options.ACCOUNT, Cases.EPISODE, Cases.BULLETIN),
            Permission.ACK,
            Spec.Audience.CALLER,
            false);

    private final AlertDesk desk;
    private final Cases cases;

    AlertsAckCommand(AlertDesk desk, Balances balances) {
        this.desk = desk;
        this.cases = new Cases(desk, balances);
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        List<Line> lines = cases.meant(invocation).stream()
                .map(known -> acknowledge(invocation, known))
                .toList();
        return lines.isEmpty()
                ? Reply.done().lines(Texts.line("alerts.none")).build()
                : Reply.done().lines(lines).build();
    }

    private Line acknowledge(Invocation invocation, Case known) {
        Case now = desk.acknowledge(known, invocation.request());
        Episode episode = now.episode();
        if (episode.closedAt() != null) {
            return Cases.closed(invocation, now, episode.closedAt());
        }
        Act act = episode.course().attention().acknowledged();
        Span name = Cases.name(invocation, now);
        boolean mine = act != null && act.by().id().equals(invocation.caller().id());
        return act == null || mine
                ? Texts.line("alerts.ack.done", name)
                : Texts.line("alerts.ack.already", name, act.by().name(), new Span.Clock(act.at()));
    }
}
