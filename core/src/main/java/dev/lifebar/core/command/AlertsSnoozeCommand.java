package dev.lifebar.core.command;

import dev.lifebar.core.alert.AlertDesk;
import dev.lifebar.core.alert.AlertDesk.Case;
import dev.lifebar.core.alert.Attention;
import dev.lifebar.core.alert.Attention.Snooze;
import dev.lifebar.core.alert.Episode;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Leaves people in peace about an alert for a while; empty is told all the same. */
final class AlertsSnoozeCommand implements Command {
    private static final Option<Peace> FOR = Option.of("for", Option.Kind.TEXT, (text, catalogue) -> Peace.of(text))
            .offering(Peace.OFFERED);
    private static final Spec SPEC = new Spec(
            "alerts snooze", List.of(Options.ACCOUNT, FOR, Cases.EPISODE), Permission.ACK, Spec.Audience.CALLER, false);

    private final AlertDesk desk;
    private final Cases cases;

    AlertsSnoozeCommand(AlertDesk desk, Balances balances) {
        this.desk = desk;
        this.cases = new Cases(desk, balances);
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        List<Case> meant = cases.meant(invocation);
        if (meant.isEmpty()) {
            return Reply.done().lines(Texts.line("alerts.none")).build();
        }
        Optional<Peace> peace = invocation.find(FOR);
        if (peace.filter(Peace::isOff).isPresent()) {
            return wake(invocation, meant);
        }
        return peace.isPresent() ? snooze(invocation, meant, peace.get()) : ask(invocation, meant);
    }

    private Reply snooze(Invocation invocation, List<Case> meant, Peace peace) {
        Snooze snooze = new Snooze(
                peace.until(invocation.now(), invocation.workspace().zone()),
                invocation.request().author());
        return Reply.done()
                .lines(meant.stream()
                        .map(known -> snoozed(invocation, desk.snooze(known, snooze, invocation.request())))
                        .toList())
                .build();
    }

    private Reply wake(Invocation invocation, List<Case> meant) {
        return Reply.done()
                .lines(meant.stream()
                        .map(known -> {
                            Attention before = known.episode().course().attention();
                            Case now = desk.wake(known, invocation.request());
                            Instant closed = now.episode().closedAt();
                            if (closed != null) {
                                return Cases.closed(invocation, now, closed);
                            }
                            String key = before.snooze() == null ? "alerts.snooze.none" : "alerts.snooze.off";
                            return Texts.line(key, Cases.name(invocation, now));
                        })
                        .toList())
                .build();
    }

    private static Line snoozed(Invocation invocation, Case now) {
        Episode episode = now.episode();
        if (episode.closedAt() != null) {
            return Cases.closed(invocation, now, episode.closedAt());
        }
        Span name = Cases.name(invocation, now);
        Snooze snooze = episode.course().attention().snooze();
        return snooze == null || snooze.until() == null
                ? Texts.line("alerts.snooze.worse", name)
                : Texts.line("alerts.snooze.done", name, new Span.Clock(snooze.until()));
    }

    private static Reply ask(Invocation invocation, List<Case> meant) {
        Optional<Case> over =
                meant.stream().filter(known -> !known.episode().isOpen()).findFirst();
        if (over.isPresent() && meant.size() == 1 && over.get().episode().closedAt() != null) {
            return Reply.done()
                    .lines(Cases.closed(
                            invocation, over.get(), over.get().episode().closedAt()))
                    .build();
        }
        String name = meant.size() == 1
                ? invocation.catalogue().nameOf(meant.get(0).account())
                : Texts.text("alerts.snooze.all", meant.size());
        Reply.Builder question = Reply.question().lines(Texts.line("alerts.snooze.ask", new Span.Strong(name)));
        String which = invocation
                .find(Cases.EPISODE)
                .map(id -> " episode:" + id)
                .or(() -> invocation.find(Options.ACCOUNT).map(account -> " " + account.text()))
                .orElse("");
        for (String choice : Peace.OFFERED) {
            question.button(
                    Actions.press(Texts.text("button.snooze." + choice), "alerts snooze" + which + " for:" + choice));
        }
        return question.build();
    }
}
