package dev.lifebar.core.command;

import dev.lifebar.core.alert.Claim;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.UnfitException;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Draft;
import dev.lifebar.core.ledger.Kept;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.ledger.Recorded;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.storage.EntryStore.Risen;
import dev.lifebar.core.workspace.Permission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Records what was added. */
final class TopupCommand implements Command {
    private static final Option<AccountName> ACCOUNT = Options.ACCOUNT.asRequired();
    private static final Option<String> AMOUNT = Option.amount("amount").asRequired();

    /** The id of the entry that a button stands under, in base 36: a reading that shows the top-up. */
    private static final Option<String> SEEN = Option.text("seen").asHidden();

    private static final Spec SPEC = new Spec(
            "topup", List.of(ACCOUNT, AMOUNT, Options.YES, SEEN), Permission.UPDATE, Spec.Audience.CHANNEL, false);

    /** How long after a reading showed a top-up somebody may still record it. */
    private static final Duration SHOWN = Duration.ofHours(6);

    /** What a reading may show more than was paid: a fiftieth. */
    private static final int ROUNDING = 50;

    private final Ledger ledger;
    private final Balances balances;
    private final ChangeReply replies;

    TopupCommand(Ledger ledger, Balances balances, ChangeReply replies) {
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
        Optional<String> seen = invocation.find(SEEN);
        if (seen.isPresent()) {
            return claim(invocation, seen.get());
        }
        Optional<Recorded> earlier = ledger.earlier(invocation.workspace(), invocation.request());
        return earlier.isPresent() ? replies.toppedUp(invocation.workspace(), earlier.get()) : topUp(invocation);
    }

    /** Somebody says that a top-up was theirs which a reading has shown: it counts already, and now it has a name. */
    private Reply claim(Invocation invocation, String seen) {
        Kept rise = entry(seen)
                .flatMap(id -> ledger.find(invocation.workspace(), id))
                .filter(kept -> kept.entry().kind() == EntryKind.RISE)
                .orElseThrow(() -> new UsageException(Texts.line("error.entry", Clean.quote(seen))));
        Amount added =
                Amounts.read(invocation.get(AMOUNT), rise.entry().amount().unit());
        Entry claim = ledger.claim(invocation.workspace(), rise, added, invocation.request())
                .entry();
        boolean own = claim.author().id().equals(invocation.caller().id());
        return Reply.done()
                .lines(Texts.line(
                        own ? "topup.claimed" : "topup.claimed.before",
                        new Span.Strong(invocation.catalogue().nameOf(invocation.get(ACCOUNT))),
                        claim.amount(),
                        claim.author().name(),
                        rise.entry().at()))
                .build();
    }

    private static Optional<Long> entry(String text) {
        try {
            return Optional.of(Long.parseLong(text, Character.MAX_RADIX));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Reply topUp(Invocation invocation) {
        AccountName name = invocation.get(ACCOUNT);
        Optional<Account> account = balances.find(invocation.workspace(), name)
                .filter(known -> known.projection().balance() != null);
        if (account.isEmpty()) {
            return unknown(invocation, name);
        }
        Amount added =
                Amounts.read(invocation.get(AMOUNT), account.get().projection().unit());
        check(added, account.get(), name);
        Optional<Risen> same = invocation.has(Options.YES) ? Optional.empty() : seen(invocation, account.get(), added);
        if (same.isPresent()) {
            return ask(invocation, name, added, same.get());
        }
        Draft draft = new Draft(EntryKind.TOPUP, added, null, invocation.request());
        try {
            return replies.toppedUp(invocation.workspace(), ledger.record(invocation.workspace(), name, draft));
        } catch (UnfitException e) {
            // Somebody changed the account since it was looked at; another look tells what is the matter now.
            return topUp(invocation);
        }
    }

    /** A reading that shows this top-up already, as it seems; what was spent meanwhile makes it show less. */
    private Optional<Risen> seen(Invocation invocation, Account account, Amount added) {
        return ledger.unclaimed(account, invocation.now().minus(SHOWN))
                .filter(rise -> rise.added().unit().equals(added.unit()))
                .filter(rise -> rise.added().micros() <= added.micros() + added.micros() / ROUNDING
                        && rise.added().micros() >= added.micros() / 2);
    }

    private static Reply ask(Invocation invocation, AccountName name, Amount added, Risen rise) {
        Entry entry = rise.kept().entry();
        Span strong = new Span.Strong(invocation.catalogue().nameOf(name));
        Reply.Builder question = Reply.question().lines(Texts.line("topup.seen", rise.added(), strong, entry.at()));
        Claim.button(name, added, entry.id()).ifPresent(question::button);
        String more = "topup %s %s yes".formatted(name.text(), added.decimal());
        if (Actions.fits(more)) {
            question.button(Actions.press(Texts.text("button.more", added), more));
        }
        return question.button(Actions.cancel()).build();
    }

    private static void check(Amount added, Account account, AccountName name) {
        String unit = account.projection().unit().code();
        if (!added.unit().code().equals(unit)) {
            throw new UsageException(Texts.line("error.topup.unit", added, unit), Texts.line("nothing.changed"));
        }
        if (!added.isPositive()) {
            throw new UsageException(
                    Texts.line("error.topup.positive", added), Texts.line("error.topup.sync", name.text()));
        }
    }

    private Reply unknown(Invocation invocation, AccountName name) {
        return Reply.failed()
                .lines(
                        Texts.line("topup.unknown", invocation.catalogue().nameOf(name)),
                        Texts.line("topup.unknown.type", name.text()))
                .lines(Labels.hint(balances, invocation, name))
                .button(Actions.press(Texts.text("button.sync"), "sync " + name.text()))
                .build();
    }
}
