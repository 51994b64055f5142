package dev.lifebar.core.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.jdbi.v3.core.statement.StatementContext;
import org.sqlite.SQLiteConnection;

/**
 * Keeps what SQLite made of the text of a statement for the next time, since reading it anew costs about as much as
 * running it. Belongs to one connection, and asks that one and not the pool's cover of it, which closes what it gave.
 */
final class StatementCache extends DefaultStatementBuilder {
    private final SQLiteConnection connection;
    private final Map<String, PreparedStatement> idle = new HashMap<>();

    private StatementCache(SQLiteConnection connection) {
        this.connection = connection;
    }

    /** One for each connection of a pool, as long as it is open. */
    static StatementBuilderFactory ofPool() {
        Map<SQLiteConnection, StatementCache> caches = new ConcurrentHashMap<>();
        return cover -> {
            SQLiteConnection connection = unwrap(cover);
            StatementCache known = caches.get(connection);
            return known == null ? add(caches, connection) : known;
        };
    }

    private static StatementCache add(Map<SQLiteConnection, StatementCache> caches, SQLiteConnection connection) {
        caches.keySet().removeIf(StatementCache::isClosed);
        StatementCache fresh = new StatementCache(connection);
        caches.put(connection, fresh);
        return fresh;
    }

    private static boolean isClosed(SQLiteConnection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            throw StorageException.of(e);
        }
    }

    private static SQLiteConnection unwrap(Connection cover) {
        try {
            return cover.unwrap(SQLiteConnection.class);
        } catch (SQLException e) {
            throw StorageException.of(e);
        }
    }

    /** By the text as it was written, with names, which is what it is given back under. */
    @Override
    public PreparedStatement create(Connection cover, String sql, StatementContext context) throws SQLException {
        PreparedStatement kept = idle.remove(context.getRawSql());
        return kept == null ? connection.prepareStatement(sql) : kept;
    }

    /** Forgets the values by clearing the batch: clearing parameters makes SQLite read the text anew the next time. */
    @Override
    public void close(Connection cover, String sql, Statement statement) throws SQLException {
        if (statement instanceof PreparedStatement prepared && !prepared.isClosed() && !idle.containsKey(sql)) {
            prepared.clearBatch();
            idle.put(sql, prepared);
        } else {
            statement.close();
        }
    }
}
