package dev.lifebar.bot.bench;

import dev.lifebar.bot.terminal.Operator;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A database of the size asked for, written straight into the tables: workspaces with twenty accounts each and their
 * history, and other workspaces beside them. Rows lie in the file in the order in which time would have written them.
 */
final class Fixture {
    static final int ACCOUNTS = 20;

    private static final int READINGS_A_DAY = 288;
    private static final int DAYS_OF_OTHERS = 15;
    private static final long WORKSPACE = 1_000_000;

    /** How far apart the ids of two workspaces are, and with them those of their accounts. */
    private static final long SPACING = 100;

    private final Connection connection;
    private final List<WorkspaceKey> keys;
    private final Instant now = Instant.now();
    private final long today = LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay();

    private Fixture(Connection connection, List<WorkspaceKey> keys) {
        this.connection = connection;
        this.keys = keys;
    }

    /**
     * Makes a file.
     *
     * @param dense how many days have a reading every five minutes, today included
     * @param days how many days have any reading; those before the dense ones have one each, as thinning leaves it
     * @param others how many other workspaces there are, each with one account
     */
    static Path make(Path file, int dense, int days, int others) throws SQLException {
        return make(file, dense, days, others, Operator.WORKSPACE);
    }

    /** The same with several workspaces of twenty accounts. */
    static Path make(Path file, int dense, int days, int others, WorkspaceKey... keys) throws SQLException {
        try (Database database = new Database(file, Duration.ofSeconds(5))) {
            database.open();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Fixture fixture = new Fixture(connection, List.of(keys));
            fixture.update("pragma synchronous = off");
            fixture.update("pragma cache_size = -500000");
            connection.setAutoCommit(false);
            fixture.addWorkspaces(others);
            for (int i = 0; i < keys.length; i++) {
                fixture.addAccounts(WORKSPACE + i * SPACING, days * READINGS_A_DAY);
            }
            fixture.addReadings(dense, days);
            fixture.addDays(days);
            connection.commit();
        }
        return file;
    }

    private void addWorkspaces(int others) throws SQLException {
        update("""
                with recursive n (i) as (select 0 union all select i + 1 from n where i < ?)
                insert into workspace (id, platform, external_id, name, zone, created_at)
                select i + 1, 'slack', 'T' || i, 'Team ' || i, 'UTC', ? from n where i < ?
                """, others, now.toEpochMilli(), others);
        for (int i = 0; i < keys.size(); i++) {
            update(
                    "insert into workspace (id, platform, external_id, name, zone, created_at) values (?, ?, ?, ?, 'UTC', ?)",
                    WORKSPACE + i * SPACING,
                    keys.get(i).platform(),
                    keys.get(i).externalId(),
                    keys.get(i).name(),
                    now.toEpochMilli());
        }
        update("""
                insert into account (id, workspace_id, provider, label, enabled, unit, balance, basis, as_of, added, spent,
                    capacity_origin, capacity_base, capacity_fixed, capacity_raised, since, observed_at, observations,
                    level, rule, checked_at, last_sequence, created_at)
                select id, id, 'anthropic', '', true, 'USD', 85000000, 'MANUAL', ?, 0, 0,
                    'TOPUP', 100000000, 100000000, 0, ?, ?, 15,
                    'GREEN', 'PERCENT', ?, 1, ?
                from workspace where id < ?
                """, millis(0), millis(DAYS_OF_OTHERS), millis(0), millis(0), millis(DAYS_OF_OTHERS), WORKSPACE);
    }

    /** Every level and every basis is there. */
    private void addAccounts(long workspace, int readings) throws SQLException {
        List<Provider> providers = Catalogue.bundled().all();
        for (int i = 0; i < ACCOUNTS; i++) {
            int percent = 5 * i + 3;
            String level = percent > 75 ? "GREEN" : percent >= 50 ? "YELLOW" : percent >= 25 ? "ORANGE" : "RED";
            String basis = List.of("LIVE", "MANUAL", "ESTIMATED").get(i % 3);
            update(
                    """
                    insert into account (id, workspace_id, provider, label, enabled, unit, balance, basis, as_of,
                        typed_by, added, spent, capacity_origin, capacity_base, capacity_fixed, capacity_raised, since,
                        observed_at, observations, level, rule, boundary, checked_at, last_sequence, created_at)
                    values (?, ?, ?, '', true, 'USD', ?, ?, ?, nullif(?, ''), 0, ?, 'TOPUP', 100000000, 100000000, 0, ?, ?, ?, ?, 'PERCENT',
                        '25', ?, ?, ?)
                    """,
                    workspace + i,
                    workspace,
                    providers.get(i).id(),
                    percent * 1_000_000L,
                    basis,
                    millis(0),
                    basis.equals("LIVE") ? "" : "Ada",
                    basis.equals("ESTIMATED") ? 1_500_000 : 0,
                    millis(readings / READINGS_A_DAY),
                    millis(0),
                    readings,
                    level,
                    millis(0),
                    readings,
                    millis(readings / READINGS_A_DAY));
        }
    }

    private void addReadings(int dense, int days) throws SQLException {
        update(
                """
                with recursive n (i) as (select 1 union all select i + 1 from n where i < ?)
                insert into entry (id, workspace_id, account_id, sequence, kind, amount, unit, at, author_id, author_name,
                    balance)
                select i * 100000 + a.id - ?, a.workspace_id, a.id, i, 'READING', 100000000 - i, 'USD',
                    ? + i * 300000, 'lifebar', 'Lifebar', 100000000 - i
                from n cross join account a
                where a.workspace_id >= ? and (i % ? = 0 or i > ?)
                """,
                days * READINGS_A_DAY,
                WORKSPACE,
                millis(days),
                WORKSPACE,
                READINGS_A_DAY,
                (days - dense) * READINGS_A_DAY);
    }

    /** A day of all workspaces, then the next one of all; what began some days ago at this hour touches one more day. */
    private void addDays(int days) throws SQLException {
        update("""
                with recursive n (i) as (select 0 union all select i + 1 from n where i < ?)
                insert into day (account_id, day, unit, spent, added, closing)
                select a.id, ? - ? + i, 'USD', 1500000, 0, 50000000
                from n cross join account a
                where a.workspace_id >= ? or ? - i < ?
                """, days, today, days, WORKSPACE, days, DAYS_OF_OTHERS);
    }

    private long millis(int daysAgo) {
        return now.minus(Duration.ofDays(daysAgo)).toEpochMilli();
    }

    private void update(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
