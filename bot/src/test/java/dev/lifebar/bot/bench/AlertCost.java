package dev.lifebar.bot.bench;

import dev.lifebar.core.Lifebar;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Draft;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** What it costs to write readings down and to decide on alerts: on one thread, on the disk, with as much in it as asked for. */
final class AlertCost {
    private static final int DAYS = 30;
    private static final int ACCOUNTS = 100_000;
    private static final double MOST_SECONDS = 60;

    /** One account in so many falls to red. */
    private static final int FALLING = 100;

    /** Accounts come in no order, since each is due at another time. */
    private static final long STRIDE = 7919;

    private static final int FEW = 10;
    private static final int MANY = 10_000;
    private static final int WARM_UP = 300;
    private static final int CALLS = 700;

    /** As many readings as are written down at once. */
    private static final int BATCH = 32;

    private final Path directory;

    AlertCost(Path directory) {
        this.directory = directory;
    }

    /** A database with workspaces that have one account each, and a channel that wants its alerts. */
    private static final class Workspaces implements AutoCloseable {
        private final Path file;
        private final Database database;
        private final Lifebar lifebar;

        Workspaces(Path file, int many) throws SQLException {
            this.file = Fixture.make(file, 1, DAYS, many);
            this.database = new Database(file, Duration.ofSeconds(5));
            this.lifebar = new Lifebar(database, List.of(), ZoneOffset.UTC, InstantSource.system());
            update("""
                    insert into subscription (id, workspace_id, platform, channel_id, channel_name, levels, author_id,
                        author_name, created_at)
                    select id, id, platform, 'C' || id, '#ops', 'YELLOW_AND_RED', 'U1', 'Ada', created_at from workspace
                    """);
        }

        /** Writes down what is left in some accounts, all at once. */
        void read(LongStream accounts, LongFunction<Amount> left) {
            database.write(handle -> {
                accounts.forEach(id -> {
                    Account account = new AccountStore(handle).find(id).orElseThrow();
                    lifebar.ledger().read(handle, account, Draft.reading(left.apply(id), Instant.now()));
                });
                return handle;
            });
            lifebar.ledger().wake();
        }

        /** Lets the first so many accounts fall to red, and everything that is to be said of it arrive. */
        void fall(int many) throws SQLException {
            for (long id = 1; id <= many; id += BATCH) {
                read(LongStream.rangeClosed(id, Math.min(many, id + BATCH - 1)), account -> AlertSpeed.RED);
            }
            update(
                    "update delivery set state = 'SENT', attempts = 1, message_id = id, ended_at = due_at",
                    "update bulletin set message_id = id, posted_at = created_at",
                    "delete from scheduled_tasks");
        }

        private void update(String... statements) throws SQLException {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }

        @Override
        public void close() {
            lifebar.close();
        }
    }

    /** Every account is read once, and has a little less each time. */
    void rate() throws SQLException {
        try (Workspaces all = new Workspaces(directory.resolve("rate.db"), ACCOUNTS)) {
            long start = System.nanoTime();
            for (long at = 0; at < ACCOUNTS; at += BATCH) {
                all.read(
                        LongStream.range(at, Math.min(at + BATCH, ACCOUNTS)).map(i -> 1 + i * STRIDE % ACCOUNTS),
                        id -> id % FALLING == 0 ? AlertSpeed.RED : green(id));
            }
            double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
            AlertSpeed.print(Result.limit(
                    "100 000 accounts' readings, stored by one thread", MOST_SECONDS, seconds, MOST_SECONDS, "s"));
            AlertSpeed.print(Result.figure(
                    "the same a second (to what is wanted)", ACCOUNTS / seconds, ACCOUNTS / MOST_SECONDS, ""));
        }
    }

    /** In turns, so that whatever else the machine does meets both. */
    void episodes() throws SQLException {
        try (Workspaces few = new Workspaces(directory.resolve("few.db"), MANY + BATCH);
                Workspaces many = new Workspaces(directory.resolve("many.db"), MANY + BATCH)) {
            few.fall(FEW);
            many.fall(MANY);
            compare("32 readings", few, many, AlertCost::green);
            compare("32 crossings", few, many, call -> call % 2 == 0 ? AlertSpeed.FULL : AlertSpeed.RED);
        }
    }

    /** Measures what it takes to read the accounts that have not fallen. */
    private static void compare(String what, Workspaces few, Workspaces many, LongFunction<Amount> left) {
        List<Samples> samples = List.of(new Samples(WARM_UP + CALLS), new Samples(WARM_UP + CALLS));
        for (long call = 0; call < WARM_UP + CALLS; call++) {
            if (call == WARM_UP) {
                samples.forEach(Samples::clear);
            }
            Amount amount = left.apply(call);
            samples.get(0).time(() -> few.read(LongStream.range(MANY + 1, MANY + 1 + BATCH), id -> amount));
            samples.get(1).time(() -> many.read(LongStream.range(MANY + 1, MANY + 1 + BATCH), id -> amount));
        }
        AlertSpeed.print(Result.ratio(
                what + ", 10 000 open episodes to 10, p50",
                1.2,
                samples.get(1).median(),
                samples.get(0).median(),
                "ms"));
    }

    /** Something that is not worth an alert, another amount each time. */
    private static Amount green(long i) {
        return new Amount(85_000_000 - i % 900 * 10_000L, AlertSpeed.FULL.unit());
    }
}
