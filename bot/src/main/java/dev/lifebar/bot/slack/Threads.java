package dev.lifebar.bot.slack;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few threads that end when there is nothing to do for a while. */
final class Threads implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);
    private static final int MOST = 8;
    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor pool;

    Threads(String name) {
        pool = new ThreadPoolExecutor(
                MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
        pool.allowCoreThreadTimeOut(true);
        // What arrives while we close is left to Slack, which delivers it again.
        pool.setRejectedExecutionHandler((work, closing) -> LOG.info("{} takes no more work", name));
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("a request failed", e);
            }
        });
    }

    /** Lets what has begun or waits come to its end, for as long as there is. */
    void finish(Duration most) {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("not everything could be answered before the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
