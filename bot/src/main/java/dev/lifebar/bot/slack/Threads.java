package dev.lifebar.bot.slack;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few threads that end when there is nothing to do for a while, and a line before them that does not grow for ever. */
final class Threads implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);
    private static final int MOST = 8;
    private static final int IDLE_SECONDS = 30;
    private static final int WAITING = 500;

    private final ThreadPoolExecutor pool;

    private Threads(String name, RejectedExecutionHandler overflow) {
        pool = new ThreadPoolExecutor(
                MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), named(name), overflow);
        pool.allowCoreThreadTimeOut(true);
    }

    /** What they have no room for, or no time since they end, is refused. */
    static Threads refusing(String name) {
        return new Threads(name, new ThreadPoolExecutor.AbortPolicy());
    }

    /** What they have no room for, or no time since they end, is left to do to whoever brings it. */
    static Threads leaving(String name) {
        return new Threads(name, (work, full) -> work.run());
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
