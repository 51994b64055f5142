package dev.lifebar.core.storage;

import dev.lifebar.core.file.OwnerOnly;
import dev.lifebar.core.storage.StorageException.Trouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * Brings the database's layout up to date. Flyway does it; a look at its history first spares every other start the time
 * to load it, and notices a file that belongs to a newer Lifebar or to another program before anything in it is changed.
 */
final class Migration {
    /** The number of the newest file beside this class under {@code migration}. */
    static final int NEWEST = 16;

    private static final String FOLDER = "classpath:dev/lifebar/core/storage/migration";
    private static final String HISTORY = "flyway_schema_history";

    /** A table that every layout has. */
    private static final String LEDGER = "entry";

    private final Path file;
    private final DataSource looking;
    private final DataSource changing;

    Migration(Path file, Duration patience) {
        this.file = file;
        this.looking = Database.source(file, patience, new SQLiteConfig());
        this.changing = changing(file, patience);
    }

    /** What a migration replaces does not stay in free pages: it may have to go. */
    private static DataSource changing(Path file, Duration patience) {
        SQLiteDataSource source = Database.source(file, patience, TransactionMode.DEFERRED);
        source.getConfig().setPragma(Pragma.SECURE_DELETE, "on");
        return source;
    }

    /** Leaves the layout as this program knows it. */
    void run() throws SQLException, IOException {
        if (!isCurrent()) {
            runAlone();
        }
    }

    /** One at a time: within this process, since a file's lock belongs to all of it, and among processes. */
    private void runAlone() throws SQLException, IOException {
        synchronized (Migration.class) {
            Path guard = file.resolveSibling(file.getFileName() + ".migrating");
            Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(guard, options, OwnerOnly.rights(guard));
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !isCurrent()) {
                    migrate(NEWEST);
                }
            }
            Files.deleteIfExists(guard); // whoever still waits for it finds the layout current
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
        try (Connection connection = looking.getConnection();
                Statement statement = connection.createStatement()) {
            Set<String> tables = tables(statement);
            boolean begun = tables.remove(HISTORY);
            if (!tables.isEmpty() && !(begun && tables.contains(LEDGER))) {
                throw new StorageException(Trouble.FOREIGN, "tables of another program", null);
            }
            return begun ? newest(statement) : 0;
        }
    }

    private static Set<String> tables(Statement statement) throws SQLException {
        Set<String> tables = new HashSet<>();
        try (ResultSet rows = statement.executeQuery("select name from sqlite_master where type = 'table'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static int newest(Statement statement) throws SQLException {
        String newest = "select max(cast(version as integer)) from " + HISTORY + " where success = true";
        try (ResultSet rows = statement.executeQuery(newest)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /** Up to the layout of this number. */
    void migrate(int layout) {
        try {
            Flyway.configure(Migration.class.getClassLoader())
                    .dataSource(changing)
                    .locations(FOLDER)
                    .placeholders(Map.of("in_order", "without rowid"))
                    .target(Integer.toString(layout))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw StorageException.of(e);
        }
    }
}
