package dev.lifebar.bot.bench;

import dev.lifebar.bot.terminal.Operator;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * The statements of one {@code /sync}, in the same transactions and with the same pragmas, and nothing around them: what
 * it would cost without Lifebar.
 */
final class PlainSync implements AutoCloseable {
    private final Connection reader;
    private final Connection writer;
    private final long workspace;
    private final String provider;
    private final long today = LocalDate.now(ZoneOffset.UTC).toEpochDay();

    PlainSync(Path file, String provider) throws SQLException {
        this.reader = source(file, TransactionMode.DEFERRED).getConnection();
        this.writer = source(file, TransactionMode.IMMEDIATE).getConnection();
        this.provider = provider;
        this.workspace = read(
                reader,
                "select * from workspace where platform = ? and external_id = ?",
                Operator.WORKSPACE.platform(),
                Operator.WORKSPACE.externalId());
        execute(reader, "pragma query_only = true");
    }

    /** Records a balance as {@code /sync} does. */
    void run(long id, long micros) throws SQLException {
        reader.setAutoCommit(false);
        read(
                reader,
                "select * from workspace where platform = ? and external_id = ?",
                Operator.WORKSPACE.platform(),
                Operator.WORKSPACE.externalId());
        end(reader);
        reader.setAutoCommit(false);
        long account = account(reader);
        end(reader);
        write(id, micros, account);
        reader.setAutoCommit(false);
        days(reader, account);
        end(reader);
    }

    @Override
    public void close() throws SQLException {
        reader.close();
        writer.close();
    }

    private void write(long id, long micros, long account) throws SQLException {
        writer.setAutoCommit(false);
        read(writer, "select * from entry where workspace_id = ? and request_id = ?", workspace, "plain-" + id);
        account(writer);
        update("""
                insert into entry (id, workspace_id, account_id, sequence, kind, amount, unit, max, at, author_id,
                    author_name, undoes, request_id, before, balance)
                values (?, ?, ?, ?, 'SYNC', ?, 'USD', null, ?, 'operator', 'operator', null, ?, ?, ?)
                """, id, workspace, account, id, micros, id, "plain-" + id, "USD|90000000|MANUAL|" + id, micros);
        addDay(account, 10_000, null);
        addDay(account, 0, micros);
        days(writer, account);
        update("""
                update account set unit = 'USD', balance = ?, basis = 'MANUAL', as_of = ?, added = 0, spent = 0,
                    capacity_origin = 'TOPUP', capacity_base = 100000000, capacity_fixed = 100000000, capacity_raised = 0,
                    since = ?, observed_at = ?, observations = ?, level = 'GREEN', rule = 'PERCENT', boundary = null,
                    checked_at = ?, last_sequence = ?
                where id = ?
                """, micros, id, id, id, id, id, id, account);
        read(writer, "select * from episode where account_id = ? and closed_at is null", account);
        end(writer);
    }

    private long account(Connection connection) throws SQLException {
        return read(
                connection,
                "select * from account where workspace_id = ? and provider = ? and label = ?",
                workspace,
                provider,
                "");
    }

    private void days(Connection connection, long account) throws SQLException {
        read(
                connection,
                "select * from day where account_id = ? and day >= ? and unit = ? order by day",
                account,
                today - 7,
                "USD");
    }

    private void addDay(long account, long spent, @Nullable Object closing) throws SQLException {
        update("""
                insert into day (account_id, day, unit, spent, added, closing) values (?, ?, 'USD', ?, 0, ?)
                on conflict (account_id, day, unit) do update
                set spent = day.spent + excluded.spent, added = day.added + excluded.added,
                    closing = coalesce(excluded.closing, day.closing)
                """, account, today, spent, closing);
    }

    /** Reads every column of every row; tells the first number, 0 without a row. */
    private static long read(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        long first = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    first = rows.getLong(1);
                    for (int column = 2; column <= columns; column++) {
                        rows.getObject(column);
                    }
                }
            }
        }
        return first;
    }

    private void update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = writer.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static void end(Connection connection) throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static SQLiteDataSource source(Path file, TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(5_000);
        config.setTransactionMode(mode);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
