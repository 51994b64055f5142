package dev.lifebar.core.reading;

import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long to wait before a provider is asked again. */
public final class Pace {
    public static final Duration USUAL = Duration.ofMinutes(5);
    public static final Duration SHORTEST = Duration.ofMinutes(1);
    public static final Duration LONGEST = Duration.ofHours(24);

    /** The longest time between two answers of a provider that tells something each time. */
    public static final Duration LONGEST_GAP = LONGEST.multipliedBy(110).dividedBy(100);

    /** What may pass by itself is tried again at least this often. */
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);

    /** By how much the clocks of two programs may differ, and one may be set right, without any consequence. */
    private static final Duration CLOCKS = Duration.ofMinutes(2);

    private static final int DOUBLINGS = 10;
    private static final int PERCENT = 100;

    private final RandomGenerator random;

    public Pace(RandomGenerator random) {
        this.random = random;
    }

    /** The shortest interval at which a provider may be asked. */
    public static Duration least(Provider provider) {
        return provider.interval().map(told -> longer(told, SHORTEST)).orElse(SHORTEST);
    }

    /** How often a provider is asked, given its id and what somebody chose; as chosen where it is unknown. */
    public static Duration interval(Catalogue catalogue, String provider, @Nullable Duration chosen) {
        Duration wanted = chosen == null ? USUAL : chosen;
        return catalogue
                .find(provider)
                .map(known -> longer(wanted, least(known)))
                .orElse(wanted);
    }

    /** Whether a moment of the past is still to come, by more than two clocks differ: then the clock was put back since. */
    public static boolean isToCome(Instant past, Instant now) {
        return past.isAfter(latest(now));
    }

    /** The latest that a moment of the past may seem to be. */
    static Instant latest(Instant now) {
        return now.plus(CLOCKS);
    }

    /** Up to a tenth more than the interval, so that many accounts do not stay in step. */
    Duration next(Duration interval) {
        return interval.multipliedBy(random.nextInt(PERCENT, PERCENT + 11)).dividedBy(PERCENT);
    }

    /**
     * After a failure: the interval, doubled for each one before it, give or take a fifth; never less than the interval, nor
     * than the provider asked for, up to a day. A key that is rejected is tried again within an hour, so that it is soon known
     * whether that stays so; to be refused costs nothing.
     *
     * @param failures how many there were in a row, this one included
     */
    Duration afterFailure(Failure failure, int failures, Duration interval, @Nullable Duration retryAfter) {
        boolean rejected = failure == Failure.KEY_REJECTED;
        Duration least = rejected ? Duration.ZERO : interval;
        Duration longest = longer(rejected || failure.mayPass() ? LONGEST_RETRY : LONGEST, least);
        Duration doubled = interval.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        Duration wait =
                shorter(doubled, longest).multipliedBy(random.nextInt(80, 121)).dividedBy(PERCENT);
        Duration asked = retryAfter == null ? least : longer(least, shorter(retryAfter, LONGEST));
        return longer(wait, asked);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
