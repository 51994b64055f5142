package dev.lifebar.core.balance;

/**
 * What a full bar means, in micro-units. The limit that a provider tells sets it, and so does a top-up, recorded or seen by
 * a reading; any other higher balance merely raises it.
 *
 * @param origin where {@code base} comes from
 * @param base the limit, the balance right after the latest top-up, or the first balance while there was neither
 * @param fixed what a person set; zero if nobody did
 * @param raised a balance seen above the capacity since the latest top-up; zero if there was none
 */
public record Capacity(Origin origin, long base, long fixed, long raised) {

    /** Where a capacity comes from. */
    public enum Origin {
        NONE,
        /** The first balance ever seen: provisional, until somebody says what full is or tops up. */
        FIRST,
        TOPUP,
        /** What a key or a plan may use before it starts anew, as the provider tells it. */
        LIMIT
    }

    public static final Capacity UNKNOWN = new Capacity(Origin.NONE, 0, 0, 0);

    /** What a full bar means; zero or less if unknown. */
    public long full() {
        return Math.max(raised, fixed > 0 ? fixed : base);
    }

    /** Whether it is only the first balance that stands in for a full bar. */
    public boolean isProvisional() {
        return fixed <= 0 && (origin == Origin.NONE || origin == Origin.FIRST);
    }

    /** After a person said what full is. */
    Capacity set(long max) {
        return new Capacity(origin, base, max, 0);
    }

    /** Whether this limit would change what a full bar means; after a top-up none does. */
    public boolean isNews(long limit) {
        return origin != Origin.TOPUP && !isLimit(limit);
    }

    private boolean isLimit(long limit) {
        return origin == Origin.LIMIT && base == limit;
    }

    /** After a provider told the limit of which something is left: that is full, unless a person set what full is. */
    Capacity limited(long limit) {
        return isNews(limit) ? new Capacity(Origin.LIMIT, limit, fixed, 0) : this;
    }

    /**
     * After what is left below a limit rose: it starts anew where the limit is still the same. Where the limit rose as well,
     * something was added to all that was ever granted, which is a top-up.
     */
    Capacity risen(long limit, long balance) {
        return isLimit(limit) ? new Capacity(origin, base, fixed, 0).seen(balance) : toppedUp(balance);
    }

    /** After a balance was seen: the first one is a provisional full bar, a higher one raises it. */
    Capacity seen(long balance) {
        Capacity based = origin == Origin.NONE ? new Capacity(Origin.FIRST, balance, fixed, raised) : this;
        return balance > based.full() ? new Capacity(based.origin, based.base, based.fixed, balance) : based;
    }

    /** After a top-up: the new balance is full, unless a person set what full is. A top-up never adds to that. */
    Capacity toppedUp(long balance) {
        return new Capacity(Origin.TOPUP, balance, fixed, 0).seen(balance);
    }
}
