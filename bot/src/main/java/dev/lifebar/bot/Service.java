package dev.lifebar.bot;

import dev.lifebar.bot.settings.Logging;
import dev.lifebar.bot.terminal.TerminalTexts;
import dev.lifebar.bot.web.HealthServer;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.storage.Database;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One core, and the platforms it answers on. */
final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Logging.SERVICE);

    /** Whoever ends a service waits ten seconds for it. */
    private static final Duration FAREWELL = Duration.ofSeconds(9);

    private final Database database;
    private final Lifebar lifebar;
    private final List<Platform> platforms;
    private final CompletableFuture<String> refused = new CompletableFuture<>();

    /** Also read where the process is told to end. */
    private volatile @Nullable HealthServer health;

    private boolean closed;

    /** Nothing is reached before {@link #serve}; the database is open, so that no login is wasted on one that is not. */
    Service(Database database, Lifebar lifebar, List<Platform> platforms) {
        this.database = database;
        this.lifebar = lifebar;
        this.platforms = platforms;
    }

    /** Tells at {@code /healthz} from now on how everything is. */
    void tellHealth(int port) throws IOException {
        Map<String, HealthServer.Part> parts = new LinkedHashMap<>();
        parts.put("database", this::isDatabaseOpen);
        platforms.forEach(
                platform -> parts.put(platform.name().toLowerCase(Locale.ROOT), platform.connected()::getAsBoolean));
        health = HealthServer.start(port, parts);
    }

    /** Answers and delivers until a platform will not have this bot, and gives back why; fails if one breaks. */
    String serve() {
        DatabaseWait.until(lifebar::start);
        for (Platform platform : platforms) {
            watch(
                    platform,
                    platform.ready()
                            .thenAccept(who -> LOG.info(TerminalTexts.text("serve.ready", platform.name(), who))));
            watch(platform, platform.refused().thenAccept(refused::complete));
            begin(() -> start(platform), "start-" + platform.name());
        }
        return refused.join();
    }

    /** Lets everything that was begun come to its end, for as long as there is. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        LOG.info(TerminalTexts.text("serve.ending"));
        HealthServer telling = health;
        if (telling != null) {
            telling.close();
        }
        await(begin(this::end, "end-all"), FAREWELL);
    }

    private boolean isDatabaseOpen() {
        return database.read(handle ->
                        handle.createQuery("select 1").mapTo(Integer.class).one())
                == 1;
    }

    private void start(Platform platform) {
        try {
            platform.start().start(lifebar).ifPresent(LOG::warn);
        } catch (RuntimeException e) {
            fail(platform, e);
        }
    }

    private void watch(Platform platform, CompletionStage<Void> stage) {
        CompletionStage<Void> unused = stage.exceptionally(failure -> {
            fail(platform, failure);
            return null;
        });
    }

    private void fail(Platform platform, Throwable failure) {
        refused.completeExceptionally(
                new IllegalStateException(TerminalTexts.text("serve.failed", platform.name()), failure));
    }

    /** Alerts need the connections that are ended, and everything needs the database. */
    private void end() {
        Stream<Runnable> answers = platforms.stream().map(Platform::finish);
        together(Stream.concat(answers, Stream.of(lifebar::finishSending)));
        together(platforms.stream().map(Platform::end));
        lifebar.close();
    }

    private static void together(Stream<Runnable> all) {
        List<Thread> ending = all.map(work -> begin(work, "end")).toList();
        ending.forEach(thread -> await(thread, FAREWELL));
    }

    private static Thread begin(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(Thread thread, Duration most) {
        try {
            thread.join(most.toMillis());
            if (thread.isAlive()) {
                LOG.warn(TerminalTexts.text("serve.late"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
