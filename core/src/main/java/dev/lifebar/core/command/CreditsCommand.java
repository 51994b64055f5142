package dev.lifebar.core.command;

import dev.lifebar.core.alert.Subscription;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.health.Reason;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import dev.lifebar.core.workspace.Permission;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows how all accounts stand, or one in detail. */
final class CreditsCommand implements Command {
    private static final Spec SPEC =
            new Spec("credits", List.of(Options.ACCOUNT), Permission.VIEW, Spec.Audience.CHANNEL, true);

    private final Balances balances;
    private final Subscriptions subscriptions;

    CreditsCommand(Balances balances, Subscriptions subscriptions) {
        this.balances = balances;
        this.subscriptions = subscriptions;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        List<Standing> all = balances.of(invocation.workspace());
        Optional<AccountName> wanted = invocation.find(Options.ACCOUNT);
        if (wanted.isPresent()) {
            return detail(invocation, wanted.get(), all);
        }
        return all.isEmpty() ? empty(invocation) : overview(invocation, all);
    }

    private Reply overview(Invocation invocation, List<Standing> all) {
        Reply.Builder reply = Reply.done().title(title(invocation)).facts(facts(invocation, all));
        for (Standing standing : all) {
            reply.block(new AccountCard(standing, invocation.now()).card(spending(invocation, standing)));
        }
        Standing worst = all.get(0);
        Level level = worst.level();
        if (level != null) {
            reply.accent(level);
        }
        warnings(invocation, worst).forEach(reply::lines);
        return reply.button(Actions.press(Texts.text("button.history"), "history"))
                .build();
    }

    private List<Line> warnings(Invocation invocation, Standing worst) {
        Optional<Line> why = why(worst);
        Optional<Line> trouble = subscriptions.of(invocation.workspace()).stream()
                .filter(subscription -> subscription.trouble() != null)
                .findFirst()
                .map(CreditsCommand::trouble);
        return Stream.of(why, trouble).flatMap(Optional::stream).toList();
    }

    private static Line trouble(Subscription subscription) {
        return Texts.line("credits.trouble", subscription.channel().name(), String.valueOf(subscription.trouble()))
                .warning();
    }

    /** Says of a low account which rule made it so. */
    private static Optional<Line> why(Standing standing) {
        Level level = standing.level();
        if (level == null || !level.isWorseThan(Level.YELLOW)) {
            return Optional.empty();
        }
        Span name = new Span.Strong(standing.name());
        String state = Words.state(level);
        if (level == Level.EMPTY) {
            return Optional.of(Texts.line("credits.why.empty", name).warning());
        }
        Reason reason = standing.account().health() == null
                ? null
                : standing.account().health().reason();
        return Optional.of(Texts.line("credits.why", name, state, because(standing, reason))
                .warning());
    }

    private static String because(Standing standing, @Nullable Reason reason) {
        BigDecimal boundary = reason == null || reason.boundary() == null ? BigDecimal.ZERO : reason.boundary();
        if (reason == null) {
            return "";
        }
        return switch (reason.kind()) {
            case PERCENT ->
                Texts.text(
                        "credits.because.percent",
                        standing.percent()
                                .map(share -> share.text(standing.rules()))
                                .orElse(""),
                        boundary.toPlainString());
            case MONEY ->
                Texts.text(
                        "credits.because.money",
                        Amount.of(
                                boundary.toPlainString(),
                                standing.account().projection().unit()));
            case DAYS -> Words.count("credits.because.days", boundary);
            case NONE, EMPTY -> "";
        };
    }

    private Reply detail(Invocation invocation, AccountName wanted, List<Standing> all) {
        List<Standing> matching = all.stream()
                .filter(standing -> standing.account().name().provider().equals(wanted.provider()))
                .filter(standing -> wanted.label().isEmpty()
                        || standing.account().name().label().equals(wanted.label()))
                .toList();
        if (matching.isEmpty()) {
            String name = invocation.catalogue().nameOf(wanted);
            return Reply.failed()
                    .lines(Texts.line("credits.none", name), Texts.line("credits.none.type", wanted.text()))
                    .button(Actions.press(Texts.text("button.sync"), "sync " + wanted.text()))
                    .build();
        }
        Reply.Builder reply = Reply.done().facts(facts(invocation, matching));
        for (Standing standing : matching) {
            reply.block(new AccountCard(standing, invocation.now()).card(spending(invocation, standing)));
            reply.lines(new AccountDetail(
                            standing,
                            Spending.of(balances, invocation.workspace(), standing.account(), invocation.now()))
                    .lines());
            why(standing).ifPresent(reply::lines);
        }
        Level level = matching.get(0).level();
        return (level == null ? reply : reply.accent(level))
                .button(Actions.press(Texts.text("button.history"), "history " + wanted.text()))
                .build();
    }

    private @Nullable Spending spending(Invocation invocation, Standing standing) {
        boolean payg = standing.account().projection().basis() == Basis.PAYG;
        return payg ? Spending.of(balances, invocation.workspace(), standing.account(), invocation.now()) : null;
    }

    private static Reply empty(Invocation invocation) {
        return Reply.done()
                .lines(Texts.line("credits.empty"))
                .button(Actions.press(Texts.text("button.setup"), "lifebar setup"))
                .button(Actions.press(Texts.text("button.help"), "lifebar help"))
                .facts(facts(invocation, List.of()))
                .build();
    }

    private static CreditsFacts facts(Invocation invocation, List<Standing> standings) {
        Instant now = invocation.now();
        return new CreditsFacts(
                invocation.workspace().key().name(),
                now,
                standings.stream().map(AccountFacts::of).toList());
    }

    private static Line title(Invocation invocation) {
        String name = invocation.workspace().key().name();
        return name.isEmpty() ? Texts.line("credits.title") : Texts.line("credits.title.of", name);
    }
}
