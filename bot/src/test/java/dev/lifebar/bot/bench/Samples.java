package dev.lifebar.bot.bench;

import java.util.Arrays;

/** How long single calls took. */
final class Samples {
    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final long[] nanos;
    private int taken;

    Samples(int most) {
        this.nanos = new long[most];
    }

    void time(Runnable call) {
        long start = System.nanoTime();
        call.run();
        add(System.nanoTime() - start);
    }

    /** What took so many nanoseconds. */
    void add(long span) {
        nanos[taken++] = span;
    }

    /** Forgets what was taken while everything was still warming up. */
    void clear() {
        taken = 0;
    }

    double median() {
        return percentile(50);
    }

    /** In milliseconds: the smallest value that this percentage of the calls did not exceed. */
    double percentile(int percent) {
        long[] sorted = Arrays.copyOf(nanos, taken);
        Arrays.sort(sorted);
        return sorted[(taken * percent + 99) / 100 - 1] / NANOS_PER_MILLISECOND;
    }
}
