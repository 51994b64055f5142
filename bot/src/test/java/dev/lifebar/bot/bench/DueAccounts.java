package dev.lifebar.bot.bench;

import dev.lifebar.core.balance.Author;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.secret.GivenKey;
import dev.lifebar.core.secret.KeptKey;
import dev.lifebar.core.secret.Keys;
import dev.lifebar.core.secret.MasterKeys;
import dev.lifebar.core.secret.References;
import dev.lifebar.core.secret.Vault;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Accounts with keys, many to each of the {@link SlowProviders}, in the file of a Lifebar that runs: says when they are due,
 * and sees when they were read.
 */
final class DueAccounts implements AutoCloseable {
    private static final long FIRST = 2_000_000;
    private static final int IN_A_WORKSPACE = 25;
    private static final Author AUTHOR = new Author("bench", "bench");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofDays(1);

    private final Connection connection;
    private final int answered;

    private DueAccounts(Connection connection, int answered) {
        this.connection = connection;
        this.answered = answered;
    }

    /** Adds accounts to the file in a home, each with a key of its own, none of them due. */
    static DueAccounts add(Path home, int answered, int silent) throws SQLException {
        Path file = home.resolve("lifebar.db");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        DueAccounts accounts = new DueAccounts(connection, answered);
        accounts.update("pragma busy_timeout = " + PATIENCE.toMillis());
        accounts.addRows(answered + silent);
        try (Database database = new Database(file, PATIENCE)) {
            accounts.addKeys(database, home.resolve("master.key"), answered + silent);
        }
        accounts.update(
                "update reading set next_at = ?", Instant.now().plus(LATER).toEpochMilli());
        return accounts;
    }

    private void addRows(int all) throws SQLException {
        long now = Instant.now().toEpochMilli();
        update("""
                with recursive n (i) as (select 0 union all select i + 1 from n where i + 1 < ?)
                insert into workspace (id, platform, external_id, name, zone, created_at)
                select ? + i, 'slack', 'R' || i, 'Readers ' || i, 'UTC', ? from n where i % ? = 0
                """, all, FIRST, now, IN_A_WORKSPACE);
        update(
                """
                with recursive n (i) as (select 0 union all select i + 1 from n where i + 1 < ?)
                insert into account (id, workspace_id, provider, label, enabled, unit, basis, added, spent,
                    capacity_origin, capacity_base, capacity_fixed, capacity_raised, observations, rule, last_sequence,
                    created_at)
                select ? + i, ? + i / ? * ?, case when i < ? then ? || (i % ?) else ? end, 'a' || i, true,
                    'USD', 'UNKNOWN', 0, 0, 'NONE', 0, 0, 0, 0, 'NONE', 0, ?
                from n
                """,
                all,
                FIRST,
                FIRST,
                IN_A_WORKSPACE,
                IN_A_WORKSPACE,
                answered,
                SlowProviders.PREFIX,
                SlowProviders.ANSWERING,
                SlowProviders.SILENT,
                now);
    }

    private void addKeys(Database database, Path masterKey, int all) {
        Keys keys = new Keys(database, new Vault(new MasterKeys(null, masterKey)), References.none());
        for (long workspace = FIRST; workspace < FIRST + all; workspace += IN_A_WORKSPACE) {
            long id = workspace;
            List<Account> added = database.read(handle -> new AccountStore(handle).of(id));
            added.forEach(account -> keys.keep(account, key(account), Map.of(), AUTHOR, Instant.now()));
        }
    }

    private static GivenKey key(Account account) {
        return new GivenKey(KeptKey.Kind.KEY, "sk-bench-5f0c1d2e3a4b5c6d7e8f90a1b2c3d4e5-" + account.id());
    }

    /**
     * Makes the first so many accounts due, and the others not for a day; tells since when.
     *
     * @param silent whether those of the provider that never answers are due as well
     */
    Instant due(int many, boolean silent) throws SQLException {
        Instant due = Instant.now();
        update(
                """
                update reading set next_at = case when account_id < ? or (? and account_id >= ?) then ? else ? end
                """,
                FIRST + many,
                silent,
                FIRST + answered,
                due.toEpochMilli(),
                due.plus(LATER).toEpochMilli());
        return due;
    }

    /** How many of the first so many were read since then, and that is stored. */
    int read(int many, Instant since) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select count(*) from reading where account_id >= ? and account_id < ? and succeeded_at >= ?")) {
            statement.setLong(1, FIRST);
            statement.setLong(2, FIRST + many);
            statement.setLong(3, since.toEpochMilli());
            try (ResultSet row = statement.executeQuery()) {
                return row.getInt(1);
            }
        }
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
