package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that goes over the wire comes out nowhere else: not in what is shown, logged or stored, by no library. */
@Timeout(300)
class LiveCanaryTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {"discord.DiscordLiveStoryTest", "slack.SlackLiveStoryTest", "terminal.TerminalLiveStoryTest"})
    void isSeenNowhere(String story) throws Exception {
        Path home = Files.createDirectory(directory.resolve("home"));

        String shown = run("dev.lifebar.bot." + story, home);

        assertThat(shown)
                .contains("$100.00 left", "58 searches left", "without secrets", "••••")
                .contains("rejected the key (HTTP 401)", "I can't reach OpenRouter", "\"reader\":\"ok\"")
                .doesNotContain(traces());
        assertThat(Files.readString(home.resolve("lifebar.log"))).contains("TRACE");
        List<Path> files = files(home);
        assertThat(files).contains(home.resolve("lifebar.db"), home.resolve("master.key"));
        assertThat(files)
                .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain(traces()));
    }

    /** Enough of every key to find a part of it too, plain and as it may be written otherwise. */
    private static String[] traces() {
        return Stream.of(LocalProviders.KEY, LocalProviders.OTHER_KEY, LocalProviders.ADMIN_KEY, LocalProviders.URL_KEY)
                .flatMap(key -> Stream.of(
                        key.substring(14, 34),
                        URLEncoder.encode(key, StandardCharsets.UTF_8),
                        Base64.getEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8))))
                .toArray(String[]::new);
    }

    private String run(String story, Path home) throws IOException, InterruptedException {
        Path shown = directory.resolve("shown");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dstdout.encoding=UTF-8",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LiveCanary.class.getName(),
                        story,
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
