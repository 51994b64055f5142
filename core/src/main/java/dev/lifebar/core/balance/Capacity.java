package dev.lifebar.core.balance;

/**
 * What a full bar means, in micro-units. A top-up sets it, recorded or seen by a reading; any other higher balance merely
 * raises it.
 *
 * @param origin where {@code base} comes from
 * @param base the balance right after the latest top-up, or the first balance while there was none
 * @param fixed what a person set; zero if nobody did
 * @param raised a balance seen above the capacity since the latest top-up; zero if there was none
 */
public record Capacity(Origin origin, long base, long fixed, long raised) {

    /** Where a capacity comes from. */
    public enum Origin {
        NONE,
        /** The first balance ever seen: provisional, until somebody says what full is or tops up. */
        FIRST,
        TOPUP
    }

    public static final Capacity UNKNOWN = new Capacity(Origin.NONE, 0, 0, 0);

    /** What a full bar means; zero or less if unknown. */
    public long full() {
        return Math.max(raised, fixed > 0 ? fixed : base);
    }

    /** Whether it is only the first balance that stands in for a full bar. */
    public boolean isProvisional() {
        return fixed <= 0 && origin != Origin.TOPUP;
    }

    /** After a person said what full is. */
    Capacity set(long max) {
        return new Capacity(origin, base, max, 0);
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
