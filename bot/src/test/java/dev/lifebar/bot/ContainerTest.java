package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the container starts Java, with a Java that does as it is told here. */
class ContainerTest {
    @TempDir
    private Path directory;

    private @Nullable Process running;

    @AfterEach
    void kill() {
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 143})
    void endsWithWhatJavaEndedWith(int code) throws IOException, InterruptedException {
        assertThat(end(run("exit " + code))).isEqualTo(code);
    }

    @Test
    void staysWhereStartingAgainWouldBeInVain() throws IOException, InterruptedException {
        Process container = run("echo refused; exit 3");

        await().until(() -> said().contains("Waiting for a change"));
        await().during(Duration.ofMillis(300)).until(container::isAlive);
        container.destroy();

        assertThat(end(container)).isEqualTo(3);
        assertThat(said()).containsOnlyOnce("refused");
    }

    @Test
    void letsJavaFinishWhatItHasBegun() throws IOException, InterruptedException {
        Process container =
                run("trap 'sleep 0.5; echo finished; exit 143' TERM; echo begun; while :; do sleep 0.1; done");
        await().until(() -> said().contains("begun"));

        container.destroy();

        assertThat(end(container)).isEqualTo(143);
        assertThat(said()).contains("finished");
    }

    @Test
    void givesJavaItsArguments() throws IOException, InterruptedException {
        assertThat(end(run("printf '<%s>' \"$@\""))).isZero();
        assertThat(said()).isEqualTo("<-jar><a b.jar><serve>");
    }

    private Process run(String java) throws IOException {
        Path program = Files.writeString(directory.resolve("java"), "#!/bin/bash\n" + java + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", Path.of("../deploy/container/run.sh").toString(), "-jar", "a b.jar", "serve")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("said").toFile());
        builder.environment().merge("PATH", directory.toString(), (path, first) -> first + ":" + path);
        Process started = builder.start();
        running = started;
        return started;
    }

    private String said() throws IOException {
        return Files.readString(directory.resolve("said"));
    }

    private static int end(Process container) throws InterruptedException {
        assertThat(container.waitFor(20, TimeUnit.SECONDS)).as("ended").isTrue();
        return container.exitValue();
    }
}
