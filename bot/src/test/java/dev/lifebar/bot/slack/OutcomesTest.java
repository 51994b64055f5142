package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OutcomesTest {
    private final Threads workers = Threads.leaving("test-worker");
    private final Outcomes<String> outcomes = new Outcomes<>(workers, InstantSource.system());
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void finish() {
        end.countDown();
        workers.finish(Duration.ofSeconds(10));
    }

    @Test
    void keepsNobodyWaitingForWorkThatIsDoneByWhoeverBroughtIt() throws Exception {
        fill();
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> slow = outcome("slow", () -> {
            begun.countDown();
            waitForEnd();
        });
        begun.await();

        assertThat(outcome("quick", () -> {}).get(30, TimeUnit.SECONDS)).isEqualTo("quick");
        assertThat(slow).isNotDone();

        end.countDown();
        assertThat(slow.get(30, TimeUnit.SECONDS)).isEqualTo("slow");
    }

    /** What comes of a request that arrives on a thread of its own. */
    private CompletableFuture<String> outcome(String request, Runnable work) {
        Supplier<String> working = () -> {
            work.run();
            return request;
        };
        return CompletableFuture.supplyAsync(
                () -> outcomes.of(request, working, () -> "failed").outcome().join(),
                arrived -> new Thread(arrived).start());
    }

    /** Lets all threads wait, and work stand before them, until the next has no place any more. */
    private void fill() {
        Thread filling = Thread.currentThread();
        AtomicBoolean full = new AtomicBoolean();
        while (!full.get()) {
            workers.execute(() -> {
                if (Thread.currentThread().equals(filling)) {
                    full.set(true);
                } else {
                    waitForEnd();
                }
            });
        }
    }

    private void waitForEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
