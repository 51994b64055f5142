package dev.lifebar.core.storage;

import dev.lifebar.core.storage.StorageException.Trouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;

/**
 * Brings the database's layout up to date. Flyway does it; a look at its history first spares every other start the time
 * to load it, and notices a layout that is newer than this program.
 */
final class Migration {
    /** The number of the newest file beside this class under {@code migration}. */
    static final int NEWEST = 1;

    private static final String FOLDER = "classpath:dev/lifebar/core/storage/migration";

    private final SQLiteDataSource source;
    private final Path file;

    Migration(SQLiteDataSource source, Path file) {
        this.source = source;
        this.file = file;
    }

    /** Leaves the layout as this program knows it. */
    void run() throws SQLException, IOException {
        if (isCurrent()) {
            return;
        }
        Path guard = file.resolveSibling(file.getFileName() + ".migrating");
        try (FileChannel channel = FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !isCurrent()) {
                migrate();
            }
        }
    }

    private boolean isCurrent() throws SQLException {
        int layout = layout();
        if (layout > NEWEST) {
            throw new StorageException(Trouble.NEWER, "layout " + layout + ", known up to " + NEWEST, null);
        }
        return layout == NEWEST;
    }

    /** The layout the file has; 0 before the first migration. */
    private int layout() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "flyway_schema_history")) {
                return 0;
            }
            String newest = "select max(cast(version as integer)) from flyway_schema_history where success = true";
            try (ResultSet rows = statement.executeQuery(newest)) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    private static boolean exists(Statement statement, String table) throws SQLException {
        String query = "select 1 from sqlite_master where type = 'table' and name = '%s'".formatted(table);
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private void migrate() {
        try {
            Flyway.configure(Migration.class.getClassLoader())
                    .dataSource(source)
                    .locations(FOLDER)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            boolean foreign = String.valueOf(e.getMessage()).contains("non-empty schema");
            throw foreign
                    ? new StorageException(Trouble.FOREIGN, "tables of another program", e)
                    : StorageException.of(e);
        }
    }
}
