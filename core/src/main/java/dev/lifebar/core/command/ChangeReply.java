package dev.lifebar.core.command;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Recorded;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.ledger.Undone;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import dev.lifebar.core.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Words what a change did to an account: the new number, what it was before, the bar, and how to take it back. */
final class ChangeReply {
    private final Balances balances;

    ChangeReply(Balances balances) {
        this.balances = balances;
    }

    Reply synced(Workspace workspace, Recorded recorded) {
        Standing standing = standing(workspace, recorded);
        Instant at = recorded.kept().entry().at();
        Amount balance = Objects.requireNonNull(recorded.after().balance());
        Line title = Texts.line(
                "sync.done", new Span.Strong(standing.name()), balance, was(recorded, at), percent(standing));
        List<Line> lines = new ArrayList<>();
        List<Button> buttons = new ArrayList<>();
        buttons.add(undo(recorded));
        if (recorded.before().balance() == null && recorded.after().capacity().isProvisional()) {
            lines.add(Texts.line("sync.first", balance).faint());
            String name = recorded.account().name().text();
            buttons.add(
                    Actions.press(Texts.text("button.setfull"), "sync " + name + " " + balance.decimal() + " max:?"));
        }
        return reply(standing, at, balance, title, lines, buttons);
    }

    Reply toppedUp(Workspace workspace, Recorded recorded) {
        Standing standing = standing(workspace, recorded);
        Instant at = recorded.kept().entry().at();
        Amount balance = Objects.requireNonNull(recorded.after().balance());
        Line title = Texts.line(
                "topup.done",
                new Span.Strong(standing.name()),
                recorded.kept().entry().amount(),
                new AccountCard(standing, at).number(balance));
        return reply(standing, at, balance, title, List.of(), List.of(undo(recorded)));
    }

    Reply undone(Workspace workspace, Undone.Done done) {
        Recorded recorded = done.recorded();
        Standing standing = standing(workspace, recorded);
        Line title = Texts.line(
                "undo.done." + done.undone().entry().kind().name().toLowerCase(Locale.ROOT),
                new Span.Strong(standing.name()),
                done.undone().entry().amount(),
                done.undone().entry().author().name(),
                done.undone().entry().at());
        Amount balance = recorded.kept().balance();
        if (balance == null) {
            return Reply.done()
                    .lines(title, Texts.line("undo.unknown", standing.name()))
                    .build();
        }
        Line again = Texts.line("undo.again", balance);
        return reply(standing, recorded.kept().entry().at(), balance, title, List.of(again), List.of());
    }

    private static Reply reply(
            Standing standing, Instant at, Amount balance, Line title, List<Line> more, List<Button> buttons) {
        Level level = Objects.requireNonNull(standing.level());
        List<Line> lines = new ArrayList<>();
        new AccountCard(standing, at).barLine(balance, level).ifPresent(lines::add);
        lines.addAll(more);
        return Reply.done()
                .accent(level)
                .block(new Block.Card(level, title, lines, buttons))
                .build();
    }

    /** How the account stood right after the entry, which may be long ago if the request is a repetition. */
    private Standing standing(Workspace workspace, Recorded recorded) {
        Account now = recorded.account();
        Standing current = balances.standing(workspace, now);
        if (current.balance() == null
                || now.lastSequence() == recorded.kept().entry().sequence()) {
            return current;
        }
        return balances.standing(workspace, now.as(recorded.after()));
    }

    private static String was(Recorded recorded, Instant at) {
        Projection before = recorded.before();
        Amount last = before.balance();
        Amount now = Objects.requireNonNull(recorded.after().balance());
        if (last == null || !last.unit().equals(now.unit())) {
            return "";
        }
        Amount change = now.minus(last);
        String signed = change.isPositive() ? "+" + change : change.toString();
        @Nullable Instant asOf = before.asOf();
        return asOf == null
                ? Texts.text("sync.was", last, signed)
                : Texts.text("sync.was.since", last, signed, Words.span(Duration.between(asOf, at)));
    }

    private static String percent(Standing standing) {
        return standing.percent()
                .map(share -> Texts.text("sync.percent", share.text(standing.rules())))
                .orElse("");
    }

    private static Button undo(Recorded recorded) {
        String entry = Long.toString(recorded.kept().entry().id(), Character.MAX_RADIX);
        return Actions.press(
                Texts.text("button.undo"), "undo " + recorded.account().name().text() + " entry:" + entry);
    }
}
