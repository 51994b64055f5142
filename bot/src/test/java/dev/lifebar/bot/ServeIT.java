package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.lifebar.bot.discord.LocalDiscord;
import dev.lifebar.bot.slack.LocalSlack;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service as it is run: the shipped jar, connected to a Discord and a Slack on this machine. */
class ServeIT {
    /** The bit of signal 2 in the mask of signals that are ignored. */
    private static final long INTERRUPT = 1 << 1;

    private static final int TOLD_TO_END = 143;
    private static final int FAILED = 3;
    private static final int PASSING = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What systemd and container engines are asked to give it. */
    private static final long FAREWELL_SECONDS = 10;

    @TempDir
    private Path directory;

    private LocalDiscord discord;
    private LocalSlack slack;
    private BuiltProgram program;

    @BeforeEach
    void open() throws IOException {
        discord = new LocalDiscord();
        slack = new LocalSlack();
        program = new BuiltProgram(directory).with(discord.settings()).with(slack.settings());
    }

    @AfterEach
    void close() {
        discord.close();
        slack.close();
        assertThat(discord.violations()).isEmpty();
        assertThat(slack.violations()).isEmpty();
    }

    /** Whatever happened in a test, on no stream and in no file. */
    @AfterEach
    void showedNoSecret() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(discord.secrets())
                        .doesNotContain(slack.secrets());
            }
        }
    }

    @Test
    void answersOnBothPlatformsFromOneProcess() throws IOException, InterruptedException {
        try (Running running = ready("LIFEBAR_LOG", "debug")) {
            assertThat(discord.ask("sync", "provider:openai", "balance:91", "max:100")
                            .answer())
                    .contains("OpenAI is $91.00");
            assertThat(slack.ask("/sync", "anthropic 22.97 54.94").answer()).contains("Anthropic is $22.97");
            assertThat(discord.ask("credits").answer())
                    .contains("$91.00 left of $100.00")
                    .doesNotContain("Anthropic");
            assertThat(slack.ask("/credits", "").answer())
                    .contains("$22.97 left of $54.94")
                    .doesNotContain("OpenAI");

            assertThat(running.error())
                    .contains("Serving Discord and Slack from " + program.home())
                    .contains("Discord is ready: lifebar (servers: 1)", "Slack is ready: Acme");
            Run run = running.end();
            assertThat(run.code()).isEqualTo(TOLD_TO_END);
            assertThat(run.out()).isEmpty();
        }
        assertThat(program.log()).content().contains("Serving Discord and Slack", "Slack is ready: Acme", "DEBUG");
        assertThat(program.database().resolveSibling("lifebar.db-wal")).doesNotExist();
    }

    @Test
    void postsAlertsWhereTheyAreWanted() throws IOException, InterruptedException {
        try (Running running = ready()) {
            discord.ask("sync", "provider:openai", "balance:91", "max:100").answer();
            slack.ask("/sync", "openai 91 100").answer();
            assertThat(discord.ask("alerts here").answer()).contains("Test arrived");
            assertThat(slack.ask("/credits", "alerts here").answer()).contains("Test arrived");
            discord.ask("sync", "provider:openai", "balance:9").answer();
            slack.ask("/sync", "openai 8").answer();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(discord.posts())
                            .anySatisfy(post -> assertThat(post).contains("OpenAI is critical", "$9.00")));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(slack.posts())
                            .anySatisfy(post -> assertThat(post).contains("OpenAI is critical", "$8.00")));
            assertThat(running.end().error()).doesNotContain("WARN", "ERROR", "Exception");
        }
    }

    @Test
    void leavesTheDatabaseToSingleCommandsAsWell() throws IOException, InterruptedException {
        try (Running running = ready()) {
            assertThat(program.run("sync", "anthropic", "22.97", "54.94").code())
                    .isZero();
            assertThat(program.run("alerts", "here").out()).contains("Test arrived");
            assertThat(program.run("sync", "anthropic", "9").out()).contains("Anthropic is critical");
            Run credits = program.run("credits");

            assertThat(credits.out()).contains("$9.00 left of $54.94");
            assertThat(credits.error()).isEmpty();
            assertThat(discord.ask("credits").answer()).contains("Nothing is watched yet");
            assertThat(running.end().error()).doesNotContain("WARN", "ERROR", "Exception");
        }
    }

    @Test
    void aTokenDiscordDoesNotKnowEndsItWithOneSentence() throws IOException, InterruptedException {
        program.with("DISCORD_TOKEN", "wrong.canary");

        Run run = program.run();

        assertThat(run.code()).isEqualTo(FAILED);
        assertThat(lines(run.error(), "ERROR"))
                .singleElement()
                .asString()
                .contains("Discord does not accept the token in DISCORD_TOKEN");
        assertThat(run.error()).doesNotContain("Exception", "\tat ", "wrong.canary");
        assertThat(discord.logins()).isZero();
        assertThat(slack.isConnected()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"SLACK_BOT_TOKEN, xoxb-wrong-canary", "SLACK_APP_TOKEN, xapp-wrong-canary"})
    void aTokenSlackDoesNotKnowEndsItWithOneSentence(String variable, String token)
            throws IOException, InterruptedException {
        program.with(variable, token);

        Run run = program.run();

        assertThat(run.code()).isEqualTo(FAILED);
        assertThat(lines(run.error(), "ERROR")).singleElement().asString().contains("Slack does not accept", variable);
        assertThat(run.error()).doesNotContain("Exception", "\tat ", token);
        assertThat(slack.logins()).isZero();
        assertThat(discord.isConnected()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aTokenThatIsRevokedEndsItToo(boolean ofDiscord) throws IOException, InterruptedException {
        try (Running running = ready()) {
            if (ofDiscord) {
                discord.revoke();
            } else {
                slack.revoke();
            }

            Run run = running.await();
            assertThat(run.code()).isEqualTo(FAILED);
            assertThat(run.error()).contains(ofDiscord ? "DISCORD_TOKEN" : "SLACK_APP_TOKEN");
            assertThat(run.error()).doesNotContain("Exception", "\tat ");
        }
        await().atMost(PATIENCE).until(() -> !discord.isConnected() && !slack.isConnected());
    }

    @Test
    void keepsTryingWhatIsOutOfReach() throws IOException, InterruptedException {
        discord.failOnce();
        slack.failOnce();

        try (Running running = ready()) {
            assertThat(discord.ask("credits").answer()).contains("Nothing is watched yet");
            assertThat(slack.ask("/credits", "").answer()).contains("Nothing is watched yet");
            assertThat(running.error()).contains("I cannot reach Slack");
        }
    }

    @Test
    void finishesWhatItHasBegunBeforeItEnds() throws IOException, InterruptedException, SQLException {
        try (Running running = ready();
                Connection writer = connect();
                Statement statement = writer.createStatement()) {
            statement.execute("begin immediate");
            LocalDiscord.Request inDiscord = discord.ask("sync", "provider:openai", "balance:91", "max:100");
            LocalSlack.Request inSlack = slack.ask("/sync", "anthropic 22.97 54.94");
            inDiscord.begun();
            inSlack.begun();
            running.tell("TERM");
            await().during(Duration.ofSeconds(1)).until(running.pending().process()::isAlive);
            statement.execute("rollback");

            assertThat(inDiscord.answer()).contains("OpenAI is $91.00");
            assertThat(inSlack.answer()).contains("Anthropic is $22.97");
            assertThat(running.await().code()).isEqualTo(TOLD_TO_END);
        }
    }

    @Test
    void finishesTheAlertItIsSendingAndSendsItOnce() throws IOException, InterruptedException {
        try (Running running = ready()) {
            slack.ask("/sync", "openai 91 100").answer();
            slack.ask("/credits", "alerts here").answer();
            slack.slowDown(Duration.ofSeconds(2));
            slack.ask("/sync", "openai 8").answer();
            await().during(Duration.ofMillis(300)).until(() -> slack.posts().size() == 1);

            assertThat(running.end().code()).isEqualTo(TOLD_TO_END);
            assertThat(slack.posts()).hasSize(2);
        }
        try (Running running = ready()) {
            assertThat(slack.ask("/credits", "alerts list").answer()).contains("last message arrived");
            await().during(Duration.ofSeconds(1)).until(() -> slack.posts().size() == 2);
            assertThat(running.error()).doesNotContain("WARN", "ERROR");
        }
    }

    @Test
    void finishesTheAlertItIsSendingToDiscordBeforeItDisconnects() throws IOException, InterruptedException {
        try (Running running = ready()) {
            discord.ask("sync", "provider:openai", "balance:91", "max:100").answer();
            discord.ask("alerts here").answer();
            await().until(() -> discord.posts().size() == 1);
            discord.slowDown(Duration.ofSeconds(2));
            discord.ask("sync", "provider:openai", "balance:8").answer();
            await().during(Duration.ofMillis(300)).until(() -> discord.posts().size() == 1);

            Run run = running.end();
            assertThat(run.code()).isEqualTo(TOLD_TO_END);
            assertThat(run.error()).doesNotContain("WARN", "ERROR");
            assertThat(discord.posts()).hasSize(2);
        }
        try (Running running = ready()) {
            assertThat(discord.ask("alerts list").answer()).contains("last message arrived");
            assertThat(running.error()).doesNotContain("WARN", "ERROR");
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void endsSoonWithTheSignalsNumber(String signal, int code) throws IOException, InterruptedException {
        assumeThat(signal.equals("INT") && ignoresInterrupts())
                .as("whoever runs the tests has interrupts ignored, which every process inherits")
                .isFalse();
        try (Running running = ready()) {
            running.tell(signal);

            assertThat(running.await().code()).isEqualTo(code);
        }
        assertThat(discord.isConnected()).isFalse();
        await().atMost(PATIENCE).until(() -> !slack.isConnected());
    }

    /** As a shell has it for what it starts in the background. */
    private static boolean ignoresInterrupts() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & INTERRUPT) != 0);
        }
    }

    @Test
    void endsWhileItCannotReachAnything() throws IOException, InterruptedException {
        discord.close();
        slack.close();
        try (Running running = new Running(program.begin())) {
            await().atMost(PATIENCE).until(() -> running.error().contains("cannot be reached"));
            await().atMost(PATIENCE).until(() -> running.error().contains("I cannot reach Slack"));

            assertThat(running.error())
                    .contains("Discord cannot be reached (no connection could be made); trying again in 2 s")
                    .doesNotContain("Exception", "Requester", "DNS", "I/O");
            assertThat(running.end().code()).isEqualTo(TOLD_TO_END);
        }
    }

    @Test
    void oldButtonsWorkAfterItWasKilled() throws IOException, InterruptedException {
        LocalDiscord.Request inDiscord;
        LocalSlack.Request inSlack;
        try (Running running = ready()) {
            inDiscord = discord.ask("sync", "provider:openai", "balance:91", "max:100");
            inSlack = slack.ask("/sync", "anthropic 22.97 54.94");
            assertThat(inDiscord.answer() + inSlack.answer()).contains("OpenAI is", "Anthropic is");
            running.kill();
        }
        await().atMost(PATIENCE).until(() -> !discord.isConnected() && !slack.isConnected());

        try (Running running = ready()) {
            assertThat(inDiscord.press("Undo").answer()).contains("Undone", "OpenAI");
            assertThat(inSlack.press("Undo").answer()).contains("Undone", "Anthropic");
            assertThat(running.error()).doesNotContain("ERROR");
        }
    }

    @Test
    void tellsHowItIs() throws IOException, InterruptedException {
        int port = freePort();
        try (Running running = ready("LIFEBAR_HTTP_PORT", String.valueOf(port))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(health(port))
                            .isEqualTo("200 {\"database\":\"ok\",\"discord\":\"ok\",\"slack\":\"ok\"}"));
            assertThat(running.error()).contains("/healthz on port " + port);

            discord.close();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(health(port))
                            .isEqualTo("503 {\"database\":\"ok\",\"discord\":\"failing\",\"slack\":\"ok\"}"));
        }
    }

    @Test
    void servesOnePlatformAlone() throws IOException, InterruptedException {
        program = new BuiltProgram(directory).with(slack.settings());
        int port = freePort();
        program.with("LIFEBAR_HTTP_PORT", String.valueOf(port));
        try (Running running = new Running(program.begin("serve"))) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(health(port)).isEqualTo("200 {\"database\":\"ok\",\"slack\":\"ok\"}"));
            assertThat(running.error()).contains("Serving Slack from").doesNotContain("Discord");
        }
    }

    @Test
    void doesNotLogInWhereItCouldNotWork() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0)) {
            program.with("LIFEBAR_HTTP_PORT", String.valueOf(taken.getLocalPort()));
            Run run = program.run();
            assertThat(run.code()).isEqualTo(PASSING);
            assertThat(run.error())
                    .contains("Set LIFEBAR_HTTP_PORT to another one.")
                    .doesNotContain("Exception");
        }
        program.with("LIFEBAR_HTTP_PORT", "");
        Files.write(program.database(), "This is no database. ".repeat(500).getBytes(StandardCharsets.UTF_8));
        assertRefuses(program.run(), "The database file is damaged or is no database.");

        assertThat(discord.logins()).isZero();
        assertThat(slack.logins()).isZero();
    }

    /** Nobody would start it again, so an alert would never come. */
    @Test
    void waitsForADatabaseThatIsLockedWhenItStarts() throws IOException, InterruptedException, SQLException {
        program.run("credits");
        program.with("LIFEBAR_BUSY_TIMEOUT", "1");
        try (Connection writer = connect();
                Statement statement = writer.createStatement()) {
            statement.execute("begin immediate");
            try (Running running = new Running(program.begin())) {
                await().atMost(PATIENCE).until(() -> running.error().contains("I keep trying"));
                assertThat(discord.logins() + slack.logins()).isZero();
                statement.execute("rollback");

                await().atMost(PATIENCE)
                        .until(() -> running.error().contains("Discord is ready")
                                && running.error().contains("Slack is ready"));
                assertThat(running.end().code()).isEqualTo(TOLD_TO_END);
            }
        }
    }

    @Test
    void wantsBothTokensOfSlack() throws IOException, InterruptedException {
        assertRefuses(program.with("SLACK_APP_TOKEN", "").run(), "SLACK_BOT_TOKEN is set and SLACK_APP_TOKEN is not");
        assertRefuses(new BuiltProgram(directory).run("serve"), "There is nothing to serve");
    }

    @Test
    void chatsInTheTerminalWhereAskedTo() throws IOException, InterruptedException {
        Run run = program.pipe("/sync openai 91.00 100\n", "chat");

        assertThat(run.out()).contains("OpenAI is $91.00");
        assertThat(run.code()).isZero();
        assertThat(discord.logins()).isZero();
    }

    private static void assertRefuses(Run run, String sentence) {
        assertThat(run.code()).isEqualTo(FAILED);
        assertThat(run.error()).contains(sentence).doesNotContain("Exception", "\tat ");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + program.database());
    }

    private Running ready(String variable, String value) throws IOException {
        program.with(variable, value);
        return ready();
    }

    private Running ready() throws IOException {
        Running running = new Running(program.begin());
        await().atMost(PATIENCE)
                .until(() -> running.error().contains("Discord is ready")
                        && running.error().contains("Slack is ready"));
        return running;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String health(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/healthz"))
                .build();
        try {
            var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        } catch (ConnectException e) {
            return "not yet";
        }
    }

    private static List<String> lines(String text, String word) {
        return text.lines().filter(line -> line.contains(" " + word + " ")).toList();
    }

    /** The program while it runs; killed at the end of a test that did not end it. */
    private record Running(Run.Pending pending) implements AutoCloseable {
        /** What it has said so far. */
        String error() throws IOException {
            return Files.readString(pending.error());
        }

        void tell(String signal) throws IOException, InterruptedException {
            new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            String.valueOf(pending.process().pid()))
                    .start()
                    .waitFor();
        }

        Run end() throws IOException, InterruptedException {
            tell("TERM");
            return await();
        }

        Run await() throws IOException, InterruptedException {
            assertThat(pending.process().waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS))
                    .as("ended: " + error())
                    .isTrue();
            return pending.end();
        }

        void kill() throws InterruptedException {
            pending.process().destroyForcibly().waitFor();
        }

        @Override
        public void close() {
            pending.process().destroyForcibly();
        }
    }
}
