package dev.lifebar.bot.slack;

import dev.lifebar.bot.slack.Outcomes.Running;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for an outcome, but not for ever. */
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    private Patience() {}

    /** The outcome if it came in time; else it is handed over when it comes, once, however often it is waited for. */
    static <T> Optional<T> wait(Running<T> running, Duration most, Consumer<T> later) {
        try {
            if (running.promised().get()) {
                return Optional.empty();
            }
            return Optional.of(running.outcome().get(most.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            if (running.promised().compareAndSet(false, true)) {
                running.outcome().thenAccept(later).exceptionally(failure -> {
                    LOG.error("a request failed", failure);
                    return null;
                });
            }
        } catch (ExecutionException e) {
            LOG.error("a request failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
