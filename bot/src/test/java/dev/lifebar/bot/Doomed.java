package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifebar.bot.discord.LocalDiscord;
import dev.lifebar.bot.slack.LocalSlack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The shipped program in a Discord and a Slack of its own, with a balance there that falls to red when it is read at its
 * next start; to be killed on the way to the alerts, and started once more.
 */
final class Doomed implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TOLD_TO_END = 143;
    private static final String JAVA_OPTIONS = "JDK_JAVA_OPTIONS";
    private static final String REFERENCE = "env:" + LocalProviders.VARIABLE;

    final LocalDiscord discord = new LocalDiscord();
    final LocalSlack slack = new LocalSlack();
    final LocalProviders providers = new LocalProviders();
    private final BuiltProgram program;
    private String options = "";
    private List<String> left = List.of();

    /** When somebody outside was asked for something, or has done it. */
    enum Moment {
        PROVIDER_WAS_ASKED("Discord undecided, 0 seen"),
        DISCORD_WAS_ASKED("Discord claimed, 0 seen"),
        DISCORD_HAS_POSTED("Discord claimed, 1 seen"),
        SLACK_WAS_ASKED("Slack claimed, 0 seen"),
        SLACK_HAS_POSTED("Slack claimed, 1 seen");

        private final String left;

        Moment(String left) {
            this.left = left;
        }

        /** How it is after a kill. */
        String left() {
            return left;
        }

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private Doomed(Path directory) throws IOException {
        program = new BuiltProgram(directory)
                .with(discord.settings())
                .with(slack.settings())
                .with("LIFEBAR_PROVIDERS", providers.file(directory).toString())
                .with("LIFEBAR_ALLOW_LOOPBACK", "true")
                .with("LIFEBAR_REFERENCES_FOR", LocalDiscord.workspace() + "," + LocalSlack.workspace())
                .with(LocalProviders.VARIABLE, LocalProviders.KEY);
    }

    /** Sets one up that others can be copies of, in the next minutes. */
    static Path prepare(Path directory) throws Exception {
        Files.createDirectory(directory);
        try (Doomed first = new Doomed(directory)) {
            first.program.with(JAVA_OPTIONS, "-XX:ArchiveClassesAtExit=" + archive(directory) + " -Xlog:disable");
            Run.Pending running = first.program.begin();
            first.awaitReady(running);
            assertThat(first.discord.ask("alerts here").answer()).contains("Test arrived");
            assertThat(first.slack.ask("/credits", "alerts here").answer()).contains("Test arrived");
            assertThat(first.discord
                            .ask("lifebar connect", "provider:openrouter", "from:" + REFERENCE)
                            .press("Save")
                            .answer())
                    .contains("$100.00 left");
            assertThat(first.slack
                            .ask("/lifebar", "connect openrouter " + REFERENCE)
                            .press("Save")
                            .answer())
                    .contains("$100.00 left");
            first.awaitCount(2, "select count(*) from reading where asked_at > 0 and claimed_until = 0");
            end(running);
            first.execute("update reading set next_at = 0");
        }
        return directory;
    }

    /** The classes as Java keeps them for the next start, which makes that one much faster. */
    private static String archive(Path prepared) {
        return prepared.resolve("classes.jsa").toString();
    }

    static Doomed copy(Path prepared, Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(prepared.resolve("home"))) {
            for (Path file : files.toList()) {
                Path copy = directory.resolve(prepared.relativize(file));
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        }
        Doomed copy = new Doomed(directory);
        copy.options = "-XX:SharedArchiveFile=" + archive(prepared);
        copy.program.with(JAVA_OPTIONS, copy.options);
        copy.providers.used("95");
        return copy;
    }

    /**
     * Kills it before it commits something, or else when everything is recorded.
     *
     * @param enough whether to kill it now, given all that it has committed since the provider answered and what it is about
     *     to commit
     * @return what it has committed, and what it has not any more
     */
    List<String> killBeforeCommit(Predicate<List<String>> enough) throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Void> answering = new CompletableFuture<>();
        providers.onAsked(() -> {
            asked.complete(null);
            answering.join();
        });
        try (Debugger debugger = new Debugger()) {
            Run.Pending running =
                    program.with(JAVA_OPTIONS, options + " " + debugger.flag()).begin();
            try {
                debugger.attach();
                asked.join();
                awaitReady(running);
                debugger.stopBeforeCommits();
                while (debugger.nextCommit().isPresent()) {}
                answering.complete(null);
                return follow(debugger, enough);
            } finally {
                kill(running);
            }
        } finally {
            program.with(JAVA_OPTIONS, options);
            heal();
        }
    }

    private List<String> follow(Debugger debugger, Predicate<List<String>> enough) throws Exception {
        List<String> commits = new ArrayList<>();
        Optional<String> next = debugger.nextCommit();
        while (next.isPresent() || !isRecorded()) {
            next.ifPresent(commits::add);
            if (enough.test(commits)) {
                return commits;
            }
            next = debugger.nextCommit();
        }
        return commits;
    }

    /** Kills it at the first such moment. */
    void killWhen(Moment moment) throws Exception {
        CompletableFuture<Run.Pending> started = new CompletableFuture<>();
        Runnable kill = () -> kill(started.join());
        switch (moment) {
            case PROVIDER_WAS_ASKED -> providers.onAsked(kill);
            case DISCORD_WAS_ASKED -> discord.onPost(killing(kill, false));
            case DISCORD_HAS_POSTED -> discord.onPost(killing(kill, true));
            case SLACK_WAS_ASKED -> slack.onPost(killing(kill, false));
            case SLACK_HAS_POSTED -> slack.onPost(killing(kill, true));
        }
        Run.Pending running = program.begin();
        started.complete(running);
        assertThat(running.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        // They are told of the kill before they post.
        if (moment == Moment.DISCORD_HAS_POSTED) {
            await().atMost(PATIENCE).until(() -> seen(discord.posts()) > 0);
        } else if (moment == Moment.SLACK_HAS_POSTED) {
            await().atMost(PATIENCE).until(() -> seen(slack.posts()) > 0);
        }
        heal();
    }

    /** Notes how it is after it was killed, and lets everything outside be as usual. */
    private void heal() {
        left = alerts();
        providers.onAsked(() -> {});
        discord.onPost(() -> true);
        slack.onPost(() -> true);
    }

    private static BooleanSupplier killing(Runnable kill, boolean posting) {
        return () -> {
            kill.run();
            return posting;
        };
    }

    private static void kill(Run.Pending running) {
        running.process().destroyForcibly().onExit().join();
    }

    /** Starts it at once. */
    void restart() throws Exception {
        finish(program.begin());
    }

    /** Starts it some time later. */
    void restart(Duration later) throws Exception {
        finish(program.beginAhead(later));
    }

    /** Lets it go on until there is nothing left to send. */
    private void finish(Run.Pending running) throws Exception {
        try {
            await().atMost(PATIENCE).until(this::isRecorded);
            awaitCount(0, "select count(*) from delivery where state = 'WAITING'");
            awaitReady(running);
        } finally {
            end(running);
        }
    }

    /** How far each alert has come, as far as the program knows, and how often people see it. */
    List<String> alerts() {
        return List.of(
                "Discord %s, %d seen".formatted(known("discord"), seen(discord.posts())),
                "Slack %s, %d seen".formatted(known("slack"), seen(slack.posts())));
    }

    /** The same when it was killed. */
    List<String> left() {
        return left;
    }

    private String known(String platform) {
        long far = count("""
                select coalesce(max(case when state = 'SENT' then 3 when claimed_until > 0 then 2 else 1 end), 0)
                from delivery where kind = 'POST' and platform = '%s'
                """.formatted(platform));
        return List.of("undecided", "waiting", "claimed", "sent").get((int) far);
    }

    private static long seen(List<String> posts) {
        return posts.stream()
                .filter(post -> post.contains("OpenRouter is critical"))
                .count();
    }

    private boolean isRecorded() {
        return count("select count(*) from delivery where kind = 'POST' and state = 'SENT'") == 2;
    }

    private void awaitCount(long wanted, String query) {
        await().atMost(PATIENCE).until(() -> count(query) == wanted);
    }

    private long count(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + program.database());
    }

    private void awaitReady(Run.Pending running) {
        await().atMost(PATIENCE)
                .until(() -> Files.readString(running.error()).contains("Discord is ready")
                        && Files.readString(running.error()).contains("Slack is ready"));
    }

    private static void end(Run.Pending running) throws Exception {
        running.stop();
        assertThat(running.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        Run run = running.end();
        assertThat(run.code()).as(run.error()).isEqualTo(TOLD_TO_END);
    }

    @Override
    public void close() {
        discord.close();
        slack.close();
        providers.close();
        assertThat(discord.violations()).isEmpty();
        assertThat(slack.violations()).isEmpty();
    }
}
