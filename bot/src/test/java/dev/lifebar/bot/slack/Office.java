package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.lifebar.core.FakeSource;
import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.Outside;
import dev.lifebar.core.command.Commands;
import dev.lifebar.core.secret.Secret;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The whole bot over a database file, in a Slack that stands on this machine. */
final class Office implements AutoCloseable {
    /** Shorter than a silence that would be noticed. */
    private static final Duration QUIET = Duration.ofSeconds(50);

    final FakeTime time = new FakeTime(Instant.parse("2026-03-01T12:00:00Z"));
    final FakeSource source = new FakeSource();
    final SlackStandIn slack;
    final Person admin;
    final Person member;
    private final Path directory;
    private final Outside outside;
    private final InstantSource clock;
    private final long begun = System.nanoTime();
    private InstantSource platformClock = time;
    private UnaryOperator<Commands> wrapper = UnaryOperator.identity();
    private @Nullable Running running;

    Office(Path directory) throws IOException {
        this(directory, null, null);
    }

    /** With what is outside, and a time that is the core's alone; null for the usual. */
    Office(Path directory, @Nullable Outside outside, @Nullable InstantSource clock) throws IOException {
        this.directory = directory;
        this.clock = clock == null ? this::going : clock;
        this.outside = outside == null ? source.outside(directory, Places.PLATFORM + ":" + SlackStandIn.TEAM) : outside;
        this.slack = new SlackStandIn();
        this.slack.keepTime(clock == null ? time : clock);
        this.admin = person(SlackStandIn.ADMIN);
        this.member = person(SlackStandIn.MEMBER);
    }

    /** The office uses commands that do something else beside, from its next start on. */
    Office with(UnaryOperator<Commands> wrapped) {
        wrapper = wrapped;
        return this;
    }

    private record Running(SlackAdapter adapter, Lifebar lifebar) {}

    /** An office that is open. */
    static Office open(Path directory) throws IOException {
        Office office = new Office(directory);
        office.begin();
        return office;
    }

    /** An office that is open, in which one clock goes for everything, as it does outside of tests. */
    static Office openWithOneClock(Path directory) throws IOException {
        Office office = new Office(directory);
        office.platformClock = office.clock;
        office.begin();
        return office;
    }

    private void begin() {
        assertThat(start()).isEmpty();
        assertThat(adapter().ready().toCompletableFuture()).isCompletedWithValue("Acme");
    }

    Person person(String id) {
        return new Person(slack, SlackStandIn.TEAM, id);
    }

    Person stranger(String team) {
        return new Person(slack, team, "U0ADMIN" + team);
    }

    /** Gives back a sentence for people while Slack is out of reach. */
    Optional<String> start() {
        return start(SlackStandIn.BOT_TOKEN, SlackStandIn.APP_TOKEN);
    }

    Optional<String> start(String botToken, String appToken) {
        Database database = new Database(directory.resolve("lifebar.db"), Duration.ofSeconds(5));
        SlackAdapter adapter = new SlackAdapter(
                new SlackSettings(new Secret(botToken), new Secret(appToken), slack.api(), Duration.ofMillis(20)),
                directory,
                platformClock);
        Lifebar lifebar = new Lifebar(database, List.of(adapter.messenger()), outside, ZoneOffset.UTC, clock);
        running = new Running(adapter, lifebar);
        Optional<String> trouble = adapter.start(wrapper.apply(lifebar.commands()), lifebar.workspaces());
        lifebar.start();
        return trouble;
    }

    /** Ends the program and starts it over the same file. */
    void restart() {
        stop();
        assertThat(start()).isEmpty();
    }

    void stop() {
        if (running != null) {
            running.adapter().close();
            running.lifebar().close();
        }
        running = null;
    }

    SlackAdapter adapter() {
        return running().adapter();
    }

    Workspaces workspaces() {
        return core().workspaces();
    }

    Lifebar core() {
        return running().lifebar();
    }

    /** Lets time pass during which Slack pings as it does. */
    void pass(Duration amount) {
        Duration left = amount;
        while (left.compareTo(Duration.ZERO) > 0) {
            Duration step = left.compareTo(QUIET) < 0 ? left : QUIET;
            time.pass(step);
            int pongs = slack.socket().pongs();
            await(() -> slack.socket().pongs() > pongs + 1);
            left = left.minus(step);
        }
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("closed");
        }
        return running;
    }

    /** Waits for a number of things the bot sent. */
    List<Exchange> awaitSent(String method, int count) {
        await(() -> slack.sent(method).size() >= count);
        return slack.sent(method);
    }

    Exchange last(String method) {
        List<Exchange> sent = slack.sent(method);
        return sent.get(sent.size() - 1);
    }

    /** The form that was opened last. */
    JsonObject form() {
        return last("views.open").body().getAsJsonObject("view");
    }

    /** The time that was set, and what has gone by since: some things happen a moment later by themselves. */
    private Instant going() {
        return time.instant().plusNanos(System.nanoTime() - begun);
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
    }

    @Override
    public void close() {
        stop();
        slack.close();
        keepPayloads();
        assertThat(slack.violations()).isEmpty();
    }

    /** {@code -Dslack.payloads=FILE} collects everything that was sent, for another checker to read. */
    private void keepPayloads() {
        String file = System.getProperty("slack.payloads");
        if (file != null) {
            try {
                Files.write(Path.of(file), slack.payloads(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
