package dev.lifebar.core.secret;

import dev.lifebar.core.storage.Database;
import java.nio.file.Path;
import java.time.Duration;

/** Changes the master key of a directory in a process of its own, which can be killed. */
final class RotationProgram {
    private RotationProgram() {}

    public static void main(String[] words) {
        Path directory = Path.of(words[0]);
        try (Database database = new Database(directory.resolve("lifebar.db"), Duration.ofSeconds(10))) {
            new Rotation(database, new MasterKeys(null, directory.resolve("master.key"))).rotate();
        }
    }
}
