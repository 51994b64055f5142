package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifebar.core.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartBrakeTest {
    private final FakeTime now = new FakeTime(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir
    private Path home;

    @Test
    void letsTheFirstPassAtOnceAcrossRestarts() throws Exception {
        for (int i = 0; i < StartBrake.AT_ONCE; i++) {
            assertThat(brake().pass()).isTrue();
        }

        assertWaits();
        now.pass(StartBrake.LONGEST_GAP);
        assertThat(brake().pass()).isTrue();
        assertWaits();
    }

    @Test
    void letsTwoHundredPassInADay() throws Exception {
        remember(StartBrake.MOST, StartBrake.DAY.minusMinutes(1));

        assertWaits();
        now.pass(StartBrake.LONGEST_GAP);
        assertThat(brake().pass()).isTrue();
    }

    /** Somebody who logs in whenever that is allowed. */
    @Test
    void neverKeepsAnybodyWaitingForLong() {
        List<Instant> logins = new ArrayList<>();
        Instant time = now.instant();
        Instant end = time.plus(StartBrake.DAY.multipliedBy(5));
        Duration longest = Duration.ZERO;
        while (time.isBefore(end)) {
            Instant yesterday = time.minus(StartBrake.DAY);
            List<Instant> recent =
                    logins.stream().filter(at -> at.isAfter(yesterday)).toList();
            Duration wait = StartBrake.delay(recent, time);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
            if (wait.isZero()) {
                logins.add(time);
                assertThat(recent).hasSizeLessThan(StartBrake.MOST);
            }
            time = time.plus(wait);
        }

        assertThat(logins).hasSizeGreaterThan(4 * StartBrake.MOST);
        assertThat(longest).isLessThan(Duration.ofHours(1));
    }

    @Test
    void countsLoginsFromTheFuture() throws Exception {
        remember(StartBrake.MOST, Duration.ofHours(1));
        now.pass(Duration.ofDays(3).negated());

        assertWaits();
    }

    @Test
    void doesNotWaitForTheFuture() throws Exception {
        remember(StartBrake.AT_ONCE, Duration.ofHours(1));
        now.pass(Duration.ofDays(3).negated());

        assertThat(brake().pass()).isTrue();
        assertWaits();
    }

    @Test
    void takesBackWhatHasNotComeToPass() throws Exception {
        for (int i = 0; i < StartBrake.AT_ONCE * 2; i++) {
            assertThat(brake().pass()).isTrue();
            brake().takeBack();
        }

        assertThat(home.resolve("logins")).isEmptyFile();
    }

    @Test
    void allowsNothingThatCannotBeCounted() throws Exception {
        Files.createDirectory(home.resolve("logins"));

        assertWaits();
    }

    private void assertWaits() {
        StartBrake brake = brake();
        CompletableFuture<Boolean> waiting = waiting(brake);
        await().during(Duration.ofMillis(200)).until(() -> !waiting.isDone());
        brake.close();
        assertThat(waiting.join()).isFalse();
    }

    /** So many logins in the time until now. */
    private void remember(int logins, Duration span) throws IOException {
        Instant first = now.instant().minus(span);
        Files.write(
                home.resolve("logins"),
                IntStream.range(0, logins)
                        .mapToObj(i -> first.plus(span.multipliedBy(i).dividedBy(logins)))
                        .map(at -> String.valueOf(at.toEpochMilli()))
                        .toList());
    }

    private StartBrake brake() {
        return new StartBrake(home.resolve("logins"), now);
    }

    private static CompletableFuture<Boolean> waiting(StartBrake brake) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return brake.pass();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }
}
