package dev.lifebar.bot;

import dev.lifebar.bot.settings.Logging;
import dev.lifebar.bot.terminal.TerminalTexts;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.storage.StorageException;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits out a database that is locked or a disk that is full: a service that is not started cannot warn anybody. */
final class DatabaseWait {
    private static final Logger LOG = LoggerFactory.getLogger(Logging.SERVICE);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private DatabaseWait() {}

    /** Does it as often as it takes; what does not pass is thrown. */
    static void until(Runnable work) {
        while (!isDone(work)) {
            pause();
        }
    }

    private static boolean isDone(Runnable work) {
        try {
            work.run();
            return true;
        } catch (StorageException e) {
            if (!e.mayPass()) {
                throw e;
            }
            String trouble = e.trouble().name().toLowerCase(Locale.ROOT);
            LOG.warn(TerminalTexts.text("serve.waiting", Texts.text("storage." + trouble)));
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
