package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.bot.discord.DiscordCanary;
import dev.lifebar.bot.slack.SlackCanary;
import dev.lifebar.core.FakeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that is given to a platform comes out nowhere: not in what is shown, logged or stored. */
@Timeout(180)
class CanaryTest {
    /** The middle of the key: enough to find a part of it too. */
    private static final String CANARY = FakeSource.KEY.substring(12, 36);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(classes = {DiscordCanary.class, SlackCanary.class})
    void isSeenNowhere(Class<?> program) throws Exception {
        Path home = Files.createDirectory(directory.resolve("home"));

        String shown = run(program, home);

        assertThat(shown)
                .contains("$41.20", "The key is kept encrypted", "in the history of this chat", "IllegalStateException")
                .contains("••••" + FakeSource.KEY.substring(FakeSource.KEY.length() - 4))
                .doesNotContain(CANARY);
        assertThat(Files.readString(home.resolve("lifebar.log"))).contains("TRACE");
        List<Path> files = files(home);
        assertThat(files).contains(home.resolve("lifebar.db"), home.resolve("master.key"));
        assertThat(files)
                .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain(CANARY));
    }

    private String run(Class<?> program, Path home) throws IOException, InterruptedException {
        Path shown = directory.resolve("shown");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dstdout.encoding=UTF-8",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        home.toString(),
                        directory.resolve("key").toString())
                .redirectErrorStream(true)
                .redirectOutput(shown.toFile())
                .start();
        try {
            assertThat(process.waitFor()).as(Files.readString(shown)).isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(shown);
    }

    private static List<Path> files(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
