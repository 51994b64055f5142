package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares output with a file kept in the repository; {@code -Dgolden=write} accepts what is new. */
public final class Golden {
    private Golden() {}

    public static void assertMatches(String name, String actual) throws IOException {
        assertMatches(Path.of("src/test/golden", name), actual);
    }

    public static void assertMatches(Path file, String actual) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, actual);
        }
        assertThat(file).content().isEqualTo(actual);
    }
}
