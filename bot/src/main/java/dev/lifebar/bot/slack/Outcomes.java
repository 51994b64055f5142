package dev.lifebar.bot.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of the latest requests: Slack sends one again if it missed our answer, and then gets the same answer. */
final class Outcomes<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
    private static final Duration SPAN = Duration.ofMinutes(10);

    /** Whole answers are kept. What is asked for again after these is done once all the same, since the ledger knows it. */
    private static final int MOST = 25;

    private final Map<String, Kept<T>> kept = new LinkedHashMap<>();
    private final Executor workers;
    private final InstantSource time;

    Outcomes(Executor workers, InstantSource time) {
        this.workers = workers;
        this.time = time;
    }

    /**
     * A request that runs or ran.
     *
     * @param promised set by whoever will deliver the outcome another way, since there was no more time to wait for it
     */
    record Running<T>(CompletableFuture<T> outcome, AtomicBoolean promised) {
        /** The outcome if it comes in time; else it is handed over when it comes, once, however often it is waited for. */
        Optional<T> within(Duration most, Consumer<T> later) {
            try {
                return promised.get()
                        ? Optional.empty()
                        : Optional.of(outcome.get(most.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                if (promised.compareAndSet(false, true)) {
                    outcome.thenAccept(later).exceptionally(Outcomes::failed);
                }
            } catch (ExecutionException e) {
                failed(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        }
    }

    private record Kept<T>(Running<T> running, Instant since) {}

    /**
     * Starts the work of a request, or finds it started.
     *
     * @param failed the outcome of work that goes wrong in a way nobody thought of
     */
    Running<T> of(String requestId, Supplier<T> work, Supplier<T> failed) {
        CompletableFuture<T> begun = new CompletableFuture<>();
        Running<T> running = new Running<>(
                begun.exceptionally(failure -> {
                    LOG.error("a request failed", failure);
                    return failed.get();
                }),
                new AtomicBoolean());
        return known(requestId, running).orElseGet(() -> {
            // outside the lock: workers without room leave the work to this thread
            begun.completeAsync(work, workers);
            return running;
        });
    }

    /** What is kept of a request; if nothing is, this will be. */
    private synchronized Optional<Running<T>> known(String requestId, Running<T> running) {
        Instant now = time.instant();
        kept.values().removeIf(past -> !past.since().plus(SPAN).isAfter(now));
        Kept<T> known = kept.get(requestId);
        if (known != null) {
            return Optional.of(known.running());
        }
        if (kept.size() >= MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
        kept.put(requestId, new Kept<>(running, now));
        return Optional.empty();
    }

    private static @Nullable Void failed(Throwable failure) {
        LOG.error("an answer could not be delivered", failure);
        return null;
    }
}
