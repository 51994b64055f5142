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
import dev.lifebar.core.reply.Words;
import dev.lifebar.core.workspace.Permission;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records what is left, as the person read it in the provider's console. */
final class SyncCommand implements Command {
    private static final Option<AccountName> ACCOUNT = Options.ACCOUNT.asRequired();
    private static final Option<String> BALANCE = Option.amount("balance").asRequired();
    private static final Option<String> MAX = Option.amount("max");

    /** The sequence of the last entry that there was when a button was shown; 0 where there was none. */
    private static final Option<Integer> AFTER =
            Options.number("after", 0, 999_999_999).asHidden();

    /** Only what a full bar means is set: what is left stays what it is by now, whatever was said. */
    static final Option<Boolean> KEEP = Option.flag("keep").asHidden();

    private static final Spec SPEC = new Spec(
            "sync",
            List.of(ACCOUNT, BALANCE, MAX, Options.YES, AFTER, KEEP),
            Permission.UPDATE,
            Spec.Audience.CHANNEL,
            false);

    /** As many other accounts are offered at once. */
    private static final int OFFERED = 10;

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
        if (invocation.has(KEEP) && invocation.find(MAX).isPresent()) {
            return fill(invocation, name, account);
        }
        if (isOvertaken(invocation, account)) {
            return overtaken(name);
        }
        Wanted wanted = Wanted.of(invocation, name, account);
        Optional<Reply> question =
                invocation.has(Options.YES) ? Optional.empty() : question(invocation, wanted, account);
        return question.orElseGet(() -> record(invocation, wanted));
    }

    private Reply fill(Invocation invocation, AccountName name, Optional<Account> account) {
        Optional<Amount> max = account.map(Account::projection)
                .filter(known -> known.balance() != null)
                .map(known -> full(invocation.get(MAX), known.unit()));
        return max.map(full -> ledger.record(invocation.workspace(), name, Draft.full(full, invocation.request())))
                .map(recorded -> replies.synced(invocation.workspace(), recorded))
                .orElseGet(() -> overtaken(name));
    }

    private static Reply overtaken(AccountName name) {
        return Reply.failed()
                .lines(Texts.line("error.after"), Texts.line("error.after.type", name.text()))
                .build();
    }

    private Reply record(Invocation invocation, Wanted wanted) {
        Draft draft = new Draft(EntryKind.SYNC, wanted.balance(), wanted.max(), invocation.request());
        return replies.synced(invocation.workspace(), ledger.record(invocation.workspace(), wanted.name(), draft));
    }

    private Optional<Reply> question(Invocation invocation, Wanted wanted, Optional<Account> account) {
        Optional<Doubt> doubt = Doubt.about(wanted.known(), wanted.balance(), wanted.max());
        boolean watched = account.filter(Account::enabled).isPresent();
        List<Account> others = watched ? List.of() : watched(invocation, wanted.name());
        if (others.isEmpty()) {
            return doubt.map(odd -> ask(wanted, odd));
        }
        Reply.Builder which = Reply.question();
        doubt.ifPresent(odd -> which.lines(odd.question()));
        return Optional.of(ask(which, invocation, wanted, others, account.isEmpty()));
    }

    /** The accounts that a name may mean which itself is not watched; those that are switched off are not meant. */
    private List<Account> watched(Invocation invocation, AccountName name) {
        return balances.meant(invocation.workspace(), name).stream()
                .flatMap(meant -> balances.find(invocation.workspace(), meant).stream())
                .filter(Account::enabled)
                .toList();
    }

    private static boolean isOvertaken(Invocation invocation, Optional<Account> account) {
        Optional<Integer> after = invocation.find(AFTER);
        return after.isPresent()
                && account.map(Account::lastSequence).orElse(0L) != after.get().longValue();
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

    private static Reply ask(Wanted wanted, Doubt doubt) {
        Reply.Builder question = Reply.question().lines(doubt.question());
        wanted.typed()
                .ifPresent(last -> question.lines(
                        Texts.line("doubt.undo", last, wanted.name().text()).faint()));
        save(question, wanted.save(wanted.balance()));
        doubt.instead().flatMap(wanted::save).ifPresent(question::button);
        return question.button(Actions.cancel()).build();
    }

    /** Which account it is. */
    private static Reply ask(
            Reply.Builder question, Invocation invocation, Wanted wanted, List<Account> others, boolean isNew) {
        List<String> names =
                others.stream().map(account -> account.name().text()).toList();
        question.lines(
                Texts.line("sync.labelled", invocation.catalogue().nameOf(wanted.name())),
                Texts.line("labels.meant", Words.oneOf(names)));
        others.stream()
                .limit(OFFERED)
                .flatMap(account -> Wanted.of(invocation, account.name(), Optional.of(account)).use().stream())
                .forEach(question::button);
        save(question, isNew ? wanted.start() : wanted.save(wanted.balance()));
        return question.button(Actions.cancel()).build();
    }

    /** Where no button can hold it, it has to be typed again with {@code yes}. */
    private static void save(Reply.Builder question, Optional<Button> save) {
        save.ifPresentOrElse(question::button, () -> question.lines(Texts.line("doubt.again")));
    }

    /**
     * What is to be stored of an account, as it is known now.
     *
     * @param last the sequence of its last entry
     */
    private record Wanted(
            AccountName name,
            Projection known,
            long last,
            Amount balance,
            @Nullable Amount max) {
        static Wanted of(Invocation invocation, AccountName name, Optional<Account> account) {
            Projection known =
                    account.map(Account::projection).orElseGet(() -> Projection.empty(invocation.unitOf(name)));
            Amount balance = Amounts.read(invocation.get(BALANCE), known.unit());
            Amount max =
                    invocation.find(MAX).map(text -> full(text, balance.unit())).orElse(null);
            return new Wanted(name, known, account.map(Account::lastSequence).orElse(0L), balance, max);
        }

        /** What is known, where somebody typed it and nothing came of it since. */
        Optional<Amount> typed() {
            return known.typedBy() != null && known.added() == 0 && known.spent() == 0
                    ? Optional.ofNullable(known.balance())
                    : Optional.empty();
        }

        Optional<Button> save(Amount amount) {
            return button(Texts.text("button.save", amount), amount, " yes");
        }

        Optional<Button> start() {
            return button(Texts.text("button.newaccount", name.text()), balance, " yes");
        }

        Optional<Button> use() {
            return button(Texts.text("button.use", name.text()), balance, "");
        }

        /** Works as long as nothing newer was recorded; nothing where it would not fit. */
        private Optional<Button> button(String label, Amount amount, String yes) {
            String code = amount.unit().isCurrency() ? amount.unit().code() : "";
            String full = max == null ? "" : " " + max.decimal();
            String typed = "sync %s %s%s%s after:%d%s".formatted(name.text(), amount.decimal(), code, full, last, yes);
            return Actions.fits(typed) ? Optional.of(Actions.press(label, typed)) : Optional.empty();
        }
    }
}
