package dev.lifebar.core.alert;

import dev.lifebar.core.health.Level;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an episode has come: the state of the {@link EpisodeMachine}.
 *
 * @param level the level that has been told; it follows the account's own with hysteresis
 * @param worst the worst level so far
 * @param byDays whether the days rule alone holds it at its level
 * @param lowest the lowest balance so far, in micro-units, from where it got worse or came to depend on the days alone
 * @param clearSince since when the days left have been above twice their boundary; null while they are not
 * @param attention what people and time have done about it
 */
public record Course(
        Level level,
        Level worst,
        boolean byDays,
        long lowest,
        @Nullable Instant clearSince,
        Instant openedAt,
        Attention attention) {

    Course withClearSince(@Nullable Instant since) {
        return new Course(level, worst, byDays, lowest, since, openedAt, attention);
    }

    Course with(Attention next) {
        return new Course(level, worst, byDays, lowest, clearSince, openedAt, next);
    }

    /** After another look. */
    Course at(Level next, boolean nowByDays, long balance, boolean worsened) {
        return new Course(
                next,
                Level.worst(worst, next),
                nowByDays,
                worsened || (nowByDays && !byDays) ? balance : Math.min(lowest, balance),
                clearSince,
                openedAt,
                attention);
    }

    /** Whether it is critical or empty: people are rung, reminded, and relieved if they do not answer. */
    public boolean isRed() {
        return !Level.RED.isWorseThan(level);
    }

    /** Whether it ever was. */
    boolean wasRed() {
        return !Level.RED.isWorseThan(worst);
    }
}
