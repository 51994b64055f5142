package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.FakeTime;
import dev.lifebar.core.RecordingMessenger;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.alert.RestartProgram.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills a real process at each step between a decided alert and its delivery, and starts another. */
@Timeout(60)
class RestartTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void subscribe() {
        try (TestLifebar lifebar = new TestLifebar(
                RestartProgram.database(directory),
                ZoneOffset.UTC,
                new FakeTime(InstantSource.system().instant()),
                new RecordingMessenger(TestLifebar.PLATFORM, true))) {
            lifebar.type("/alerts here");
            lifebar.sync("anthropic", "100", "100");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DECIDED", "CLAIMED", "RECORDED"})
    void nothingIsLostAndNothingIsPostedTwice(Step step) throws Exception {
        killAt(step);

        restart();
        assertThat(posts()).hasSize(1);

        restart();
        assertThat(posts()).hasSize(1);
    }

    /** What was on its way is sent again, since nobody knows whether it arrived; the nonce tells the platform. */
    @ParameterizedTest
    @EnumSource(names = "SENT")
    void onlyWhatWasOnItsWayIsPostedAgainUnderTheSameNonce(Step step) throws Exception {
        killAt(step);
        assertThat(posts()).hasSize(1);

        restart();
        assertThat(posts()).hasSize(2);
        assertThat(posts().stream().distinct()).hasSize(1);

        restart();
        assertThat(posts()).hasSize(2);
    }

    private void killAt(Step step) throws IOException, InterruptedException {
        Process process = program(step);
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo(RestartProgram.REACHED);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void restart() throws IOException, InterruptedException {
        Process process = program(Step.RESTARTED);
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process program(Step step) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestartProgram.class.getName(),
                        directory.toString(),
                        step.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private List<String> posts() throws IOException {
        Path posts = RestartProgram.posts(directory);
        return Files.exists(posts) ? Files.readAllLines(posts) : List.of();
    }
}
