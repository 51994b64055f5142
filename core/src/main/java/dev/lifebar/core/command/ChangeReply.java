package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Drift;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.ledger.Recorded;
import dev.lifebar.core.ledger.Request;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.ledger.Undone;
import dev.lifebar.core.reading.Asked;
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
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Words what a change did to an account: the new number, what it was before, the bar, and how to take it back. */
final class ChangeReply {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeReply.class);

    /** In less than this nothing is spent that is worth telling. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final Balances balances;
    private final Readings readings;

    ChangeReply(Balances balances, Readings readings) {
        this.balances = balances;
        this.readings = readings;
    }

    Reply synced(Workspace workspace, Recorded recorded) {
        boolean full = recorded.kept().entry().kind() == EntryKind.FULL;
        return told(() -> full ? full(workspace, recorded) : sync(workspace, recorded));
    }

    Reply toppedUp(Workspace workspace, Recorded recorded) {
        return told(() -> topup(workspace, recorded));
    }

    Reply undone(Workspace workspace, Undone.Done done, Request by) {
        return told(() -> undo(workspace, done, by));
    }

    /** What failed by now failed after it was stored, which the answer must not deny. */
    private static Reply told(Supplier<Reply> words) {
        try {
            return words.get();
        } catch (RuntimeException e) {
            LOG.error("what was stored cannot be worded", e);
            return Reply.done().lines(Texts.line("change.stored")).build();
        }
    }

    private Reply sync(Workspace workspace, Recorded recorded) {
        Standing standing = standing(workspace, recorded);
        Instant at = recorded.kept().entry().at();
        Amount balance = balance(recorded);
        Line title = Texts.line(
                "sync.done", new Span.Strong(standing.name()), balance, was(recorded, at), percent(standing));
        List<Line> lines = lines(standing, at, balance, asked(standing));
        again(standing, recorded).ifPresent(lines::add);
        Drift.of(recorded.kept()).ifPresent(drift -> lines.add(AccountDetail.drift(drift)));
        raised(recorded).ifPresent(lines::add);
        List<Button> buttons = new ArrayList<>();
        buttons.add(undo(recorded));
        if (isProvisional(recorded)) {
            provisional(recorded).ifPresent(lines::add);
            buttons.add(setFull(recorded));
        }
        return reply(standing, title, lines, buttons);
    }

    private Reply full(Workspace workspace, Recorded recorded) {
        Standing standing = standing(workspace, recorded);
        Amount max = recorded.kept().entry().amount();
        List<Line> lines = lines(standing, recorded.kept().entry().at(), balance(recorded), asked(standing));
        raised(recorded).ifPresent(lines::add);
        Line title = Texts.line("sync.full", new Span.Strong(standing.name()), max, percent(standing));
        return reply(standing, title, lines, List.of());
    }

    /** A full bar that was said and is less than what is there. */
    private static Optional<Line> raised(Recorded recorded) {
        Amount max = recorded.kept().entry().max();
        Amount set = max == null && recorded.before().capacity().fixed() > 0
                ? recorded.before().full()
                : max;
        Amount full = recorded.after().full();
        return set == null || full == null || !full.unit().equals(set.unit()) || full.compareTo(set) <= 0
                ? Optional.empty()
                : Optional.of(Texts.line("sync.raised", set, full).faint());
    }

    /** A top-up makes a full bar, even of little: a bar that shrinks by it looks better than it is. */
    private static Optional<Line> shrunk(Recorded recorded) {
        Amount before = recorded.before().full();
        Amount full = recorded.after().full();
        return before == null || full == null || full.compareTo(before) >= 0
                ? Optional.empty()
                : Optional.of(Texts.line("topup.shrunk", full, before).faint());
    }

    private Reply topup(Workspace workspace, Recorded recorded) {
        Standing standing = standing(workspace, recorded);
        Entry entry = recorded.kept().entry();
        Amount balance = balance(recorded);
        Line title = Texts.line("topup.done", entry.amount(), new Span.Strong(standing.name()));
        Asked asked = asked(standing);
        List<Line> lines = lines(standing, entry.at(), balance, asked);
        lines.add(0, Line.of(new AccountCard(standing, entry.at()).number(balance)));
        again(standing, recorded).ifPresent(lines::add);
        List<Button> buttons = new ArrayList<>(List.of(undo(recorded)));
        shrunk(recorded).ifPresent(line -> {
            lines.add(line);
            if (recorded.after().basis() == Basis.MANUAL) {
                buttons.add(setFull(recorded));
            }
        });
        if (recorded.before().basis() == Basis.LIVE && asked != null && asked.isConnected()) {
            lines.add(next(standing, asked, entry.at()).faint());
        }
        return reply(standing, title, lines, buttons);
    }

    /** When the provider's own number counts again. */
    private static Line next(Standing standing, Asked asked, Instant at) {
        if (asked.failure() != null || asked.paused()) {
            return Texts.line("topup.live.failing", standing.name());
        }
        Duration wait = Duration.between(at, asked.nextAt());
        return wait.compareTo(Ledger.SHOWN_WITHIN) <= 0
                ? Texts.line("topup.live", standing.name())
                : Texts.line("topup.live.later", standing.name(), Words.span(wait));
    }

    private Reply undo(Workspace workspace, Undone.Done done, Request by) {
        Recorded recorded = done.recorded();
        Standing standing = standing(workspace, recorded);
        Entry undone = done.undone().entry();
        boolean own = undone.author().id().equals(by.author().id());
        Line title = Texts.line(
                "undo.done." + undone.kind().name().toLowerCase(Locale.ROOT),
                new Span.Strong(standing.name()),
                undone.amount(),
                own ? Texts.text("undo.you") : undone.author().name(),
                undone.at());
        Amount balance = recorded.kept().balance();
        if (balance == null) {
            return Reply.done()
                    .lines(title, Texts.line("undo.unknown", standing.name()))
                    .build();
        }
        List<Line> lines = lines(standing, recorded.kept().entry().at(), balance, asked(standing));
        lines.add(0, Texts.line("undo.again", balance, percent(standing)));
        if (standing.account().enabled()) {
            return reply(standing, title, lines, List.of());
        }
        lines.add(Texts.line("undo.off", standing.name()).faint());
        String enable = "lifebar enable " + standing.account().name().text();
        return reply(standing, title, lines, List.of(Actions.press(Texts.text("button.enable"), enable)));
    }

    /** What was switched off is shown again, which nobody asked for in so many words. */
    private static Optional<Line> again(Standing standing, Recorded recorded) {
        return recorded.again()
                ? Optional.of(Texts.line("change.again", standing.name()).faint())
                : Optional.empty();
    }

    /** Whether the first balance that was recorded stands in for a full bar, and it is to be said so. */
    static boolean isProvisional(Recorded recorded) {
        return isFirst(recorded) && recorded.after().capacity().isProvisional();
    }

    /** That it does; nothing for a balance that makes no bar. */
    static Optional<Line> provisional(Recorded recorded) {
        return recorded.after().full() == null
                ? Optional.empty()
                : Optional.of(Texts.line("sync.first", balance(recorded)).faint());
    }

    /** Whether nothing was known in this unit before. */
    private static boolean isFirst(Recorded recorded) {
        Amount before = recorded.before().balance();
        return before == null || !before.unit().equals(balance(recorded).unit());
    }

    private @Nullable Asked asked(Standing standing) {
        return readings.find(standing.account()).orElse(null);
    }

    private static List<Line> lines(Standing standing, Instant at, Amount balance, @Nullable Asked asked) {
        List<Line> lines = new ArrayList<>();
        AccountCard card = new AccountCard(standing, at, asked);
        card.barLine(balance, level(standing)).ifPresent(lines::add);
        new Why(standing).aside().ifPresent(lines::add);
        card.extrapolated().ifPresent(lines::add);
        return lines;
    }

    private static Reply reply(Standing standing, Line title, List<Line> lines, List<Button> buttons) {
        Level level = level(standing);
        return Reply.done()
                .accent(level)
                .block(new Block.Card(level, title, lines, buttons))
                .build();
    }

    private static Level level(Standing standing) {
        return Objects.requireNonNull(standing.level());
    }

    private static Amount balance(Recorded recorded) {
        return Objects.requireNonNull(recorded.after().balance());
    }

    /** How the account stood right after the entry, which may be long ago if the request is a repetition. */
    private Standing standing(Workspace workspace, Recorded recorded) {
        Account now = recorded.account();
        return now.lastSequence() == recorded.kept().entry().sequence()
                ? balances.standing(workspace, now)
                : balances.standing(workspace, now, recorded.after());
    }

    private static String was(Recorded recorded, Instant at) {
        Projection before = recorded.before();
        Amount last = before.balance();
        Amount now = balance(recorded);
        @Nullable Instant asOf = before.asOf();
        if (last == null || asOf == null || !last.unit().equals(now.unit())) {
            return "";
        }
        if (last.equals(now)) {
            return Texts.text("sync.same");
        }
        // What was estimated is of now, and never was what a console showed.
        if (before.basis() == Basis.ESTIMATED) {
            return Texts.text("sync.was.estimated", last);
        }
        if (Math.abs(now.micros() - last.micros()) > Amount.MAX_MICROS) {
            return Texts.text("sync.was.far", last);
        }
        Amount change = now.minus(last);
        String signed = change.isPositive() ? "+" + change : change.toString();
        Duration since = Duration.between(asOf, at);
        return since.compareTo(MOMENT) < 0
                ? Texts.text("sync.was", last, signed)
                : Texts.text("sync.was.since", last, signed, Words.span(since));
    }

    private static String percent(Standing standing) {
        return standing.percent()
                .map(share -> Texts.text("sync.percent", share.text(standing.rules())))
                .orElse("");
    }

    private static Button undo(Recorded recorded) {
        String entry = Long.toString(recorded.kept().entry().id(), Character.MAX_RADIX);
        return Actions.press(Texts.text("button.undo"), "undo " + name(recorded).text() + " entry:" + entry);
    }

    /**
     * Says the balance once more, so the button works only as long as nothing newer was recorded; one that is read stays
     * what it is by then.
     */
    static Button setFull(Recorded recorded) {
        String until = recorded.after().basis() == Basis.LIVE
                ? SyncCommand.KEEP.name()
                : "after:" + recorded.kept().entry().sequence();
        String typed = "sync %s %s max:? %s"
                .formatted(name(recorded).text(), balance(recorded).decimal(), until);
        return Actions.press(Texts.text("button.setfull"), typed);
    }

    private static AccountName name(Recorded recorded) {
        return recorded.account().name();
    }
}
