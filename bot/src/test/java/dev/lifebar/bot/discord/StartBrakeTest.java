package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartBrakeTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir
    private Path home;

    @Test
    void letsTwoHundredPassInADayAcrossRestarts() throws Exception {
        for (int i = 0; i < StartBrake.MOST; i++) {
            assertThat(brake().pass()).isTrue();
            now.updateAndGet(time -> time.plusSeconds(60));
        }

        StartBrake brake = brake();
        CompletableFuture<Boolean> waiting = waiting(brake);
        await().during(Duration.ofMillis(200)).until(() -> !waiting.isDone());
        brake.close();

        assertThat(waiting.join()).isFalse();
        now.updateAndGet(time -> time.plus(Duration.ofDays(1)));
        assertThat(brake().pass()).isTrue();
    }

    @Test
    void countsLoginsFromTheFuture() throws Exception {
        for (int i = 0; i < StartBrake.MOST; i++) {
            brake().pass();
        }
        now.updateAndGet(time -> time.minus(Duration.ofDays(3)));

        StartBrake brake = brake();
        CompletableFuture<Boolean> waiting = waiting(brake);
        await().during(Duration.ofMillis(200)).until(() -> !waiting.isDone());
        brake.close();
    }

    @Test
    void allowsNothingThatCannotBeCounted() throws Exception {
        Files.createDirectory(home.resolve("logins"));

        StartBrake brake = brake();
        CompletableFuture<Boolean> waiting = waiting(brake);
        await().during(Duration.ofMillis(200)).until(() -> !waiting.isDone());
        brake.close();

        assertThat(waiting.join()).isFalse();
    }

    private StartBrake brake() {
        return new StartBrake(home.resolve("logins"), now::get);
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
