package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.ThinningStore;
import dev.lifebar.core.storage.ThinningStore.Aged;
import dev.lifebar.core.storage.ThinningStore.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Thins old readings out: after a month one an hour is kept, after a year one a day. What others did, and what an account adds
 * up to, with or without anything that can be undone, stays as it is: of readings in a row the first, the last and every one
 * that was higher than the one before it are kept. Of reported spend in a row the sum is kept.
 */
public final class Thinning {
    private static final Duration RAW = Duration.ofDays(30);
    private static final Duration HOURLY = Duration.ofDays(365);

    /** So few that the writer is free again soon. */
    private static final int STEP = 40;

    private final Database database;
    private final InstantSource time;
    private final Duration pause;

    /**
     * Thins out what a database has.
     *
     * @param pause how long others have the processor to themselves after each step
     */
    public Thinning(Database database, InstantSource time, Duration pause) {
        this.database = database;
        this.time = time;
        this.pause = pause;
    }

    /** Thins out all there is, step by step: others write in between. What is left when it is interrupted waits for the next time. */
    public void run() {
        try {
            for (Aged account : database.read(handle -> new ThinningStore(handle).accounts())) {
                thin(account, Grain.HOUR, time.instant().minus(RAW));
                thin(account, Grain.DAY, time.instant().minus(HOURLY));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of what stretch of time one reading is kept. */
    public enum Grain {
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1));

        private final Duration span;

        Grain(Duration span) {
            this.span = span;
        }

        long of(Entry entry) {
            return entry.at().toEpochMilli() / span.toMillis();
        }
    }

    private void thin(Aged account, Grain grain, Instant before) throws InterruptedException {
        while (step(account, grain, before)) {
            Thread.sleep(pause.toMillis());
        }
    }

    /** Looks at the next few entries; whether there were any. */
    private boolean step(Aged account, Grain grain, Instant before) {
        Optional<Progress> progress = database.read(handle -> {
            ThinningStore store = new ThinningStore(handle);
            List<Entry> entries = store.next(account.id(), grain, before, STEP);
            return entries.size() < 3
                    ? Optional.empty()
                    : Optional.of(
                            new Sieve(entries, grain, account.zone(), store.lastKnown(account.id(), entries.get(0)))
                                    .progress());
        });
        progress.ifPresent(found -> {
            database.write(handle -> {
                new ThinningStore(handle).advance(account.id(), grain, found);
                return found;
            });
            database.clearLog();
        });
        return progress.isPresent();
    }
}
