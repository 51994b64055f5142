package dev.lifebar.core.reading;

import dev.lifebar.core.provider.Provider;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long to wait before a provider is asked again. */
public final class Pace {
    public static final Duration USUAL = Duration.ofMinutes(5);
    public static final Duration SHORTEST = Duration.ofMinutes(1);
    public static final Duration LONGEST = Duration.ofHours(24);

    /** What may pass by itself is tried again at least this often. */
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);

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

    /** How often a provider is asked, given what somebody chose. */
    public static Duration interval(Provider provider, @Nullable Duration chosen) {
        return longer(chosen == null ? USUAL : chosen, least(provider));
    }

    /** Up to a tenth more than the interval, so that many accounts do not stay in step. */
    Duration next(Duration interval) {
        return interval.multipliedBy(random.nextInt(PERCENT, PERCENT + 11)).dividedBy(PERCENT);
    }

    /**
     * After a failure: the interval, doubled for each one before it, give or take a fifth; never less than the interval, nor
     * than the provider asked for, up to a day.
     *
     * @param failures how many there were in a row, this one included
     */
    Duration afterFailure(Failure failure, int failures, Duration interval, @Nullable Duration retryAfter) {
        Duration doubled = interval.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        Duration longest = longer(failure.mayPass() ? LONGEST_RETRY : LONGEST, interval);
        Duration wait =
                shorter(doubled, longest).multipliedBy(random.nextInt(80, 121)).dividedBy(PERCENT);
        Duration asked = retryAfter == null ? interval : longer(interval, shorter(retryAfter, LONGEST));
        return longer(wait, asked);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
