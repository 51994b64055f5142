package dev.lifebar.core.reading;

import dev.lifebar.core.alert.Alerts;
import dev.lifebar.core.alert.Episode;
import dev.lifebar.core.alert.Notice;
import dev.lifebar.core.alert.Notice.Topic;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Draft;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.ledger.Recorded;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reading.Asked.Trouble;
import dev.lifebar.core.reading.Outcome.Failed;
import dev.lifebar.core.reading.Outcome.Told;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.EpisodeStore;
import dev.lifebar.core.storage.ReadingStore;
import dev.lifebar.core.storage.ReadingStore.Raw;
import dev.lifebar.core.storage.SecretStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes down what providers answered, for every account it concerns; a failure never touches a balance. */
final class Records {
    /** After this many rejections in a row a key is not tried any more. */
    static final int REJECTIONS = 3;

    private static final int ERRORS = 5;

    /** The same answer again is kept anew only so often. */
    private static final Duration RAW_AGE = Duration.ofHours(1);

    private final Catalogue catalogue;
    private final Surprises surprises;
    private final Ledger ledger;
    private final Alerts alerts;
    private final Pace pace;

    Records(Catalogue catalogue, Ledger ledger, Alerts alerts, Pace pace) {
        this.catalogue = catalogue;
        this.surprises = new Surprises(catalogue);
        this.ledger = ledger;
        this.alerts = alerts;
        this.pace = pace;
    }

    /** Writes it down for the accounts that still share the key, still are watched and still are to be asked for. */
    void record(Handle handle, Answered answered) {
        new ReadingStore(handle)
                .sharing(answered.job().provider(), answered.job().fingerprint())
                .forEach(asked -> record(handle, asked, answered));
    }

    private void record(Handle handle, Asked asked, Answered answered) {
        Account account = new AccountStore(handle).find(asked.accountId()).orElseThrow();
        if (!(answered.outcome() instanceof Told told)) {
            fail(handle, asked, account, (Failed) answered.outcome(), answered.at());
            keep(handle, asked, answered, false);
            return;
        }
        new SecretStore(handle).succeeded(asked.accountId(), answered.at());
        Telling telling = told.telling();
        Optional<Failed> odd = surprises.in(asked, account, telling, answered.at());
        if (odd.isPresent()) {
            fail(handle, asked, account, odd.get(), answered.at());
            keep(handle, asked, answered, false);
            return;
        }
        succeed(handle, asked, account, telling, answered);
    }

    /**
     * Writes down what a new key told when it was tried. Nothing that it tells is a surprise, and what is more than an earlier
     * key told is no top-up.
     *
     * @return what was recorded of the balance, if it told one
     */
    Optional<Recorded> first(Handle handle, Account account, Telling telling, Answered answered) {
        Asked asked = answered.job().asked();
        Optional<Failed> odd = Surprises.foreign(telling, account);
        if (odd.isPresent()) {
            fail(handle, asked, account, odd.get(), answered.at());
            return Optional.empty();
        }
        Optional<Recorded> recorded = Optional.ofNullable(telling.left())
                .map(left -> ledger.read(handle, account, reading(telling, left, answered.at())));
        if (recorded.isEmpty()) {
            tell(handle, asked, account, telling, answered);
        }
        succeeded(handle, asked, account, telling, answered);
        keep(handle, asked, answered, true);
        return recorded;
    }

    private void succeed(Handle handle, Asked asked, Account account, Telling telling, Answered answered) {
        boolean news = tell(handle, asked, account, telling, answered);
        succeeded(handle, asked, account, telling, answered);
        keep(handle, asked, answered, news);
    }

    private void succeeded(Handle handle, Asked asked, Account account, Telling telling, Answered answered) {
        Instant at = answered.at();
        Duration interval = interval(asked);
        new ReadingStore(handle)
                .record(new Asked(
                        asked.accountId(),
                        asked.workspaceId(),
                        asked.provider(),
                        asked.fingerprint(),
                        at.plus(pace.next(interval)),
                        at,
                        0,
                        0,
                        false,
                        at,
                        null,
                        null,
                        at,
                        tellsSpend(asked, telling) ? Spendings.told(asked, account, telling, answered) : asked.told(),
                        telling.details(),
                        asked.errors(),
                        asked.every()));
    }

    /** Keeps the answer; one without news only instead of one that is old. */
    private static void keep(Handle handle, Asked asked, Answered answered, boolean news) {
        if (answered.raw() != null) {
            Instant until = news ? answered.at() : answered.at().minus(RAW_AGE);
            new ReadingStore(handle).raw(asked.accountId(), new Raw(answered.raw(), answered.at()), until);
        }
    }

    /** From a provider that tells nothing but spend, no days mean that nothing was spent. */
    private boolean tellsSpend(Asked asked, Telling telling) {
        return telling.left() == null
                && (telling.spent().findAny().isPresent()
                        || catalogue
                                .find(asked.provider())
                                .filter(provider -> provider.kind() == Provider.Kind.SPEND_ONLY)
                                .isPresent());
    }

    /** Tells whether there was something new in it. What was spent while something was left was seen in that. */
    private boolean tell(Handle handle, Asked asked, Account account, Telling telling, Answered answered) {
        Instant at = answered.at();
        if (telling.left() != null) {
            return read(handle, asked, beginning(handle, asked, account, telling, at), telling, telling.left(), at);
        }
        return (telling.unlimited() && ledger.unlimited(handle, account, at).isPresent())
                || spend(handle, asked, account, telling, answered);
    }

    /** Tells whether there was something new in it. */
    private boolean spend(Handle handle, Asked asked, Account account, Telling telling, Answered answered) {
        List<Draft> drafts = Spendings.drafts(asked, account, telling, answered);
        if (tellsSpend(asked, telling)) {
            ledger.spend(handle, account, drafts, answered.at());
        }
        return !drafts.isEmpty();
    }

    /** Without what is known where that is another thing: from a key's limit to the balance nothing was added or spent. */
    private Account beginning(Handle handle, Asked asked, Account account, Telling telling, Instant at) {
        return surprises.isBalanceAtLast(asked, telling)
                ? ledger.unlimited(handle, account, at).orElse(account)
                : account;
    }

    /** Tells whether there was something new in it. */
    private boolean read(Handle handle, Asked asked, Account account, Telling telling, Amount left, Instant at) {
        Optional<Episode> open = new EpisodeStore(handle).open(account.id());
        Recorded recorded = ledger.read(handle, account, reading(telling, left, at));
        Entry entry = recorded.kept().entry();
        if (entry.kind() == EntryKind.RISE && !asked.isAnewBy(at) && isBought(account, telling, left)) {
            long rise = left.micros() - micros(recorded.before().balance());
            alerts.rose(handle, account.workspaceId(), notice(Topic.ROSE, account, rise, "", entry.id(), at), open);
        }
        return recorded.account().lastSequence() > account.lastSequence();
    }

    private static Draft reading(Telling telling, Amount left, Instant at) {
        return Draft.reading(left, at).within(telling.limit());
    }

    /** Whether what is left was paid for; elsewhere it is a limit or an allowance that was reset, which is no news. */
    private boolean isBought(Account account, Telling telling, Amount left) {
        return !telling.isOfLimit()
                && catalogue
                        .find(account.name().provider())
                        .filter(provider -> provider.kind() == Provider.Kind.PREPAID_BALANCE)
                        .filter(provider -> Unit.of(provider.unit()).isCurrency()
                                == left.unit().isCurrency())
                        .isPresent();
    }

    private void fail(Handle handle, Asked asked, Account account, Failed failed, Instant at) {
        int failures = asked.failures() + 1;
        int rejections = rejections(asked, failed.failure());
        boolean rejected = failed.failure() == Failure.KEY_REJECTED;
        boolean pauses = rejected && rejections >= REJECTIONS;
        Duration wait = pace.afterFailure(failed.failure(), failures, interval(asked), failed.retryAfter());
        new ReadingStore(handle)
                .record(new Asked(
                        asked.accountId(),
                        asked.workspaceId(),
                        asked.provider(),
                        asked.fingerprint(),
                        at.plus(wait),
                        at,
                        failures,
                        rejections,
                        pauses,
                        at,
                        failed.failure(),
                        failed.detail(),
                        asked.succeededAt(),
                        asked.told(),
                        asked.details(),
                        errors(asked, failed, at),
                        asked.every()));
        if (rejected && rejections == REJECTIONS) {
            Amount balance = account.projection().balance();
            Long known = balance == null ? null : balance.micros();
            alerts.notice(
                    handle,
                    asked.workspaceId(),
                    notice(Topic.KEY_REJECTED, account, known, failed.detail(), 0, since(asked, at)));
        }
    }

    /** What says nothing of the key leaves the count as it is. */
    private static int rejections(Asked asked, Failure failure) {
        if (failure == Failure.KEY_REJECTED) {
            return asked.rejections() + 1;
        }
        return failure == Failure.TRANSIENT || failure == Failure.RATE_LIMITED ? asked.rejections() : 0;
    }

    private static List<Trouble> errors(Asked asked, Failed failed, Instant at) {
        List<Trouble> errors = new ArrayList<>(List.of(new Trouble(at, failed.failure(), failed.detail())));
        asked.errors().stream()
                .filter(error ->
                        error.failure() != failed.failure() || !error.detail().equals(failed.detail()))
                .limit(ERRORS - 1L)
                .forEach(errors::add);
        return errors;
    }

    /** Since when nothing was told. */
    private static Instant since(Asked asked, Instant at) {
        return asked.succeededAt() == null ? at : asked.succeededAt();
    }

    private Notice notice(Topic topic, Account account, @Nullable Long amount, String detail, long entry, Instant at) {
        return new Notice(
                topic,
                account.name().provider(),
                account.name().label(),
                catalogue.nameOf(account.name()),
                account.projection().unit().code(),
                amount,
                detail,
                entry,
                at.toEpochMilli(),
                null);
    }

    private Duration interval(Asked asked) {
        return Pace.interval(catalogue, asked.provider(), asked.every());
    }

    private static long micros(@Nullable Amount amount) {
        return amount == null ? 0 : amount.micros();
    }
}
