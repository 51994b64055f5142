package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.Projection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How far an estimate was off, as the next sync showed.
 *
 * @param percent of the true balance, above zero if the estimate was too high
 */
public record Drift(BigDecimal percent) {

    /** What a sync shows of the estimate before it; nothing where there was no estimate from reported spend. */
    public static Optional<Drift> of(Kept kept) {
        Projection before = kept.before();
        return before == null || kept.entry().kind() != EntryKind.SYNC
                ? Optional.empty()
                : of(before, kept.entry().amount());
    }

    private static Optional<Drift> of(Projection before, Amount synced) {
        Amount estimate = before.balance();
        boolean estimated = before.basis() == Basis.ESTIMATED && before.spent() != 0;
        if (!estimated || estimate == null || !estimate.unit().equals(synced.unit()) || synced.micros() == 0) {
            return Optional.empty();
        }
        BigDecimal off = estimate.value().subtract(synced.value()).movePointRight(2);
        BigDecimal exact = off.divide(synced.value().abs(), 3, RoundingMode.HALF_UP);
        int decimals = exact.abs().compareTo(BigDecimal.ONE) < 0 ? 1 : 0;
        return Optional.of(new Drift(exact.setScale(decimals, RoundingMode.HALF_UP)));
    }
}
