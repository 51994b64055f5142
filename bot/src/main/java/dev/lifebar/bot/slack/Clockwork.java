package dev.lifebar.bot.slack;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one thing at a time, now, later or again and again; what fails once is done again all the same. */
final class Clockwork {
    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

    private final ScheduledThreadPoolExecutor timer;

    Clockwork(String name) {
        timer = new ScheduledThreadPoolExecutor(
                1, Threads.named(name), (work, closing) -> LOG.debug("closing: nothing more is begun"));
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void soon(Runnable work) {
        after(Duration.ZERO, work);
    }

    void every(Duration pause, Runnable work) {
        after(pause, () -> {
            guarded(work);
            every(pause, work);
        });
    }

    void after(Duration delay, Runnable work) {
        // What becomes of it is logged inside; there is nothing to wait for.
        Future<?> unused = timer.schedule(() -> guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        timer.shutdownNow();
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("looking after the connection failed", e);
        }
    }
}
