package dev.lifebar.core.command;

import dev.lifebar.core.alert.AlertFacts;
import dev.lifebar.core.alert.Attention;
import dev.lifebar.core.alert.Episode;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.reading.Asked;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.EpisodeStore;
import dev.lifebar.core.storage.ReadingStore;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Permission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says why an account has its colour, in a few sentences. */
final class AlertsWhyCommand implements Command {
    private static final Option<AccountName> ACCOUNT = Options.ACCOUNT.asRequired();
    private static final Spec SPEC =
            new Spec("alerts why", List.of(ACCOUNT), Permission.VIEW, Spec.Audience.CALLER, false);

    private final Balances balances;
    private final Database database;

    AlertsWhyCommand(Balances balances, Database database) {
        this.balances = balances;
        this.database = database;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        AccountName name = invocation.get(ACCOUNT);
        Optional<Account> account = balances.find(invocation.workspace(), name);
        if (account.isEmpty()) {
            return Labels.unwatched(balances, invocation, name);
        }
        Standing standing = balances.standing(invocation.workspace(), account.get());
        return Reply.done().lines(lines(invocation, standing)).build();
    }

    private List<Line> lines(Invocation invocation, Standing standing) {
        List<Line> lines = new ArrayList<>();
        lines.add(colour(standing));
        Optional<Episode> open = database.read(
                handle -> new EpisodeStore(handle).open(standing.account().id()));
        open.flatMap(episode -> held(standing, episode)).ifPresent(lines::add);
        open.ifPresent(episode -> lines.addAll(answers(episode.course().attention())));
        lines.addAll(origin(standing.account().projection(), invocation.caller()));
        Amount full = standing.account().projection().full();
        if (full != null) {
            lines.add(Texts.line(
                    AccountDetail.capacity(standing.account().projection().capacity()), full));
        }
        asked(standing.account())
                .filter(asked -> asked.isConnected() && !asked.paused())
                .map(asked -> Duration.between(invocation.now(), asked.nextAt()))
                .filter(wait -> !wait.isNegative())
                .ifPresent(wait ->
                        lines.add(Texts.line("reading.next", Words.span(wait)).faint()));
        return lines;
    }

    private Optional<Asked> asked(Account account) {
        return database.read(handle -> new ReadingStore(handle).find(account.id()));
    }

    private static Line colour(Standing standing) {
        Level level = standing.level();
        Span name = new Span.Strong(standing.name());
        if (level == null) {
            return Texts.line("why.unknown", name);
        }
        if (level == Level.EMPTY) {
            return Texts.line("credits.why.empty", name);
        }
        String state = level.symbol() + " " + Words.state(level);
        return new Why(standing)
                .because()
                .map(because -> Texts.line("credits.why", name, state, because))
                .orElseGet(() -> Texts.line("why.ok", name, state));
    }

    /** That its alert is still as bad as it was, for want of a distance from the line. */
    private static Optional<Line> held(Standing standing, Episode episode) {
        return Optional.ofNullable(episode.facts())
                .map(AlertFacts::level)
                .filter(told -> standing.level() != null && told.isWorseThan(standing.level()))
                .map(told -> Texts.line("why.held", Words.state(told)));
    }

    /** What people answered to its alert, as far as it still holds. */
    private static List<Line> answers(Attention attention) {
        List<Line> lines = new ArrayList<>();
        Attention.Act known = attention.acknowledged();
        if (known != null) {
            lines.add(Texts.line("alert.scene.acknowledged", known.by().name(), new Span.Clock(known.at()))
                    .faint());
        }
        Attention.Snooze snooze = attention.snooze();
        if (snooze != null) {
            String who = snooze.by().name();
            lines.add((snooze.until() == null
                            ? Texts.line("alert.scene.snoozed.worse", who)
                            : Texts.line("alert.scene.snoozed", who, new Span.Clock(snooze.until())))
                    .faint());
        }
        return lines;
    }

    /** Where the number came from, and what has been counted since. */
    private static List<Line> origin(Projection projection, Caller reader) {
        Amount anchor = projection.anchor();
        if (anchor == null || projection.asOf() == null) {
            return List.of();
        }
        Span at = new Span.Clock(projection.asOf());
        String author = projection.typedBy();
        List<Line> lines = new ArrayList<>();
        lines.add(
                author == null
                        ? Texts.line("why.read", anchor, at)
                        : Texts.line("why.synced", anchor, AccountCard.by(author, reader), at));
        if (projection.added() > 0) {
            lines.add(Texts.line("why.added", new Amount(projection.added(), anchor.unit())));
        }
        if (projection.spent() > 0) {
            lines.add(
                    projection.observedAt() == null
                            ? Texts.line("why.spent", new Amount(projection.spent(), anchor.unit()))
                            : Texts.line(
                                    "why.spent.last",
                                    new Amount(projection.spent(), anchor.unit()),
                                    new Span.Clock(projection.observedAt())));
        }
        return lines;
    }
}
