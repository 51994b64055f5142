package dev.lifebar.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.storage.StorageException.Trouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class StorageExceptionTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            SQLITE_FULL,              FULL
            SQLITE_IOERR_SHMSIZE,     FULL
            SQLITE_IOERR_READ,        OTHER
            SQLITE_BUSY_SNAPSHOT,     BUSY
            SQLITE_READONLY_DBMOVED,  NOT_WRITABLE
            SQLITE_CORRUPT_VTAB,      DAMAGED
            """)
    void knowsTheTroubleByItsCode(SQLiteErrorCode code, Trouble trouble) {
        StorageException failure = StorageException.of(new IllegalStateException(new SQLiteException("no", code)));

        assertThat(failure.trouble()).isEqualTo(trouble);
        assertThat(failure.isReadable()).isFalse();
        assertThat(failure.whileOpen().trouble()).isEqualTo(trouble);
        assertThat(failure.whileOpen().isReadable()).isEqualTo(trouble == Trouble.FULL || trouble == Trouble.BUSY);
    }
}
