package dev.lifebar.core.storage;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids that grow with time: 41 bits of milliseconds since 2026 and 22 random bits, so that several processes on one
 * database do not meet. Written in base 36 they have at most 13 characters.
 */
public final class Ids {
    private static final long START_OF_2026 = 1_767_225_600_000L;
    private static final int RANDOM_BITS = 22;

    private final InstantSource time;
    private final AtomicLong last = new AtomicLong();

    public Ids(InstantSource time) {
        this.time = time;
    }

    /** When an id was made, to the millisecond. */
    public static Instant madeAt(long id) {
        return Instant.ofEpochMilli(START_OF_2026 + (id >>> RANDOM_BITS));
    }

    /** Smaller than every id that is made at a moment or later. */
    static long before(Instant moment) {
        return Math.max(0, moment.toEpochMilli() - START_OF_2026) << RANDOM_BITS;
    }

    /** An id larger than every one this has made before. */
    public long next() {
        long random = ThreadLocalRandom.current().nextLong(1L << RANDOM_BITS);
        long candidate = (Math.max(0, time.millis() - START_OF_2026) << RANDOM_BITS) | random;
        return last.updateAndGet(before -> Math.max(before + 1, candidate));
    }
}
