package dev.lifebar.core.alert;

import dev.lifebar.core.balance.Author;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people and time have done about an episode.
 *
 * @param acknowledged who knows about it; null while nobody has said so
 * @param snooze who does not want to hear of it for a while; null while nobody
 * @param held whether it crossed the red boundary while snoozed, which is told when the snooze ends unless somebody knows
 * @param redAt when it was told last that it has become red or empty; null while it is neither, or was not told yet
 * @param rangAt when people were last rung about it, be it by the alert or by a reminder
 * @param reminders how many reminders there were since it went red
 * @param escalated whether it went to the second place
 */
public record Attention(
        @Nullable Act acknowledged,
        @Nullable Snooze snooze,
        boolean held,
        @Nullable Instant redAt,
        @Nullable Instant rangAt,
        int reminders,
        boolean escalated) {

    /** Whoever has not answered by then will not. */
    private static final Duration ANSWERED_IN = Duration.ofHours(1);

    /** Nobody has done anything yet. */
    public static final Attention NONE = new Attention(null, null, false, null, null, 0, false);

    /** Something somebody did. */
    public record Act(Author by, Instant at) {}

    /**
     * Peace for a while.
     *
     * @param until null for until it gets worse
     */
    public record Snooze(@Nullable Instant until, Author by) {
        boolean isOver(Instant now) {
            return until != null && !now.isBefore(until);
        }
    }

    /** Nobody is to be reminded or relieved. */
    boolean isTaken() {
        return acknowledged != null || snooze != null;
    }

    /** Somebody sees to it for as long as it gets no worse. */
    boolean isSettled() {
        return acknowledged != null || (snooze != null && snooze.until() == null);
    }

    Attention acknowledgedBy(Author by, Instant at) {
        return new Attention(new Act(by, at), snooze, false, redAt, rangAt, reminders, escalated);
    }

    Attention snoozed(@Nullable Snooze next) {
        return new Attention(acknowledged, next, held, redAt, rangAt, reminders, escalated);
    }

    /** A crossing that is told at the end of the snooze. */
    Attention holding() {
        return new Attention(null, snooze, true, redAt, rangAt, reminders, escalated);
    }

    /** A boundary was crossed and told: what was said about the time before counts no more. */
    Attention told(boolean red, Instant at) {
        return red
                ? new Attention(null, null, false, at, at, 0, false)
                : new Attention(null, null, false, null, null, 0, false);
    }

    Attention reminded(Instant at) {
        return new Attention(acknowledged, snooze, held, redAt, at, reminders + 1, escalated);
    }

    /** People hear of it again: they are given as much time as after a message. */
    Attention woken(Instant at) {
        return new Attention(acknowledged, null, held, redAt, rangAt == null ? null : at, reminders, escalated);
    }

    Attention relieved() {
        return new Attention(acknowledged, snooze, held, redAt, rangAt, reminders, true);
    }

    /** It is not red any more: nothing rings. */
    Attention eased() {
        return new Attention(acknowledged, snooze, false, null, null, 0, false);
    }

    /** When the next reminder is due; null if none is. */
    @Nullable Instant remindAt(Duration every, int most) {
        return isTaken() || rangAt == null || reminders >= most ? null : rangAt.plus(every);
    }

    /** When it goes to the second place; null if it does not. Whoever was rung just now is given time to answer. */
    @Nullable Instant escalateAt(@Nullable Duration after) {
        if (isTaken() || redAt == null || escalated || after == null) {
            return null;
        }
        Instant due = redAt.plus(after);
        Instant answered = rangAt == null ? due : rangAt.plus(after.compareTo(ANSWERED_IN) < 0 ? after : ANSWERED_IN);
        return answered.isAfter(due) ? answered : due;
    }
}
