package dev.lifebar.bot.discord;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long to wait before something is tried again: at first two seconds, then twice as long each time, up to five minutes. */
record Pause(Duration length) {
    static final Pause FIRST = new Pause(Duration.ofSeconds(2));

    private static final Logger LOG = LoggerFactory.getLogger(Pause.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    Pause next() {
        Duration doubled = length.multipliedBy(2);
        return new Pause(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
    }

    /** Does it afterwards, unless everything ends before. */
    void then(ScheduledExecutorService timer, Runnable task) {
        try {
            Future<?> unused = timer.schedule(task, length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.info("not tried again: stopping");
        }
    }
}
