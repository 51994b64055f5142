package dev.lifebar.core.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lifebar.core.file.OwnerOnly;
import dev.lifebar.core.storage.StorageException.Trouble;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;
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

    /** Of each connection: as much as an answer looks at. What else is read comes from the system's own cache. */
    private static final int CACHE_KIBIBYTES = 512;

    private final Path file;
    private final Duration patience;
    private final NetworkFileSystem.TypeOf typeOf;
    private @Nullable Pools pools;
    private boolean closed;

    /**
     * Names the file; it is opened, made if there is none, and brought up to date at its first use.
     *
     * @param patience how long to wait for another program that is writing
     */
    public Database(Path file, Duration patience) {
        this(file, patience, NetworkFileSystem.TypeOf::ask);
    }

    Database(Path file, Duration patience, NetworkFileSystem.TypeOf typeOf) {
        this.file = file;
        this.patience = patience;
        this.typeOf = typeOf;
    }

    /** The connections of an open database. */
    private record Pools(HikariDataSource writer, HikariDataSource readers, Jdbi writing, Jdbi reading) {
        static Pools of(HikariDataSource writer, HikariDataSource readers) {
            return new Pools(writer, readers, jdbi(writer), jdbi(readers));
        }

        private static Jdbi jdbi(DataSource source) {
            Jdbi jdbi = Jdbi.create(source);
            jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
            return jdbi.registerArgument(new PlainArguments()).setStatementBuilderFactory(StatementCache.ofPool());
        }
    }

    /** Opens it now, or throws a {@link StorageException} that says what is wrong. */
    public void open() {
        pools();
    }

    /** Reads one consistent state, which what reads within it sees too. */
    public <T> T read(Function<Handle, T> work) {
        Jdbi reading = pools().reading();
        return guarded(() -> reading.inTransaction(work::apply));
    }

    /** Writes all or nothing; what it wrote is on the disk when this returns. */
    public <T> T write(Function<Handle, T> work) {
        Jdbi writing = pools().writing();
        return guarded(() -> writing.withHandle(handle -> WriteTransaction.run(handle, work)));
    }

    /**
     * Deletes all or nothing, and leaves nothing of it in the file, where SQLite would only mark it as free. The log keeps
     * the old pages until nobody reads any more.
     */
    public void erase(Consumer<Handle> work) {
        Jdbi writing = pools().writing();
        guarded(() -> writing.withHandle(handle -> {
            pragma(handle, "secure_delete = on");
            try {
                WriteTransaction.run(handle, within -> {
                    work.accept(within);
                    return true;
                });
            } finally {
                pragma(handle, "secure_delete = off");
            }
            pragma(handle, "wal_checkpoint(truncate)");
            return true;
        }));
    }

    /**
     * Moves what was written from the log into the file, beside others who write. Otherwise whoever fills up the log does it
     * in their own transaction, which takes many times as long as a small one.
     */
    public void clearLog() {
        Jdbi reading = pools().reading();
        guarded(() -> reading.withHandle(handle -> {
            pragma(handle, "wal_checkpoint(passive)");
            return true;
        }));
    }

    /** As a query, since a pragma answers, and no transaction ends while an answer is not read. */
    private static void pragma(Handle handle, String pragma) {
        handle.createQuery("pragma " + pragma).mapTo(Integer.class).list();
    }

    /** The writer's connections, for background work that manages its own transactions. */
    public DataSource writer() {
        return pools().writer();
    }

    /** For good: what comes too late is refused. */
    @Override
    public synchronized void close() {
        closed = true;
        if (pools != null) {
            pools.readers().close();
            pools.writer().close();
            pools = null;
        }
    }

    private synchronized Pools pools() {
        if (closed) {
            throw new StorageException(Trouble.OTHER, "closed", null);
        }
        if (pools == null) {
            pools = connect();
        }
        return pools;
    }

    private Pools connect() {
        refuseNetwork();
        try {
            createPrivately();
            new Migration(file, patience).run();
            return openPools();
        } catch (IOException e) {
            throw new StorageException(Trouble.NOT_WRITABLE, String.valueOf(e.getMessage()), e);
        } catch (SQLException | RuntimeException e) {
            throw StorageException.of(e);
        }
    }

    private void refuseNetwork() {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        NetworkFileSystem.find(folder, typeOf).ifPresent(type -> {
            throw new StorageException(Trouble.NETWORK, folder + " is on " + type, null);
        });
    }

    private Pools openPools() {
        HikariDataSource writer = pool("writer", 1, TransactionMode.IMMEDIATE, "select 1");
        try {
            return Pools.of(writer, pool("readers", READERS, TransactionMode.DEFERRED, "pragma query_only = true"));
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    private static <T> T guarded(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw StorageException.isFromDatabase(e) ? StorageException.of(e).whileOpen() : e;
        } catch (Exception e) {
            throw StorageException.of(e).whileOpen();
        }
    }

    /** SQLite gives its log files the rights of the main file, so that one must be private from its first moment. */
    private void createPrivately() throws IOException {
        try {
            OwnerOnly.file(file);
        } catch (FileAlreadyExistsException e) {
            return;
        }
    }

    private HikariDataSource pool(String name, int size, TransactionMode mode, String first) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source(file, patience, mode));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setMaxLifetime(0);
        config.setConnectionInitSql(first);
        config.setConnectionTimeout(Math.max(patience.toMillis() * 2, 1000));
        return new HikariDataSource(config);
    }

    /** Connections whose transactions are durable when they return. */
    static SQLiteDataSource source(Path file, Duration patience, TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setTransactionMode(mode);
        config.setCacheSize(-CACHE_KIBIBYTES);
        return source(file, patience, config);
    }

    static SQLiteDataSource source(Path file, Duration patience, SQLiteConfig config) {
        config.setBusyTimeout((int) patience.toMillis());
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
