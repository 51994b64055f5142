package dev.lifebar.core.alert;

import dev.lifebar.core.health.Level;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From the moment an account leaves green until it is back.
 *
 * @param level the level that has been told; it follows the account's own with hysteresis
 * @param worst the worst level of the episode
 * @param byDays whether the days rule alone holds it at its level
 * @param lowest the lowest balance of the episode, in micro-units
 * @param clearSince since when the days left have been above twice the boundary; null while they are not
 */
public record Episode(
        long id,
        long workspaceId,
        long accountId,
        Level level,
        Level worst,
        boolean byDays,
        long lowest,
        @Nullable Instant clearSince,
        Instant openedAt) {

    Episode withClearSince(@Nullable Instant since) {
        return new Episode(id, workspaceId, accountId, level, worst, byDays, lowest, since, openedAt);
    }

    /**
     * After another look. The lowest balance is counted from where it got worse, or came to depend on the days alone.
     */
    Episode with(Level next, boolean nowByDays, long balance, boolean worsened) {
        return new Episode(
                id,
                workspaceId,
                accountId,
                next,
                Level.worst(worst, next),
                nowByDays,
                worsened || (nowByDays && !byDays) ? balance : Math.min(lowest, balance),
                clearSince,
                openedAt);
    }
}
