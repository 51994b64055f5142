package dev.lifebar.core.reading;

import dev.lifebar.core.alert.Alerts;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.ledger.Recorded;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.ReadingStore;
import dev.lifebar.core.storage.SecretStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries a key that nobody has kept, with one question; once it is kept, what it told is its first reading. */
public final class Trial {
    private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

    private final Database database;
    private final Source source;
    private final Ledger ledger;
    private final Records records;

    public Trial(Database database, Catalogue catalogue, Source source, Ledger ledger, Alerts alerts) {
        this.database = database;
        this.source = source;
        this.ledger = ledger;
        this.records = new Records(catalogue, ledger, alerts, new Pace(new Random()));
    }

    /** Asks for what is left, or what was spent this month in UTC; there is no key in what comes of it. */
    public Outcome of(Provider provider, Credentials credentials, Instant now) {
        try {
            return redacted(source.read(provider, credentials, month(now)), credentials);
        } catch (RuntimeException e) {
            // Its message may hold the key.
            String kind = e.getClass().getSimpleName();
            LOG.error("asking {} failed with {}", provider.id(), kind);
            return new Outcome.Failed(Failure.UNEXPECTED, null, kind);
        }
    }

    private static Outcome redacted(Outcome outcome, Credentials credentials) {
        if (outcome instanceof Outcome.Failed failed) {
            String detail = Redaction.ofKey(failed.detail(), credentials);
            return new Outcome.Failed(failed.failure(), failed.retryAfter(), detail);
        }
        return new Outcome.Told(Asker.redacted(((Outcome.Told) outcome).telling(), credentials));
    }

    /**
     * Writes down what an account's key told when it was tried, so that nobody asks a second time. Where something was recorded
     * since, or the spend of earlier months is wanted too, nothing is written: then it is asked at once.
     *
     * @param last the sequence of the account's last entry before the key was tried
     * @param at when it was tried
     * @return what was recorded of the balance, if anything was
     */
    public Optional<Recorded> record(long accountId, long last, Telling telling, Instant at) {
        Optional<Recorded> recorded = database.write(handle -> {
            Account account = new AccountStore(handle).find(accountId).orElseThrow();
            Asked asked = new ReadingStore(handle).find(accountId).orElseThrow();
            new SecretStore(handle).succeeded(accountId, at);
            LocalDate since = month(at);
            boolean wantsMore = telling.left() == null
                    && Spendings.since(asked, account, at).isBefore(since);
            if (account.lastSequence() != last || wantsMore) {
                return Optional.empty();
            }
            Job job = new Job(asked, String.valueOf(asked.fingerprint()), since, at, new CompletableFuture<>());
            return records.first(
                    handle, account, telling, new Answered(job, new Outcome.Told(telling), telling.raw(), at));
        });
        ledger.wake();
        return recorded;
    }

    private static LocalDate month(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).withDayOfMonth(1);
    }
}
