package dev.lifebar.bot;

import java.util.concurrent.CountDownLatch;

/** Keeps providers from answering until it is opened, at the end at the latest. */
public final class Gate implements AutoCloseable {
    private final CountDownLatch opened = new CountDownLatch(1);

    public Gate(LocalProviders providers) {
        providers.onAsked(() -> {
            try {
                opened.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    public void open() {
        opened.countDown();
    }

    @Override
    public void close() {
        open();
    }
}
