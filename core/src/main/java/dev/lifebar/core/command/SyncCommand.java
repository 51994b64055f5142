package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Draft;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.ledger.Recorded;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records what is left, as the person read it in the provider's console. */
final class SyncCommand implements Command {
    private static final Option<AccountName> ACCOUNT = Options.ACCOUNT.asRequired();
    private static final Option<String> BALANCE = Option.amount("balance").asRequired();
    private static final Option<String> MAX = Option.amount("max");

    /** The sequence of the entry that a button stands under. */
    private static final Option<Integer> AFTER =
            Options.number("after", 1, 999_999).asHidden();

    private static final Spec SPEC = new Spec(
            "sync",
            List.of(ACCOUNT, BALANCE, MAX, Options.YES, AFTER),
            Permission.UPDATE,
            Spec.Audience.CHANNEL,
            false);

    private final Ledger ledger;
    private final Balances balances;
    private final ChangeReply replies;

    SyncCommand(Ledger ledger, Balances balances, ChangeReply replies) {
        this.ledger = ledger;
        this.balances = balances;
        this.replies = replies;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        Optional<Recorded> earlier = ledger.earlier(invocation.workspace(), invocation.request());
        return earlier.isPresent() ? replies.synced(invocation.workspace(), earlier.get()) : sync(invocation);
    }

    private Reply sync(Invocation invocation) {
        AccountName name = invocation.get(ACCOUNT);
        Optional<Account> account = balances.find(invocation.workspace(), name);
        checkAfter(invocation, account);
        Unit unit = account.map(found -> found.projection().unit()).orElseGet(() -> invocation.unitOf(name));
        Amount balance = Amounts.read(invocation.get(BALANCE), unit);
        Amount max =
                invocation.find(MAX).map(text -> full(text, balance.unit())).orElse(null);
        Projection known = account.map(Account::projection).orElseGet(() -> Projection.empty(unit));
        Optional<Doubt> doubt = Doubt.about(known, balance, max);
        if (doubt.isPresent() && !invocation.has(Options.YES)) {
            return ask(name, balance, max, doubt.get());
        }
        Recorded recorded = ledger.record(
                invocation.workspace(), name, new Draft(EntryKind.SYNC, balance, max, invocation.request()));
        return replies.synced(invocation.workspace(), recorded);
    }

    private static void checkAfter(Invocation invocation, Optional<Account> account) {
        Optional<Integer> after = invocation.find(AFTER);
        if (after.isPresent()
                && account.map(Account::lastSequence).orElse(0L) != after.get().longValue()) {
            throw new UsageException(
                    Texts.line("error.after"),
                    Texts.line("error.after.type", invocation.get(ACCOUNT).text()));
        }
    }

    private static Amount full(String text, Unit unit) {
        Amount max = Amounts.read(text, unit);
        if (!max.unit().equals(unit)) {
            throw new UsageException(Texts.line("error.max.unit", max, unit.code()), Texts.line("nothing.changed"));
        }
        if (!max.isPositive()) {
            throw new UsageException(Texts.line("error.max", max), Texts.line("nothing.changed"));
        }
        return max;
    }

    private static Reply ask(AccountName name, Amount balance, @Nullable Amount max, Doubt doubt) {
        Reply.Builder question = Reply.question().lines(doubt.question());
        save(name, balance, max).ifPresentOrElse(question::button, () -> question.lines(Texts.line("doubt.again")));
        doubt.instead().flatMap(other -> save(name, other, max)).ifPresent(question::button);
        return question.button(Actions.cancel()).build();
    }

    /** Nothing where it would not fit: then it has to be typed again with {@code yes}. */
    private static Optional<Button> save(AccountName name, Amount balance, @Nullable Amount max) {
        String code = balance.unit().isCurrency() ? balance.unit().code() : "";
        String typed = "sync %s %s%s%s yes"
                .formatted(name.text(), balance.decimal(), code, max == null ? "" : " " + max.decimal());
        return Actions.fits(typed)
                ? Optional.of(Actions.press(Texts.text("button.save", balance), typed))
                : Optional.empty();
    }
}
