package dev.lifebar.bot;

import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Sequel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts newer numbers into answers that people are looking at, unless something else was put in their place meanwhile. */
public final class Sequels {
    private static final Logger LOG = LoggerFactory.getLogger(Sequels.class);

    /** Nobody looks any more at an answer that took longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Executor workers;
    private final Map<String, Sequel> awaited = new ConcurrentHashMap<>();

    /**
     * Changes answers by and by.
     *
     * @param workers refuse what they have no room for; whoever stores numbers must not be kept by it
     */
    public Sequels(Executor workers) {
        this.workers = workers;
    }

    /**
     * Says what a message shows from now on.
     *
     * @param message the platform's name of it
     * @param reply what was put there
     * @param change puts a better one there
     */
    public void shown(String message, Reply reply, Consumer<Reply> change) {
        Sequel sequel = reply.sequel();
        if (sequel == null) {
            forget(message);
            return;
        }
        awaited.put(message, sequel);
        CompletableFuture<Boolean> unused = sequel.known()
                .copy()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .whenComplete((known, failure) -> {
                    if (Boolean.TRUE.equals(known)) {
                        begin(() -> change(message, sequel, reply, change));
                    } else {
                        awaited.remove(message, sequel);
                    }
                });
    }

    /** Leaves a message alone: something else comes in its place, or it is gone. */
    public void forget(String message) {
        awaited.remove(message);
    }

    private void begin(Runnable work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.info("too many requests at once, or stopping: an answer stays as it was");
        }
    }

    /** Only like for like: what everyone sees must not become what one person may see, and no answer an error. */
    private void change(String message, Sequel sequel, Reply reply, Consumer<Reply> change) {
        try {
            Reply better = sequel.reply().get();
            boolean alike = better.forEveryone() == reply.forEveryone() && better.outcome() == reply.outcome();
            if (awaited.remove(message, sequel) && alike) {
                change.accept(better);
            }
        } catch (RuntimeException e) {
            LOG.warn("an answer stays as it was", e);
        }
    }
}
