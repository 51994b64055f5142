package dev.lifebar.core.alert;

import dev.lifebar.core.storage.BulletinStore;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.DeliveryStore;
import dev.lifebar.core.storage.EpisodeStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ObjLongConsumer;
import org.jdbi.v3.core.Handle;

/**
 * Deletes episodes that ended three months ago, the messages that told of nothing else, and the record of what was sent so long
 * ago. What an open episode needs to be told on stays, and so does every message that tells of one.
 */
public final class Pruning {
    private static final Duration KEPT = Duration.ofDays(90);

    /** So few that the writer is free again soon. */
    private static final int STEP = 40;

    private final Database database;
    private final InstantSource time;
    private final Duration pause;

    /**
     * Prunes what a database has.
     *
     * @param pause how long others have the processor to themselves after each step
     */
    public Pruning(Database database, InstantSource time, Duration pause) {
        this.database = database;
        this.time = time;
        this.pause = pause;
    }

    /** Deletes all there is, step by step: others write in between. What is left when it is interrupted waits for the next time. */
    public void run() {
        Instant until = time.instant().minus(KEPT);
        try {
            prune(
                    (handle, after) -> new BulletinStore(handle).over(until, after, STEP),
                    (handle, id) -> new BulletinStore(handle).delete(id));
            prune(
                    (handle, after) -> new DeliveryStore(handle).over(until, after, STEP),
                    (handle, id) -> new DeliveryStore(handle).delete(id));
            prune(
                    (handle, after) -> new EpisodeStore(handle).over(until, after, STEP),
                    (handle, id) -> new EpisodeStore(handle).delete(id));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void prune(BiFunction<Handle, Long, List<Long>> next, ObjLongConsumer<Handle> delete)
            throws InterruptedException {
        List<Long> ids = database.read(handle -> next.apply(handle, 0L));
        while (!ids.isEmpty()) {
            List<Long> found = ids;
            database.write(handle -> {
                found.forEach(id -> delete.accept(handle, id));
                return found;
            });
            database.clearLog();
            Thread.sleep(pause.toMillis());
            long last = found.get(found.size() - 1);
            ids = database.read(handle -> next.apply(handle, last));
        }
    }
}
