package dev.lifebar.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Each case is a process of its own: a process sets its logging up once. */
class LoggingTest {
    @TempDir
    private Path directory;

    @Test
    void appendsToTheFileAndPrintsNothing() throws Exception {
        Path file = Files.writeString(directory.resolve("lifebar.log"), "from an earlier start\n");

        assertThat(log(file, Level.WARN)).isEqualTo("on the console\n");

        assertThat(file)
                .content()
                .startsWith("from an earlier start\n")
                .containsPattern("(?m)^\\d{4}-\\d\\d-\\d\\dT\\S+ \\[main] WARN .*LoggingTest\\$Chatter - a warning ü$")
                .contains("a warning of the JDK", "Requester - something else")
                .doesNotContain("nowhere")
                .doesNotContain("a detail");
    }

    @Test
    void tellsDetailsWhereAskedTo() throws Exception {
        Path file = directory.resolve("lifebar.log");

        log(file, Level.DEBUG);

        assertThat(file).content().contains("DEBUG", "a detail");
    }

    /** At their finest they write down what people typed into forms. */
    @Test
    void keepsQuietWhoWritesDownWhatIsSentAndReceived() throws Exception {
        Path file = directory.resolve("lifebar.log");

        log(file, Level.TRACE);

        assertThat(file).content().contains("TRACE", "a trace").doesNotContain("a payload");
    }

    @Test
    void putsALargeFileAside() throws Exception {
        Path file = Files.writeString(directory.resolve("lifebar.log"), "x".repeat(6 * 1024 * 1024));

        log(file, Level.WARN);

        assertThat(directory.resolve("lifebar.log.1")).hasSize(6 * 1024 * 1024);
        assertThat(file).content().contains("a warning").doesNotContain("xx");
    }

    @Test
    void tellsWhoeverRunsAServiceOnTheConsoleToo() throws Exception {
        Path file = directory.resolve("lifebar.log");

        String printed = log(file, Level.ERROR, "service");

        assertThat(printed)
                .contains("INFO Lifebar - ready ü")
                .doesNotContain("a warning")
                .endsWith("on the console\n");
        assertThat(file).content().isEqualTo(printed.replace("on the console\n", ""));
    }

    /** What the process printed. */
    private static String log(Path file, Level level, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Chatter.class.getName(), file.toString(), level.name()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed;
    }

    /** Logs a little. */
    static final class Chatter {
        private Chatter() {}

        public static void main(String[] arguments) {
            Path file = Path.of(arguments[0]);
            Level level = Level.valueOf(arguments[1]);
            if (arguments.length > 2) {
                Logging.start(file, level, new PrintStream(System.err, true, StandardCharsets.UTF_8));
            } else {
                Logging.start(file, level);
            }
            LoggerFactory.getLogger(Logging.SERVICE).info("ready ü");
            LoggerFactory.getLogger(Chatter.class).warn("a warning ü");
            LoggerFactory.getLogger(Chatter.class).debug("a detail");
            LoggerFactory.getLogger(Chatter.class).trace("a trace");
            for (String name : List.of("net.dv8tion.jda.X", "com.slack.api.X", "org.java_websocket.X", "okhttp3.X")) {
                LoggerFactory.getLogger(name).debug("a payload");
            }
            org.slf4j.Logger requester = LoggerFactory.getLogger("net.dv8tion.jda.internal.requests.Requester");
            requester.error("DNS resolution failed: {}", "nowhere");
            requester.error("There was an I/O error while executing a REST request: {}", "nowhere");
            requester.error("something else");
            java.util.logging.Logger.getLogger("org.jline").warning("a warning of the JDK");
            System.err.println("on the console");
        }
    }
}
