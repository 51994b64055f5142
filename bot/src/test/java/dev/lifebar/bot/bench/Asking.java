package dev.lifebar.bot.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** People who ask two bots in turns while something else goes on, so that whatever else the machine does meets both. */
final class Asking {
    private static final int MOST = 100_000;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Bot bot;
    private final Bot least;

    final Samples discord = new Samples(MOST);
    final Samples leastDiscord = new Samples(MOST);
    final Samples slack = new Samples(MOST);
    final Samples leastSlack = new Samples(MOST);

    Asking(Bot bot, Bot least) {
        this.bot = bot;
        this.least = least;
    }

    /** Asks until this is done. */
    <T> T during(Callable<T> work) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> asking =
                CompletableFuture.runAsync(() -> askUntil(done), task -> new Thread(task).start());
        try {
            return work.call();
        } finally {
            done.set(true);
            asking.join();
        }
    }

    /** Asks some times and forgets how long it took. */
    void warmUp(int times) {
        for (int i = 0; i < times; i++) {
            ask();
        }
        discord.clear();
        leastDiscord.clear();
        slack.clear();
        leastSlack.clear();
    }

    private void askUntil(AtomicBoolean done) {
        while (!done.get()) {
            ask();
            LockSupport.parkNanos(PAUSE);
        }
    }

    private void ask() {
        discord.add(bot.askDiscord());
        leastDiscord.add(least.askDiscord());
        slack.add(bot.askSlack());
        leastSlack.add(least.askSlack());
    }
}
