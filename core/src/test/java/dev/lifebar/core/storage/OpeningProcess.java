package dev.lifebar.core.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Another program on the same file: opens it, adds a workspace and ends. */
final class OpeningProcess {
    private OpeningProcess() {}

    public static void main(String[] arguments) {
        try (Database database = new Database(Path.of(arguments[0]), Duration.ofSeconds(30))) {
            database.write(handle -> handle.execute(
                    "insert into workspace (id, platform, external_id, name, zone, created_at) values (?, 'p', ?, '', 'Z', 0)",
                    Long.parseLong(arguments[1]),
                    arguments[1]));
        }
    }

    static Process start(Path file, int number) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                OpeningProcess.class.getName(),
                file.toString(),
                Integer.toString(number));
        return new ProcessBuilder(command).inheritIO().start();
    }
}
