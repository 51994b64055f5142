package dev.lifebar.core.storage;

import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;

/**
 * Writes all or nothing, and has ended once it is stored. The driver's own commit begins the next transaction at once, and
 * fails if somebody else is faster, although everything was stored; leaving its transaction mode only commits.
 */
final class WriteTransaction {
    private static final Logger LOG = LoggerFactory.getLogger(WriteTransaction.class);

    private WriteTransaction() {}

    static <T> T run(Handle handle, Function<Handle, T> work) throws SQLException {
        SQLiteConnection connection = handle.getConnection().unwrap(SQLiteConnection.class);
        boolean stored = false;
        try {
            connection.setAutoCommit(false);
            T result = work.apply(handle);
            connection.setAutoCommit(true);
            stored = true;
            return result;
        } finally {
            if (!stored) {
                rollBack(connection);
            }
        }
    }

    /** By hand too: the driver's own would begin the next one. */
    private static void rollBack(SQLiteConnection connection) {
        connection.getConnectionConfig().setAutoCommit(true);
        try {
            connection.getDatabase().exec("rollback;", false);
        } catch (SQLException e) {
            LOG.debug("it never began, or SQLite has rolled it back already", e);
        }
    }
}
