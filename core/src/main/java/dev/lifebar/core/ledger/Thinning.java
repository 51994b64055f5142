package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.ThinningStore;
import dev.lifebar.core.storage.ThinningStore.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Thins old readings out: after a month one an hour is kept, after a year one a day. What others did, and what an account adds
 * up to, with or without anything that can be undone, stays as it is: of readings in a row the first, the last and every one
 * that was higher than the one before it are kept.
 */
public final class Thinning {
    private static final Duration RAW = Duration.ofDays(30);
    private static final Duration HOURLY = Duration.ofDays(365);

    /** So few that the writer is free again soon. */
    private static final int STEP = 200;

    private final Database database;
    private final InstantSource time;

    public Thinning(Database database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /** Thins out all there is, step by step: others write in between. */
    public void run() {
        for (long accountId : database.read(handle -> new ThinningStore(handle).accounts())) {
            thin(accountId, Grain.HOUR, time.instant().minus(RAW));
            thin(accountId, Grain.DAY, time.instant().minus(HOURLY));
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

        private long of(Entry entry) {
            return entry.at().toEpochMilli() / span.toMillis();
        }
    }

    private void thin(long accountId, Grain grain, Instant before) {
        Optional<Progress> next = Optional.of(new Progress(0, List.of()));
        while (next.isPresent()) {
            next = step(accountId, grain, before);
        }
    }

    /** Looks at the next few entries; nothing if there is nothing more to do. */
    private Optional<Progress> step(long accountId, Grain grain, Instant before) {
        List<Entry> entries = database.read(handle -> new ThinningStore(handle).next(accountId, grain, before, STEP));
        Optional<Progress> progress = progress(entries, grain);
        progress.ifPresent(found -> database.write(handle -> {
            new ThinningStore(handle).advance(accountId, grain, found);
            return found;
        }));
        return progress;
    }

    /**
     * What is to be deleted of some entries in a row, of which the first is kept and the last is looked at next time; nothing
     * if they are too few to say.
     */
    static Optional<Progress> progress(List<Entry> entries, Grain grain) {
        if (entries.size() < 3) {
            return Optional.empty();
        }
        List<Long> superfluous = new ArrayList<>();
        Entry kept = entries.get(0);
        for (int at = 1; at < entries.size() - 1; at++) {
            Entry entry = entries.get(at);
            if (isSuperfluous(kept, entry, entries.get(at + 1), grain)) {
                superfluous.add(entry.id());
            } else {
                kept = entry;
            }
        }
        return Optional.of(new Progress(kept.sequence(), superfluous));
    }

    private static boolean isSuperfluous(Entry before, Entry entry, Entry after, Grain grain) {
        return entry.kind() == EntryKind.READING
                && before.kind().isRead()
                && after.kind() == EntryKind.READING
                && before.amount().unit().equals(entry.amount().unit())
                && after.amount().unit().equals(entry.amount().unit())
                && entry.amount().compareTo(before.amount()) <= 0
                && grain.of(entry) == grain.of(after);
    }
}
