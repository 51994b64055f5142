package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.FakeTime;
import dev.lifebar.core.RecordingMessenger;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.alert.RestartProgram.Step;
import dev.lifebar.core.storage.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills a real process at each step between a decided alert and its delivery, and starts another. */
@Timeout(60)
class RestartTest {
    private static final String IN_FLIGHT = "claimed and arrived";

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

    /** What was not stored yet is read again; only what was on its way is posted again, under the same nonce. */
    @Test
    @Timeout(600)
    void nothingIsLostOrRepeatedWhereverItIsKilled() throws Exception {
        Path all = directory;
        Set<String> found = new LinkedHashSet<>();
        int look = 1;
        while (killedAt(look)) {
            String left = left();
            found.add(left);
            for (int restart = 1; restart <= 2; restart++) {
                RestartProgram.main(new String[] {directory.toString(), Step.RESTARTED.name(), "0"});
                assertThat(posts().stream().distinct())
                        .as("look %d, restart %d", look, restart)
                        .hasSize(1);
                assertThat(posts()).as("look %d, restart %d", look, restart).hasSize(left.equals(IN_FLIGHT) ? 2 : 1);
            }
            look++;
            directory = Files.createDirectory(all.resolve("look" + look));
            subscribe();
        }

        assertThat(found).containsExactly("nothing", "waiting", "claimed", IN_FLIGHT, "recorded and arrived");
        assertThat(posts()).hasSize(1);
    }

    /** What a killed program left behind. */
    private String left() throws IOException {
        try (Database database = new Database(RestartProgram.database(directory), Duration.ofSeconds(10))) {
            boolean arrived = !posts().isEmpty();
            return database.read(handle -> handle.createQuery("""
                                    select case when state = 'SENT' then 'recorded'
                                        when claimed_until > 0 then 'claimed' else 'waiting' end
                                    from delivery where kind = 'POST'
                                    """)
                            .mapTo(String.class)
                            .findOne()
                            .orElse("nothing"))
                    + (arrived ? " and arrived" : "");
        }
    }

    private boolean killedAt(int look) throws IOException, InterruptedException {
        Process process = program(Step.COUNTED, look);
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            assertThat(line).isIn(RestartProgram.REACHED, RestartProgram.ENDED);
            return line.equals(RestartProgram.REACHED);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void killAt(Step step) throws IOException, InterruptedException {
        Process process = program(step, 0);
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo(RestartProgram.REACHED);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void restart() throws IOException, InterruptedException {
        Process process = program(Step.RESTARTED, 0);
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process program(Step step, int look) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestartProgram.class.getName(),
                        directory.toString(),
                        step.name(),
                        Integer.toString(look))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private List<String> posts() throws IOException {
        Path posts = RestartProgram.posts(directory);
        return Files.exists(posts) ? Files.readAllLines(posts) : List.of();
    }
}
