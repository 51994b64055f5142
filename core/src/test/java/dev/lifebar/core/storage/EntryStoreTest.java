package dev.lifebar.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryStoreTest {
    @TempDir
    private Path directory;

    @Test
    void findsWhatCanBeUndoneWithoutWalkingOverTheReadings() {
        try (Database database = new Database(directory.resolve("lifebar.db"), Duration.ofSeconds(10))) {
            assertThat(plan(database, EntryStore.LAST_UNDOABLE)).contains("INDEX entry_of_account_by_person");
            assertThat(plan(database, EntryStore.LAST_UNDOABLE_OF)).contains("INDEX entry_of_workspace_by_person");
        }
    }

    private static String plan(Database database, String query) {
        List<String> steps = database.read(handle -> handle.createQuery("explain query plan " + query)
                .bind(0, 1)
                .map((row, context) -> row.getString("detail"))
                .list());
        return String.join("\n", steps);
    }
}
