package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lifebar.bot.Doomed.Moment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the shipped program at each step between the answer of a provider and the record that its alerts were sent: before
 * every commit, and where somebody outside was asked for something. Then it is started again, and alerts are counted where
 * people see them.
 */
@Timeout(1800)
class KillIT {
    /** One of them may be waiting for a claim to end. */
    private static final int AT_A_TIME = 3;

    /** What is stored together is chance, so that a commit may not come as it did before. */
    private static final int ATTEMPTS = 4;

    /** When nothing that was claimed is left alone any more, and Discord still knows a nonce. */
    private static final Duration SOON = Duration.ofMinutes(3);

    /** When Discord has forgotten it. */
    private static final Duration LATER = Duration.ofMinutes(6);

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_A_TIME);

    private static final List<String> ONCE = List.of("Discord sent, 1 seen", "Slack sent, 1 seen");

    @TempDir
    private static Path directory;

    private static Path prepared;

    @BeforeAll
    static void prepare() throws Exception {
        prepared = Doomed.prepare(directory.resolve("prepared"));
    }

    @AfterAll
    static void close() {
        THREADS.shutdownNow();
    }

    /** What happens to a program from its first start on. */
    @FunctionalInterface
    private interface Fate {
        void befall(Doomed doomed) throws Exception;
    }

    @Test
    void nothingIsLostOrRepeatedBeforeWhicheverCommitItIsKilled() throws Exception {
        Set<String> found = new ConcurrentSkipListSet<>();
        List<Future<?>> all = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (String commit : commits()) {
            int number = numbers.merge(commit, 1, Integer::sum);
            all.add(THREADS.submit(() -> {
                AtomicBoolean killed = new AtomicBoolean();
                for (int attempt = 0; attempt < ATTEMPTS && !killed.get(); attempt++) {
                    let("before commit " + number + " to " + commit, doomed -> {
                        List<String> seen =
                                doomed.killBeforeCommit(commits -> Collections.frequency(commits, commit) == number);
                        killed.set(Collections.frequency(seen, commit) == number);
                        doomed.left().forEach(left -> found.add(left.substring(left.indexOf(' ') + 1)));
                        assertIsSentOnceLater(doomed);
                    });
                }
                return killed.get();
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }

        // That nothing was decided, or nothing of what was claimed was posted, is chance here: it is brought about
        // below.
        assertThat(found).contains("waiting, 0 seen", "claimed, 1 seen", "sent, 1 seen");
    }

    private static List<String> commits() throws Exception {
        List<String> commits = new ArrayList<>();
        let("after everything was recorded", doomed -> {
            commits.addAll(doomed.killBeforeCommit(all -> false));
            assertIsSentOnceLater(doomed);
        });
        return commits;
    }

    @TestFactory
    List<DynamicTest> nothingIsLostOrRepeatedWhereverSomebodyWasAsked() {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(begin("and started at once", doomed -> {
            doomed.killWhen(Moment.DISCORD_HAS_POSTED);
            doomed.restart();
            assertThat(doomed.alerts()).isEqualTo(ONCE);
        }));
        for (Moment moment : Moment.values()) {
            tests.add(begin("when " + moment.words(), doomed -> {
                doomed.killWhen(moment);
                assertThat(doomed.left()).contains(moment.left());
                assertIsSentOnceLater(doomed);
            }));
        }
        tests.add(begin("where Discord's messages cannot be read", doomed -> {
            doomed.discord.hideHistory();
            doomed.killWhen(Moment.DISCORD_HAS_POSTED);
            doomed.restart(SOON);
            assertThat(doomed.alerts()).isEqualTo(ONCE);
        }));
        tests.add(begin("where Slack's messages cannot be read", doomed -> {
            doomed.slack.hideHistory();
            doomed.killWhen(Moment.SLACK_HAS_POSTED);
            doomed.restart(SOON);
            assertThat(doomed.alerts()).containsExactly("Discord sent, 1 seen", "Slack sent, 2 seen");
        }));
        return tests;
    }

    private static void assertIsSentOnceLater(Doomed doomed) throws Exception {
        doomed.discord.forgetNonces();
        doomed.restart(LATER);
        assertThat(doomed.alerts()).isEqualTo(ONCE);
    }

    private static DynamicTest begin(String name, Fate fate) {
        Future<?> end = THREADS.submit(() -> let(name, fate));
        return dynamicTest(name, end::get);
    }

    private static boolean let(String name, Fate fate) throws Exception {
        try (Doomed doomed =
                Doomed.copy(prepared, directory.resolve(UUID.randomUUID().toString()))) {
            fate.befall(doomed);
            System.out.printf("Killed %s: %s. In the end: %s.%n", name, words(doomed.left()), words(doomed.alerts()));
            return true;
        }
    }

    private static String words(List<String> alerts) {
        return String.join("; ", alerts);
    }
}
