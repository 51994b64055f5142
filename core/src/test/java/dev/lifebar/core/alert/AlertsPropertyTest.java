package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Property;
import dev.lifebar.core.RecordingMessenger;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Undone;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.storage.EpisodeStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random lives of accounts, one after another: readings, syncs, top-ups, spend, undos and restarts. */
class AlertsPropertyTest {
    private static final List<String> BALANCES = List.of(
            "-5",
            "0",
            "0.000001",
            "1.99",
            "2.01",
            "24.999999",
            "25",
            "26.9",
            "27.1",
            "49",
            "50",
            "52",
            "53",
            "75",
            "76",
            "77.1",
            "90",
            "100",
            "130");

    @TempDir
    private Path directory;

    private final FakeTime time = new FakeTime(TestLifebar.START);
    private final RecordingMessenger messenger = new RecordingMessenger(TestLifebar.PLATFORM, true);
    private TestLifebar lifebar;

    /** Whether the present episode began with a first value that nobody was told of. */
    private boolean quietly;

    private String name = "anthropic";

    /** How many messages were about earlier accounts. */
    private int earlier;

    @BeforeEach
    void begin() {
        start();
        lifebar.sync("anthropic", "100", "100");
        lifebar.type("/alerts here");
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void onePostForEachWorseningAndNoneWithout() {
        Property.holds(300, random -> {
            if (random.nextInt(5) == 0) {
                beginAnew();
            }
            Level before = told();
            boolean known = account().projection().balance() != null;
            long posts = posts();
            // An old message is edited once in ten minutes at most; what waits for that is not looked at here.
            time.pass(Duration.ofMinutes(random.nextInt(11, 600)));
            boolean byPerson = change(random);
            lifebar.lifebar().sendDue();

            Level after = told();
            boolean quiet = !known && Level.RED.isWorseThan(after);
            boolean postable = before == Level.GREEN || !Level.RED.isWorseThan(after);
            boolean due = after.isWorseThan(before) && postable && !quiet;
            assertThat(posts() - posts).isEqualTo(due ? 1 : 0);
            agrees(after, account().level(), byPerson);
            quietly = after != Level.GREEN && !due && (quietly || quiet);
            assertThat(shown()).isEqualTo(quietly ? Level.GREEN : called(after));
        });
    }

    /**
     * What is told is never better than what is so, and just as it is where a person said it. Of a balance that is not known
     * any more, which only a person can bring about, nothing is told.
     */
    private static void agrees(Level told, @Nullable Level now, boolean byPerson) {
        if (now == null) {
            assertThat(told).isEqualTo(Level.GREEN);
            return;
        }
        assertThat(now.isWorseThan(told)).isFalse();
        assertThat(byPerson && now != told).isFalse();
    }

    /** Nothing is called empty while something is left, even where its alert is held there. */
    private Level called(Level told) {
        Amount balance = account().projection().balance();
        return told == Level.EMPTY && balance != null && balance.isPositive() ? Level.RED : told;
    }

    /** What people read in the channel; green where there is nothing to worry about. */
    private Level shown() {
        Map<String, Reply> read = new LinkedHashMap<>();
        messenger.posts().forEach(post -> read.put(post.messageId(), post.message()));
        messenger.edits().forEach(edit -> read.put(edit.messageId(), edit.message()));
        List<String> stories = messenger.posts().stream()
                .skip(earlier)
                .filter(post ->
                        post.message().accent() != null && post.message().accent() != Level.GREEN)
                .map(RecordingMessenger.Post::messageId)
                .toList();
        Level accent = stories.isEmpty()
                ? null
                : Objects.requireNonNull(read.get(stories.get(stories.size() - 1)))
                        .accent();
        return accent == null ? Level.GREEN : accent;
    }

    /** Does something; tells whether a person did it. */
    private boolean change(RandomGenerator random) {
        String balance = BALANCES.get(random.nextInt(BALANCES.size()));
        int kind = random.nextInt(20);
        if (account().projection().balance() == null && random.nextBoolean()) {
            lifebar.sync(name, balance, "100");
            return true;
        }
        if (kind < 8) {
            lifebar.reading(name, balance);
            return false;
        }
        if (kind < 10) {
            lifebar.spend(name, "7.5");
            return false;
        }
        if (kind == 10) {
            lifebar.close();
            start();
            return false;
        }
        if (kind < 14) {
            lifebar.sync(name, balance, "100");
        } else if (kind < 16 && account().projection().balance() != null) {
            lifebar.topup(name, "20");
        } else {
            return lifebar.undo(name) instanceof Undone.Done;
        }
        return true;
    }

    /** With an account that nothing is known of. */
    private void beginAnew() {
        earlier = messenger.posts().size();
        quietly = false;
        name = "anthropic/a" + earlier + "-" + time.instant().getEpochSecond();
        lifebar.type("/lifebar enable " + name);
    }

    private void start() {
        lifebar = new TestLifebar(directory.resolve("lifebar.db"), ZoneOffset.UTC, time, messenger);
    }

    private Account account() {
        return lifebar.account(name);
    }

    private Level told() {
        return lifebar.database()
                .read(handle -> new EpisodeStore(handle)
                        .open(account().id())
                        .map(episode -> episode.course().level())
                        .orElse(Level.GREEN));
    }

    /** New messages that something got worse. */
    private long posts() {
        return messenger.posts().stream()
                .filter(post ->
                        post.message().accent() != null && post.message().accent() != Level.GREEN)
                .count();
    }
}
