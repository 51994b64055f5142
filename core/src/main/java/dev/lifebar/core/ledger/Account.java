package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.health.Assessment;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.health.Rules;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One balance a workspace watches, as last projected.
 *
 * @param enabled whether it is shown and alerts are made for it
 * @param health its level and why; null while no balance is known
 * @param own the rules set for this account alone
 * @param checkedAt when its balance was last looked at, even if nothing had changed
 * @param lastSequence the sequence of its latest entry; 0 before the first
 */
public record Account(
        long id,
        long workspaceId,
        AccountName name,
        boolean enabled,
        Projection projection,
        @Nullable Assessment health,
        Rules own,
        @Nullable Instant checkedAt,
        long lastSequence) {

    public @Nullable Level level() {
        return health == null ? null : health.level();
    }

    Account with(Projection next, @Nullable Assessment assessed, long sequence) {
        return new Account(id, workspaceId, name, enabled, next, assessed, own, next.observedAt(), sequence);
    }
}
