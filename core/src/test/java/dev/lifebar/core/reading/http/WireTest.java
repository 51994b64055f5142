package dev.lifebar.core.reading.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final String ANSWER = "{\"balance_infos\": [{\"currency\": \"USD\", \"total_balance\": \"1\"}]}";
    private static final int AT_ONCE = 2;
    private static final int ASKING = 8;

    @Test
    void asksAHostOnlySoMuchAtOnce() throws Exception {
        Semaphore places = new Semaphore(AT_ONCE);
        HttpSource source = source(Duration.ofSeconds(20));

        List<Outcome> outcomes = new ArrayList<>();
        try (StandIn standIn = new StandIn(exchange -> {
            boolean free = places.tryAcquire();
            await(new CountDownLatch(1), 20);
            if (free) {
                places.release();
            }
            StandIn.send(exchange, free ? 200 : 409, ANSWER);
        })) {
            for (Future<Outcome> outcome : ask(standIn, source, ASKING)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).hasSize(ASKING).allMatch(Outcome.Told.class::isInstance);
    }

    @Test
    void doesNotWaitForAPlaceForEver() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        List<Outcome> outcomes = new ArrayList<>();
        try (StandIn standIn = new StandIn(exchange -> await(over, 20_000))) {
            for (Future<Outcome> outcome : ask(standIn, source(Duration.ofMillis(100)), ASKING)) {
                outcomes.add(outcome.get());
            }
            over.countDown();
        }

        assertThat(outcomes)
                .hasSize(ASKING)
                .allMatch(outcome -> outcome instanceof Outcome.Failed failed && failed.failure() == Failure.TRANSIENT);
    }

    @Test
    void stopsWhenItIsInterrupted() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (StandIn standIn = new StandIn(exchange -> {
            asked.countDown();
            await(over, 20_000);
        })) {
            ExecutorService thread = Executors.newSingleThreadExecutor();
            Future<Outcome> outcome = thread.submit(() -> read(standIn, source(Duration.ofSeconds(20))));
            asked.await();
            thread.shutdownNow();

            assertThat(outcome.get()).isEqualTo(new Outcome.Failed(Failure.TRANSIENT, null, "interrupted"));
            over.countDown();
        }
    }

    private static HttpSource source(Duration time) {
        return new HttpSource(new Limits(time, 1_000_000, AT_ONCE), StandIn.REACH, () -> StandIn.NOW);
    }

    private static List<Future<Outcome>> ask(StandIn standIn, HttpSource source, int times)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (int time = 0; time < times; time++) {
                outcomes.add(threads.submit(() -> read(standIn, source)));
            }
            for (Future<Outcome> outcome : outcomes) {
                outcome.get();
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Outcome read(StandIn standIn, HttpSource source) {
        return source.read(standIn.provider("deepseek"), standIn.credentials("deepseek"), StandIn.TODAY);
    }

    private static void await(CountDownLatch latch, int milliseconds) throws IOException {
        try {
            boolean unused = latch.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
