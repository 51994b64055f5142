package dev.lifebar.core.reading;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does something on one thread at a time; whoever asks meanwhile is gone at once, and it is done once more for them, even
 * where it fails: the failure then comes at the end.
 */
final class Once {
    private final Runnable work;
    private final AtomicInteger wanted = new AtomicInteger();

    Once(Runnable work) {
        this.work = work;
    }

    /** Whether it is being done, or will be for whoever asked. */
    boolean isRunning() {
        return wanted.get() > 0;
    }

    void run() {
        if (wanted.getAndIncrement() > 0) {
            return;
        }
        RuntimeException failed = null;
        int served;
        do {
            served = wanted.get();
            try {
                work.run();
            } catch (RuntimeException e) {
                failed = e;
            } catch (Error e) {
                wanted.set(0);
                throw e;
            }
        } while (!wanted.compareAndSet(served, 0));
        if (failed != null) {
            throw failed;
        }
    }
}
