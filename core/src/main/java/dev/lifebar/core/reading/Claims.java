package dev.lifebar.core.reading;

import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.secret.KeptKey;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.ReadingStore;
import dev.lifebar.core.storage.SecretStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes accounts that are to be asked for, so that nobody else does. */
final class Claims {
    /** How long others leave an account alone that is being asked for; after a crash it is asked for again then. */
    static final Duration CLAIM = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    private final Database database;

    Claims(Database database) {
        this.database = database;
    }

    /** The providers that an account is due with. */
    List<String> dueProviders(Instant now) {
        return database.read(handle -> new ReadingStore(handle).dueProviders(now));
    }

    /**
     * Takes what is due with a provider, those that have waited longest first, and each key once.
     *
     * @param elsewhere the ids of accounts that are left to others
     */
    List<Job> due(String provider, int limit, Set<Long> elsewhere, Instant now) {
        return database.write(handle -> {
            List<Job> jobs = new ArrayList<>();
            Set<String> keys = new HashSet<>();
            for (Asked asked : new ReadingStore(handle).due(provider, now, limit + elsewhere.size())) {
                if (jobs.size() < limit && !elsewhere.contains(asked.accountId()) && keys.add(Job.key(asked))) {
                    jobs.add(take(handle, asked, now));
                }
            }
            return jobs;
        });
    }

    /** Whoever decides, account by account, what is to be taken of those that can be asked for at all. */
    interface Choice {
        void of(Asked asked, Taking taking);
    }

    /** Takes the account that is being decided on. */
    interface Taking {
        Job take();
    }

    /** Takes what is chosen of some accounts, due or not. */
    void chosen(List<Long> accountIds, Instant now, Choice choice) {
        database.write(handle -> {
            for (long id : accountIds) {
                Optional<Asked> found =
                        new ReadingStore(handle).find(id).filter(asked -> asked.isConnected() && isOpen(handle, asked));
                found.ifPresent(asked -> choice.of(asked, () -> take(handle, asked, now)));
            }
            return handle;
        });
    }

    /** What was rejected may be another by now where it is read elsewhere each time. */
    private static boolean isOpen(Handle handle, Asked asked) {
        return !asked.paused()
                || new SecretStore(handle)
                        .find(asked.accountId())
                        .filter(key -> key.kind() != KeptKey.Kind.KEY)
                        .isPresent();
    }

    /** Asks once more with what was rejected and is read elsewhere, where it may have been replaced. */
    void resumeReferences() {
        database.write(handle -> {
            new ReadingStore(handle).resumeReferences();
            return handle;
        });
    }

    /** Whether somebody has taken it, and not at a time that is still to come. */
    static boolean isTaken(Asked asked, Instant now) {
        Instant until = asked.claimedUntil();
        return until.isAfter(now) && !Pace.isToCome(until.minus(CLAIM), now);
    }

    /** Makes due what waits for a time that was counted from a clock which has been put back since. */
    void turnBack(Instant now) {
        int due = database.write(handle -> new ReadingStore(handle).turnBack(now, Pace.latest(now), CLAIM));
        if (due > 0) {
            LOG.warn("the clock was put back, accounts that are due now: {}", due);
        }
    }

    /** Leaves what was taken to others, as if nobody had. */
    void release(Job job) {
        database.write(handle -> {
            new ReadingStore(handle).release(job.provider(), job.fingerprint(), job.until());
            return handle;
        });
    }

    private static Job take(Handle handle, Asked asked, Instant now) {
        ReadingStore readings = new ReadingStore(handle);
        AccountStore accounts = new AccountStore(handle);
        String fingerprint = String.valueOf(asked.fingerprint());
        Instant until = now.plus(CLAIM);
        if (asked.paused()) {
            readings.resume(asked.provider(), fingerprint);
        }
        readings.claim(asked.provider(), fingerprint, until);
        LocalDate since = readings.sharing(asked.provider(), fingerprint).stream()
                .map(sharing -> Spendings.since(sharing, account(accounts, sharing), now))
                .reduce(LocalDate.ofInstant(now, ZoneOffset.UTC), (one, other) -> one.isBefore(other) ? one : other);
        return new Job(asked, fingerprint, since, until, new CompletableFuture<>());
    }

    private static Account account(AccountStore accounts, Asked asked) {
        return accounts.find(asked.accountId()).orElseThrow();
    }
}
