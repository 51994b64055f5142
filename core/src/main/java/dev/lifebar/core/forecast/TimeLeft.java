package dev.lifebar.core.forecast;

import dev.lifebar.core.balance.Amount;
import java.math.BigInteger;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How long a balance lasts at the present burn. */
public sealed interface TimeLeft {
    /** Longer than anybody plans ahead: ten years of 365 days. */
    Duration LONGEST = Duration.ofDays(3650);

    /** In nanoseconds. */
    BigInteger MOST = BigInteger.valueOf(LONGEST.toNanos());

    /** In nanoseconds. */
    BigInteger DAY = BigInteger.valueOf(Duration.ofDays(1).toNanos());

    /** Too little was observed to say. */
    record NotEnoughHistory() implements TimeLeft {}

    /** Nothing was spent, so it lasts until something is. */
    record NoSpend() implements TimeLeft {}

    /** Nothing is left. */
    record Gone() implements TimeLeft {}

    /**
     * An estimate of at most {@link #LONGEST}, with a range around it once a full week has been observed: low and high
     * are both there or both null.
     */
    record About(
            Duration middle,
            @Nullable Duration low,
            @Nullable Duration high) implements TimeLeft {
        public About {
            if ((low == null) != (high == null)) {
                throw new IllegalArgumentException("half a range");
            }
            if (low != null && high != null && (low.compareTo(middle) > 0 || middle.compareTo(high) > 0)) {
                throw new IllegalArgumentException("not in order: " + low + ", " + middle + ", " + high);
            }
        }

        /** Whole days reached, zero for less than one: never a boundary that the exact time is below. */
        public long days() {
            return middle.toDays();
        }

        /** The low end in whole days, rounded down, but not to zero unless {@link #days} is. */
        public OptionalLong lowDays() {
            return low == null ? OptionalLong.empty() : OptionalLong.of(Math.max(low.toDays(), Math.min(1, days())));
        }

        /** The high end in whole days, rounded up. */
        public OptionalLong highDays() {
            return high == null ? OptionalLong.empty() : OptionalLong.of(roundedUp(high));
        }

        private static long roundedUp(Duration time) {
            return time.plusDays(1).minusNanos(1).toDays();
        }
    }

    /**
     * The range reaches from one standard error above the burn rate to one below it, and to no more than three times the
     * middle.
     *
     * @param rate null when there is not enough history for one
     */
    static TimeLeft of(Amount balance, @Nullable BurnRate rate) {
        if (!balance.isPositive()) {
            return new Gone();
        }
        if (rate == null) {
            return new NotEnoughHistory();
        }
        if (!balance.unit().equals(rate.spent().unit())) {
            throw new IllegalArgumentException(
                    "spend in " + rate.spent().unit() + " for a balance in " + balance.unit());
        }
        return rate.spent().isPositive() ? about(balance, rate) : new NoSpend();
    }

    private static About about(Amount balance, BurnRate rate) {
        Duration middle = lasting(balance, rate, 0);
        Amount deviation = rate.deviation();
        if (deviation == null) {
            return new About(middle, null, null);
        }
        Duration low = lasting(balance, rate, deviation.micros());
        Duration high = lasting(balance, rate, -deviation.micros());
        return new About(middle, low, shorter(high, shorter(middle.multipliedBy(3), LONGEST)));
    }

    /** Balance ÷ (spent ÷ window + more per day), in whole nanoseconds. */
    private static Duration lasting(Amount balance, BurnRate rate, long moreMicrosPerDay) {
        BigInteger window = BigInteger.valueOf(rate.window().toNanos());
        BigInteger spent = BigInteger.valueOf(rate.spent().micros()).multiply(DAY);
        BigInteger burn = spent.add(BigInteger.valueOf(moreMicrosPerDay).multiply(window));
        if (burn.signum() <= 0) {
            return LONGEST;
        }
        BigInteger left = BigInteger.valueOf(balance.micros()).multiply(window).multiply(DAY);
        return Duration.ofNanos(left.divide(burn).min(MOST).longValueExact());
    }

    private static Duration shorter(Duration first, Duration second) {
        return first.compareTo(second) < 0 ? first : second;
    }
}
