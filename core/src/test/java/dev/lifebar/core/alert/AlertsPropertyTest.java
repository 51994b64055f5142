package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Property;
import dev.lifebar.core.RecordingMessenger;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.storage.EpisodeStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One long random life of an account: readings, syncs, top-ups, spend, undos and restarts. */
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
            Level before = told();
            boolean known = account().projection().balance() != null;
            long posts = posts();
            time.pass(Duration.ofMinutes(random.nextInt(1, 600)));
            boolean byPerson = change(random);
            lifebar.lifebar().sendDue();

            Level after = told();
            boolean quiet = !known && Level.RED.isWorseThan(after);
            boolean postable = before == Level.GREEN || !Level.RED.isWorseThan(after);
            boolean due = after.isWorseThan(before) && postable && !quiet;
            assertThat(posts() - posts).isEqualTo(due ? 1 : 0);
            agrees(after, account().level(), byPerson);
        });
    }

    /** What is told is never better than what is so, and just as it is where a person said it. */
    private static void agrees(Level told, @Nullable Level now, boolean byPerson) {
        if (now != null) {
            assertThat(now.isWorseThan(told)).isFalse();
            assertThat(byPerson && now != told).isFalse();
        }
    }

    /** Does something; tells whether a person did it. */
    private boolean change(RandomGenerator random) {
        String balance = BALANCES.get(random.nextInt(BALANCES.size()));
        int kind = random.nextInt(20);
        if (kind < 12) {
            lifebar.reading("anthropic", balance);
            return false;
        }
        if (kind < 14) {
            lifebar.spend("anthropic", "7.5");
            return false;
        }
        if (kind == 14) {
            lifebar.close();
            start();
            return false;
        }
        if (kind < 17) {
            lifebar.sync("anthropic", balance, "100");
        } else if (kind < 19 && account().projection().balance() != null) {
            lifebar.topup("anthropic", "20");
        } else {
            lifebar.undo("anthropic");
            return false;
        }
        return true;
    }

    private void start() {
        lifebar = new TestLifebar(directory.resolve("lifebar.db"), ZoneOffset.UTC, time, messenger);
    }

    private Account account() {
        return lifebar.account("anthropic");
    }

    private Level told() {
        return lifebar.database()
                .read(handle -> new EpisodeStore(handle)
                        .open(account().id())
                        .map(Episode::level)
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
