package dev.lifebar.core.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file: a single writer whose transactions are durable when they return, and several readers that never wait
 * for it.
 */
public final class Database implements AutoCloseable {
    private static final int READERS = 3;

    private final HikariDataSource writer;
    private final HikariDataSource readers;
    private final Jdbi writing;
    private final Jdbi reading;

    private Database(HikariDataSource writer, HikariDataSource readers) {
        this.writer = writer;
        this.readers = readers;
        this.writing = Jdbi.create(writer);
        this.reading = Jdbi.create(readers);
    }

    /**
     * Opens the file, makes it if there is none, and brings its layout up to date.
     *
     * @param patience how long to wait for another program that is writing
     * @throws StorageException saying what is wrong if that cannot be done
     */
    public static Database open(Path file, Duration patience) {
        try {
            createPrivately(file);
            new Migration(source(file, patience, TransactionMode.DEFERRED), file).run();
            return new Database(
                    pool("writer", 1, source(file, patience, TransactionMode.IMMEDIATE), patience, "select 1"),
                    pool(
                            "readers",
                            READERS,
                            source(file, patience, TransactionMode.DEFERRED),
                            patience,
                            "pragma query_only = true"));
        } catch (SQLException | IOException | RuntimeException e) {
            throw e instanceof IOException
                    ? new StorageException(StorageException.Trouble.NOT_WRITABLE, String.valueOf(e.getMessage()), e)
                    : StorageException.of(e);
        }
    }

    /** Reads one consistent state. */
    public <T> T read(Function<Handle, T> work) {
        return guarded(reading, work);
    }

    /** Writes all or nothing; what it wrote is on the disk when this returns. */
    public <T> T write(Function<Handle, T> work) {
        return guarded(writing, work);
    }

    /** The writer's connections, for background work that manages its own transactions. */
    public DataSource writer() {
        return writer;
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
    }

    private static <T> T guarded(Jdbi jdbi, Function<Handle, T> work) {
        try {
            return jdbi.inTransaction(work::apply);
        } catch (RuntimeException e) {
            throw StorageException.isFromDatabase(e) ? StorageException.of(e) : e;
        }
    }

    /** SQLite gives its log files the rights of the main file, so that one must be private from its first moment. */
    private static void createPrivately(Path file) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] rights = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, rights);
        } catch (FileAlreadyExistsException e) {
            return;
        }
    }

    private static SQLiteDataSource source(Path file, Duration patience, TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) patience.toMillis());
        config.setTransactionMode(mode);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static HikariDataSource pool(String name, int size, DataSource source, Duration patience, String first) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setMaxLifetime(0);
        config.setConnectionInitSql(first);
        config.setConnectionTimeout(Math.max(patience.toMillis() * 2, 1000));
        return new HikariDataSource(config);
    }
}
