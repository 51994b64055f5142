package dev.lifebar.bot.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** What became of the latest requests: Slack sends one again if it missed our answer, and then gets the same answer. */
final class Outcomes<T> {
    private static final Duration SPAN = Duration.ofMinutes(10);
    private static final int MOST = 2000;

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
    record Running<T>(CompletableFuture<T> outcome, AtomicBoolean promised) {}

    private record Kept<T>(Running<T> running, Instant since) {}

    /** Starts the work of a request, or finds it started. */
    synchronized Running<T> of(String requestId, Supplier<T> work) {
        Instant now = time.instant();
        kept.values().removeIf(past -> !past.since().plus(SPAN).isAfter(now));
        Kept<T> known = kept.get(requestId);
        if (known != null) {
            return known.running();
        }
        if (kept.size() >= MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
        Running<T> running = new Running<>(CompletableFuture.supplyAsync(work, workers), new AtomicBoolean());
        kept.put(requestId, new Kept<>(running, now));
        return running;
    }
}
