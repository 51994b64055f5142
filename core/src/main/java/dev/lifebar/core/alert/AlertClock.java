package dev.lifebar.core.alert;

import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.EpisodeStore;
import dev.lifebar.core.storage.HeartbeatStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Does to open episodes what time does: reminds, ends snoozes, passes on what nobody answers. */
public final class AlertClock {
    /** So many in one transaction, which keeps nobody waiting for long. */
    private static final int BATCH = 50;

    /** Whoever was away for less missed nothing worth a message of its own. */
    private static final Duration AWAY = Duration.ofMinutes(10);

    /** What the first round of readings after a stop finds is told in one message. */
    static final Duration CATCH_UP = Duration.ofSeconds(30);

    private final Database database;
    private final Alerts alerts;
    private final InstantSource time;

    public AlertClock(Database database, Alerts alerts, InstantSource time) {
        this.database = database;
        this.alerts = alerts;
        this.time = time;
    }

    /** Notices how long nobody looked after anything; to be called before anything else happens. */
    public void begin() {
        Instant now = time.instant();
        Optional<Instant> last = database.write(handle -> beat(handle, now));
        last.filter(seen -> seen.plus(AWAY).isBefore(now)).ifPresent(seen -> alerts.returned(seen, now.plus(CATCH_UP)));
    }

    /** Everything that is due by now. */
    public void run() {
        Instant now = time.instant();
        database.write(handle -> beat(handle, now));
        List<Long> due;
        do {
            due = database.read(handle -> new EpisodeStore(handle).due(now, BATCH));
            List<Long> batch = due;
            database.write(handle -> {
                batch.forEach(id -> pass(handle, id, now));
                return batch;
            });
            alerts.wake();
        } while (due.size() == BATCH);
    }

    private void pass(Handle handle, long id, Instant now) {
        new EpisodeStore(handle).find(id).filter(Episode::isOpen).ifPresent(episode -> {
            Account account = new AccountStore(handle).find(episode.accountId()).orElseThrow();
            alerts.passTime(handle, episode, account.name(), now);
        });
    }

    /** Tells when the last beat was. */
    private static Optional<Instant> beat(Handle handle, Instant now) {
        HeartbeatStore heartbeats = new HeartbeatStore(handle);
        Optional<Instant> last = heartbeats.last();
        heartbeats.beat(now);
        return last;
    }
}
