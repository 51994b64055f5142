package dev.lifebar.core;

import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Holds a claim against random values; a failure names the seed, and {@code -Dseed=} repeats it. */
public final class Property {
    private static final int TIMES = 2_000;

    private Property() {}

    public static void holds(Consumer<RandomGenerator> claim) {
        holds(TIMES, claim);
    }

    /** For claims that take a while. */
    public static void holds(int times, Consumer<RandomGenerator> claim) {
        long seed = Long.getLong("seed", new Random().nextLong());
        RandomGenerator random = new Random(seed);
        for (int time = 0; time < times; time++) {
            try {
                claim.accept(random);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("with -Dseed=" + seed + ", try " + time + ": " + e.getMessage(), e);
            }
        }
    }

    /** A number whose length is as random as its digits, from 1 to the largest. */
    public static long anySize(RandomGenerator random, long largest) {
        int bits = random.nextInt(1, 64 - Long.numberOfLeadingZeros(largest) + 1);
        return Math.min(largest, (1L << (bits - 1)) + random.nextLong(1L << (bits - 1)));
    }
}
