package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.RecordingMessenger;
import dev.lifebar.core.Tables;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.workspace.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several programs on one file, and the scheduler that wakes deliveries. */
class BackgroundDeliveryTest {
    /** Well under the ten seconds between two polls. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private final FakeTime time = new FakeTime(TestLifebar.START);
    private final RecordingMessenger messenger = new RecordingMessenger(TestLifebar.PLATFORM, true);

    /** The program that changes balances. */
    private TestLifebar here;

    @BeforeEach
    void subscribe() {
        here = new TestLifebar(
                directory.resolve("lifebar.db"),
                ZoneOffset.UTC,
                time,
                new RecordingMessenger(TestLifebar.PLATFORM, true));
        here.type("/alerts here");
        here.sync("anthropic", "100", "100");
    }

    @AfterEach
    void close() {
        here.close();
    }

    @Test
    void ourOwnMessageWakesTheScheduler() {
        here.lifebar().start();
        here.sync("anthropic", "9");
        time.pass(Announcer.COLLECT);

        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(here.messenger().posts()).hasSize(2));
        await().atMost(AT_ONCE).untilAsserted(() -> assertThat(tasks()).isZero());
    }

    @Test
    void aClockThatLagsBehindIsWaitedForAndNotLeftToThePoll() {
        here.lifebar().start();
        here.sync("anthropic", "9");
        // By then, the message would have gone out if the clock had not stood still.
        await().pollDelay(Announcer.COLLECT.multipliedBy(2)).until(() -> true);
        assertThat(here.messenger().posts()).hasSize(1);
        time.pass(Announcer.COLLECT);

        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(here.messenger().posts()).hasSize(2));
    }

    @Test
    void whatMayGoOutSoonerThanPlannedIsNotLeftToThePoll() {
        here.type("/alerts quiet 11-18");
        here.sync("openai", "100", "100");
        here.lifebar().start();
        here.sync("anthropic", "60");
        here.sync("openai", "9");
        // The look that follows at once finds nothing that is due.
        await().pollDelay(Duration.ofMillis(100)).until(() -> true);
        time.pass(Announcer.COLLECT);

        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(here.messenger().posts()).hasSize(2));
    }

    @Test
    void aFailedMessageIsTriedAgainByItself() {
        try (Lifebar other = other(messenger, InstantSource.system())) {
            messenger.tryLater("not now", null);
            here.time().set(InstantSource.system().instant());
            here.sync("anthropic", "9");
            other.start();

            await().atMost(AT_ONCE)
                    .untilAsserted(() -> assertThat(messenger.posts()).hasSize(1));
        }
        assertThat(messenger.attempts()).hasSize(2);
    }

    @Test
    void aTestThatArrivesWakesWhatWaits() {
        here.lifebar().start();
        here.messenger().forbid("I am not in the channel");
        here.sync("anthropic", "9");
        time.pass(Announcer.COLLECT);
        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(((Reply) here.type("/alerts list")).toString())
                        .contains("not in the channel"));

        here.type("/alerts test");

        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(here.messenger().posts()).hasSize(3));
    }

    @Test
    void whatCannotBeForgottenKeepsNothingElseFromBeingThinnedOut() {
        here.lifebar().workspaces().leave(TestLifebar.ACME);
        for (int left = 99; left > 90; left--) {
            here.reading("anthropic", String.valueOf(left));
        }
        time.pass(Duration.ofDays(31));
        here.database()
                .write(handle -> handle.execute(
                        "create trigger kept before delete on workspace begin select raise(abort, 'kept'); end"));

        here.lifebar().start();

        await().atMost(AT_ONCE)
                .untilAsserted(() ->
                        assertThat(Tables.rows(here.database(), "thinning")).isNotEmpty());
        assertThat(here.lifebar().workspaces().find(TestLifebar.ACME)).isPresent();
    }

    @Test
    void whatAnotherProgramPutInIsFoundByPolling() {
        try (Lifebar other = other(messenger, InstantSource.system())) {
            other.start();
            here.sync("anthropic", "9");

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(messenger.posts()).hasSize(1));
        }
    }

    @Test
    void whatAnotherProgramLeftIsSentAtTheNextStart() {
        here.sync("anthropic", "9");
        time.pass(Announcer.COLLECT);

        try (Lifebar other = other(messenger, time)) {
            other.start();
            await().atMost(AT_ONCE)
                    .untilAsserted(() -> assertThat(messenger.posts()).hasSize(1));
        }
    }

    @Test
    void aTaskThatAProgramDiedWithHoldsNothingUp() {
        here.sync("anthropic", "9");
        here.database()
                .write(
                        handle -> handle.execute(
                                "update scheduled_tasks set picked = true, picked_by = 'dead', last_heartbeat = execution_time"));
        time.pass(Announcer.COLLECT);

        try (Lifebar other = other(messenger, time)) {
            other.start();
            await().atMost(AT_ONCE)
                    .untilAsserted(() -> assertThat(messenger.posts()).hasSize(1));
        }
    }

    @Test
    void whatSomebodyIsSendingIsLeftAloneUntilTheClaimEnds() {
        Lifebar[] impatient = new Lifebar[1];
        RecordingMessenger slow = new RecordingMessenger(TestLifebar.PLATFORM, true);
        Messenger interrupted = new Interrupted(slow, () -> {
            impatient[0].sendDue();
            assertThat(messenger.attempts()).isEmpty();
            time.pass(Courier.CLAIM.minusMillis(1));
            impatient[0].sendDue();
            assertThat(messenger.attempts()).isEmpty();
            time.pass(Duration.ofMillis(1));
            impatient[0].sendDue();
            assertThat(messenger.attempts()).hasSize(1);
        });
        here.sync("anthropic", "9");

        try (Lifebar first = other(interrupted, time);
                Lifebar second = other(messenger, time)) {
            impatient[0] = second;
            first.sendDue();
        }

        assertThat(slow.attempts()).hasSize(1).isEqualTo(messenger.attempts());
    }

    @Test
    void aSendThatTakesAllItsTimeIsNotTakenForLost() {
        Lifebar[] impatient = new Lifebar[1];
        RecordingMessenger slow = new RecordingMessenger(TestLifebar.PLATFORM, true);
        Messenger interrupted = new Interrupted(slow, () -> {
            time.pass(Messenger.LONGEST_CALL);
            impatient[0].sendDue();
        });
        here.sync("anthropic", "9");

        try (Lifebar first = other(interrupted, time);
                Lifebar second = other(messenger, time)) {
            impatient[0] = second;
            first.sendDue();
            second.sendDue();
        }

        assertThat(slow.attempts()).hasSize(1);
        assertThat(messenger.attempts()).isEmpty();
    }

    @Test
    void oneProgramNeverSendsTheSameMessageTwiceHoweverLongItTakes() {
        Lifebar[] itself = new Lifebar[1];
        Messenger interrupted = new Interrupted(messenger, () -> {
            time.pass(Courier.CLAIM.multipliedBy(2));
            itself[0].sendDue();
        });
        here.sync("anthropic", "9");

        try (Lifebar slow = other(interrupted, time)) {
            itself[0] = slow;
            slow.sendDue();
        }

        assertThat(messenger.attempts()).hasSize(1);
    }

    @Test
    void twoProgramsNeverSendTheSameMessageTwice() throws Exception {
        for (int i = 0; i < 10; i++) {
            String account = "openai/a" + i;
            here.sync(account, "100", "100");
            here.sync(account, "9");
            // What was tried already is joined by nothing.
            here.database().write(handle -> handle.execute("update delivery set attempts = 1"));
        }
        time.pass(Announcer.COLLECT);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch start = new CountDownLatch(1);
        try (Lifebar first = other(messenger, time);
                Lifebar second = other(messenger, time)) {
            List<Future<?>> all = List.of(
                    threads.submit(() -> sendAfter(start, first)),
                    threads.submit(() -> sendAfter(start, second)),
                    threads.submit(() -> sendAfter(start, first)),
                    threads.submit(() -> sendAfter(start, second)));
            start.countDown();
            for (Future<?> one : all) {
                one.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdown();
        }

        assertThat(messenger.attempts()).hasSize(10).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void closingWaitsForWhatIsBeingSent() {
        CountDownLatch sending = new CountDownLatch(1);
        Messenger slow = new Interrupted(messenger, () -> {
            sending.countDown();
            sleep(Duration.ofMillis(300));
        });
        here.sync("anthropic", "9");
        time.pass(Announcer.COLLECT);

        try (Lifebar other = other(slow, time)) {
            other.start();
            awaitQuietly(sending);
        }

        assertThat(messenger.posts()).hasSize(1);
        here.lifebar().sendDue();
        assertThat(here.messenger().posts()).hasSize(1);
    }

    private static void sendAfter(CountDownLatch start, Lifebar lifebar) {
        awaitQuietly(start);
        lifebar.sendDue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(Duration span) {
        try {
            Thread.sleep(span.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long tasks() {
        return here.database()
                .read(handle -> handle.createQuery(
                                "select count(*) from scheduled_tasks where task_name like 'deliver-%'")
                        .mapTo(Long.class)
                        .one());
    }

    private Lifebar other(Messenger platform, InstantSource clock) {
        Database database = new Database(directory.resolve("lifebar.db"), Duration.ofSeconds(10));
        return new Lifebar(database, List.of(platform), ZoneOffset.UTC, clock);
    }

    /** A platform where something happens in the middle of each post. */
    private record Interrupted(Messenger platformItself, Runnable middle) implements Messenger {
        @Override
        public String platform() {
            return platformItself.platform();
        }

        @Override
        public boolean canEdit() {
            return platformItself.canEdit();
        }

        @Override
        public Outcome post(Channel channel, Post post) {
            middle.run();
            return platformItself.post(channel, post);
        }

        @Override
        public Outcome edit(Channel channel, String messageId, Reply message, String nonce) {
            return platformItself.edit(channel, messageId, message, nonce);
        }
    }
}
