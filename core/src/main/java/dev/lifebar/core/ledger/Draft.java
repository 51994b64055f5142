package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.Unit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded.
 *
 * @param max what a full bar means, with a sync; the limit that a provider tells, with a reading
 */
public record Draft(EntryKind kind, Amount amount, @Nullable Amount max, Request request) {

    /** A reading of a provider's API. */
    public static Draft reading(Amount balance, Instant at) {
        return new Draft(EntryKind.READING, balance, null, Request.byLifebar(at));
    }

    /** The same, below a limit that the provider tells; null where it tells none. */
    public Draft within(@Nullable Amount limit) {
        return new Draft(kind, amount, limit, request);
    }

    /** What a full bar means from now on. */
    public static Draft full(Amount max, Request request) {
        return new Draft(EntryKind.FULL, max, max, request);
    }

    /** That nothing limits what may be spent, in an account that is counted in this unit. */
    static Draft unlimited(Unit unit, Instant at) {
        return new Draft(EntryKind.UNLIMITED, new Amount(0, unit), null, Request.byLifebar(at));
    }

    /** Spend that a provider reports. */
    public static Draft spend(Amount spent, Instant at) {
        return new Draft(EntryKind.SPEND, spent, null, Request.byLifebar(at));
    }
}
