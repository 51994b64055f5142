package dev.lifebar.bot.bench;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import dev.lifebar.core.ledger.Thinning;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Measures how long thinning keeps the one writer from others: two days' readings of 10 000 accounts, all of them old enough.
 * Runs in a process of its own, with the flags of the launcher.
 */
final class Thinned {
    private static final int WORKSPACES = 500;
    private static final int DAYS = 2;
    private static final Duration AGE = Duration.ofDays(40);
    private static final double MOST_MILLIS = 50;

    /** Thinning all of them would take some minutes. */
    private static final long LONG_ENOUGH = Duration.ofSeconds(40).toMillis();

    private Thinned() {}

    /** Measures in the directory given, and prints a line for the result. */
    public static void main(String[] words) throws SQLException, InterruptedException {
        WorkspaceKey[] workspaces = IntStream.range(0, WORKSPACES)
                .mapToObj(number -> new WorkspaceKey("slack", "O" + number, "Old " + number))
                .toArray(WorkspaceKey[]::new);
        Path file = Fixture.make(Path.of(words[0]).resolve("thinned.db"), DAYS, DAYS, 0, workspaces);
        Database database = new Database(file, Duration.ofSeconds(5));
        AtomicLong longest = watch(database);
        Thread thinning = new Thread(
                new Thinning(database, InstantSource.fixed(Instant.now().plus(AGE)), Duration.ZERO)::run, "thinning");
        thinning.setDaemon(true);
        thinning.start();
        thinning.join(LONG_ENOUGH);
        System.out.println(Result.limit(
                        "thinning 10 000 accounts, the writer kept at a time",
                        MOST_MILLIS,
                        (double) longest.get(),
                        "ms")
                .line());
    }

    /** The longest time that somebody had the writer, in milliseconds, from now on. */
    private static AtomicLong watch(Database database) {
        AtomicLong longest = new AtomicLong();
        HikariDataSource writer = (HikariDataSource) database.writer();
        writer.setMetricsTrackerFactory((pool, statistics) -> new IMetricsTracker() {
            @Override
            public void recordConnectionUsageMillis(long millis) {
                longest.accumulateAndGet(millis, Math::max);
            }
        });
        return longest;
    }
}
