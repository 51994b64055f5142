package dev.lifebar.core.storage;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The database could not do what was asked; nothing of it was done. */
public final class StorageException extends RuntimeException {

    /** What is wrong, which decides what a person can do. */
    public enum Trouble {
        /** Another program has been writing for longer than we wait. */
        BUSY,
        /** No space is left on the disk. */
        FULL,
        /** The file or its folder may not be written or opened. */
        NOT_WRITABLE,
        /** The file is not a database, or parts of it cannot be read. */
        DAMAGED,
        /** A newer Lifebar has changed the file's layout. */
        NEWER,
        /** It is a database of some other program. */
        FOREIGN,
        /** The file lies on a network file system. */
        NETWORK,
        OTHER
    }

    private final Trouble trouble;
    private final boolean opened;

    public StorageException(Trouble trouble, String message, @Nullable Throwable cause) {
        this(trouble, message, cause, false);
    }

    private StorageException(Trouble trouble, String message, @Nullable Throwable cause, boolean opened) {
        super(message, cause);
        this.trouble = trouble;
        this.opened = opened;
    }

    /** The same failure, of a database that was open already. */
    StorageException whileOpen() {
        return new StorageException(trouble, String.valueOf(getMessage()), this, true);
    }

    /** Finds out from SQLite's result code, wherever in the chain of causes it is, what is wrong. */
    static StorageException of(Throwable failure) {
        Trouble otherwise = Trouble.OTHER;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StorageException known) {
                return known;
            }
            if (cause instanceof SQLiteException sqlite) {
                return new StorageException(
                        trouble(sqlite.getResultCode()), String.valueOf(sqlite.getMessage()), failure);
            }
            if (cause instanceof SQLTransientConnectionException) {
                otherwise = Trouble.BUSY; // no connection became free: somebody here is writing for too long
            }
        }
        return new StorageException(otherwise, String.valueOf(failure.getMessage()), failure);
    }

    /** Whether the failure came from the database at all. */
    static boolean isFromDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException || cause instanceof StorageException) {
                return true;
            }
        }
        return false;
    }

    public Trouble trouble() {
        return trouble;
    }

    /** Whether only writing is hindered. */
    public boolean isReadable() {
        return opened && mayPass();
    }

    /** Whether it may work later, with nothing changed in the settings or the file. */
    public boolean mayPass() {
        return trouble == Trouble.BUSY || trouble == Trouble.FULL;
    }

    /** The primary code is the low byte; see https://www.sqlite.org/rescode.html. */
    private static Trouble trouble(SQLiteErrorCode code) {
        int primary = code.code & 0xFF;
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return Trouble.BUSY;
        }
        // The memory that processes share is a file too, and gets its space when the database is opened.
        if (primary == SQLiteErrorCode.SQLITE_FULL.code || code == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE) {
            return Trouble.FULL;
        }
        if (primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || primary == SQLiteErrorCode.SQLITE_PERM.code
                || primary == SQLiteErrorCode.SQLITE_AUTH.code) {
            return Trouble.NOT_WRITABLE;
        }
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code
                ? Trouble.DAMAGED
                : Trouble.OTHER;
    }
}
