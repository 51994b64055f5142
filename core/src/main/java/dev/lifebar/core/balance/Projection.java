package dev.lifebar.core.balance;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the entries of an account add up to.
 *
 * @param balance what is left; null while nothing absolute is known
 * @param asOf when the last absolute value was taken
 * @param typedBy what people call whoever typed that value; null where a provider told it
 * @param added top-ups since then, in micro-units
 * @param spent reported spend since then, in micro-units
 * @param since when this account was first looked at, in its present unit
 * @param observedAt when it was last looked at
 * @param observations how often it was looked at
 */
public record Projection(
        Unit unit,
        @Nullable Amount balance,
        Basis basis,
        @Nullable Instant asOf,
        @Nullable String typedBy,
        long added,
        long spent,
        Capacity capacity,
        @Nullable Instant since,
        @Nullable Instant observedAt,
        int observations) {
    /** A rise of up to this share of a full bar is noise: balances go up and down by a hundredth. */
    private static final int NOISE_SHARE = 50;

    /** A rise of up to this is noise too, such as rounding on the provider's side. */
    private static final long LEAST_RISE = Amount.MICROS / 10;

    /** Before the first entry. */
    public static Projection empty(Unit unit) {
        return new Projection(unit, null, Basis.UNKNOWN, null, null, 0, 0, Capacity.UNKNOWN, null, null, 0);
    }

    /**
     * What one entry makes of this. An undo or a claim changes nothing here: it is the ledger that replays without what was undone.
     *
     * @throws UnfitException for a top-up, spend or full bar in another unit, or a top-up of an unknown balance
     */
    public Step apply(Entry entry) {
        return switch (entry.kind()) {
            case SYNC -> absolute(entry, Basis.MANUAL);
            case READING -> absolute(entry, Basis.LIVE);
            case RISE -> risen(absolute(entry, Basis.LIVE));
            case UNLIMITED -> new Step(entry, this, unlimited(entry.at()), null);
            case TOPUP -> toppedUp(entry);
            case SPEND -> spent(entry);
            case FULL -> new Step(entry, this, filled(entry), null);
            case UNDO, CLAIM -> new Step(entry, this, this, null);
        };
    }

    /** The same, typed by this person, where it is not known who did. */
    public Projection typedBy(String name) {
        return typedBy != null
                ? this
                : new Projection(
                        unit, balance, basis, asOf, name, added, spent, capacity, since, observedAt, observations);
    }

    /** What a full bar means, or null if that is unknown. */
    public @Nullable Amount full() {
        return capacity.full() > 0 ? new Amount(capacity.full(), unit) : null;
    }

    /** The absolute value that top-ups and spend have been counted from; null while there is none. */
    public @Nullable Amount anchor() {
        return balance == null ? null : new Amount(balance.micros() - added + spent, unit);
    }

    /** Whether a reading of this value shows a top-up: it is above the last reading by more than noise. */
    public boolean isRise(Amount value) {
        return basis == Basis.LIVE && isAbove(balance, value);
    }

    /** Whether a reading of this value does not show what somebody said was added since the last one. */
    public boolean isBehind(Amount value) {
        return basis == Basis.ESTIMATED && added > 0 && unit.equals(value.unit()) && !isAbove(withoutAdded(), value);
    }

    /** How much less a reading of this value tells than was there before something was added; nothing where that is noise. */
    public Optional<Amount> sunkBy(Amount value) {
        Amount start = withoutAdded();
        return start != null && isAbove(value, start) ? Optional.of(start.minus(value)) : Optional.empty();
    }

    /** Whether anything would be left without what somebody said was added. */
    public boolean hadSome() {
        Amount start = withoutAdded();
        return start != null && start.isPositive();
    }

    private boolean isAbove(@Nullable Amount known, Amount value) {
        return known != null && known.unit().equals(value.unit()) && !isNoise(value.micros() - known.micros());
    }

    /** Whether a balance that rose by so many micro-units may only have been rounded or corrected. */
    public boolean isNoise(long rise) {
        return rise <= Math.max(LEAST_RISE, Math.max(0, capacity.full()) / NOISE_SHARE);
    }

    private @Nullable Amount withoutAdded() {
        return balance == null ? null : new Amount(balance.micros() - added, unit);
    }

    /** A provider told once more that nothing was spent: only the time of the last look moves, not that of the balance. */
    public Projection seenAt(Instant at) {
        return with(balance, basis, spent, at);
    }

    /** An equal reading once more: only the time of the last look moves. */
    public Projection lookedAt(Instant at) {
        return new Projection(unit, balance, basis, at, typedBy, added, spent, capacity, since, at, observations + 1);
    }

    /** The same, looked at last when the other was, and {@code times} more often than entries tell. */
    public Projection lookedAtLike(Projection other, int times) {
        return new Projection(
                unit,
                balance,
                basis,
                other.asOf,
                typedBy,
                added,
                spent,
                capacity,
                since,
                other.observedAt,
                observations + times);
    }

    /** The same, seen last when the other was, and {@code times} more often than entries tell, without a look at its balance. */
    public Projection seenLike(Projection other, int times) {
        return new Projection(
                unit,
                balance,
                basis,
                asOf,
                typedBy,
                added,
                spent,
                capacity,
                since,
                other.observedAt,
                observations + times);
    }

    private Step absolute(Entry entry, Basis newBasis) {
        Amount value = entry.amount();
        Projection start = unit.equals(value.unit()) ? this : empty(value.unit());
        Capacity known = start.capacityAfter(entry);
        Instant first = start.since == null ? entry.at() : start.since;
        Projection after = new Projection(
                value.unit(),
                value,
                newBasis,
                entry.at(),
                entry.kind().isRead() ? null : entry.author().name(),
                0,
                0,
                known.seen(value.micros()),
                first,
                entry.at(),
                start.observations + 1);
        return new Step(entry, this, after, start.dropTo(entry));
    }

    private Capacity capacityAfter(Entry entry) {
        if (entry.max() == null) {
            return capacity;
        }
        long max = entry.max().micros();
        return entry.kind().isRead() ? capacity.limited(max) : capacity.set(max);
    }

    private Step risen(Step step) {
        Projection read = step.after();
        long value = step.entry().amount().micros();
        Amount limit = step.entry().max();
        Projection after =
                read.with(limit == null ? read.capacity.toppedUp(value) : capacity.risen(limit.micros(), value));
        return new Step(step.entry(), this, after, step.spend());
    }

    private Projection unlimited(Instant at) {
        return new Projection(
                unit,
                null,
                Basis.PAYG,
                null,
                null,
                0,
                0,
                Capacity.UNKNOWN,
                since == null ? at : since,
                at,
                observations + 1);
    }

    private Projection filled(Entry entry) {
        checkUnit(entry);
        Capacity set = capacity.set(entry.amount().micros());
        return with(balance == null ? set : set.seen(balance.micros()));
    }

    private Step toppedUp(Entry entry) {
        if (balance == null) {
            throw new UnfitException("a top-up of an unknown balance");
        }
        checkUnit(entry);
        Amount total = balance.plus(entry.amount());
        Basis newBasis = basis == Basis.MANUAL ? Basis.MANUAL : Basis.ESTIMATED;
        Projection after = new Projection(
                unit,
                total,
                newBasis,
                asOf,
                typedBy,
                added + entry.amount().micros(),
                spent,
                capacity.toppedUp(total.micros()),
                since,
                observedAt,
                observations);
        return new Step(entry, this, after, null);
    }

    /** What was spent before the last absolute value was taken is in that value already. */
    private Step spent(Entry entry) {
        checkUnit(entry);
        Instant seen = observedAt == null || observedAt.isBefore(entry.at()) ? entry.at() : observedAt;
        Projection first = since == null ? beginning(entry.at()) : this;
        Spend spend = new Spend(entry.amount(), entry.at(), entry.at());
        if (asOf != null && entry.at().isBefore(asOf)) {
            return new Step(entry, this, first.with(balance, basis, spent, seen), spend);
        }
        Amount left = balance == null ? null : balance.minus(entry.amount());
        Basis newBasis = left == null ? Basis.PAYG : Basis.ESTIMATED;
        Projection after = first.with(left, newBasis, spent + entry.amount().micros(), seen);
        return new Step(entry, this, after, spend);
    }

    private void checkUnit(Entry entry) {
        if (!entry.amount().unit().equals(unit)) {
            throw new UnfitException(entry.kind() + " in " + entry.amount().unit() + " for an account in " + unit);
        }
    }

    private Projection beginning(Instant at) {
        return new Projection(
                unit, balance, basis, asOf, typedBy, added, spent, capacity, at, observedAt, observations);
    }

    private Projection with(Capacity other) {
        return new Projection(
                unit, balance, basis, asOf, typedBy, added, spent, other, since, observedAt, observations);
    }

    /** Looked at once more. */
    private Projection with(@Nullable Amount left, Basis newBasis, long newSpent, Instant seen) {
        return new Projection(
                unit, left, newBasis, asOf, typedBy, added, newSpent, capacity, since, seen, observations + 1);
    }

    /** A drop between two absolute values is spend, wherever it went; what was said to be added and never was is none. */
    private @Nullable Spend dropTo(Entry entry) {
        Amount start = entry.kind().isRead() && isBehind(entry.amount()) ? withoutAdded() : balance;
        if (start == null || observedAt == null || start.compareTo(entry.amount()) <= 0) {
            return null;
        }
        Instant from = observedAt.isBefore(entry.at()) ? observedAt : entry.at();
        return new Spend(start.minus(entry.amount()), from, entry.at());
    }
}
