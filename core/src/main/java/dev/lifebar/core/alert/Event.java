package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Attention.Snooze;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.health.Level;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that may change the course of an episode. */
public sealed interface Event {

    /**
     * The balance of an account was looked at, or its rules were changed.
     *
     * @param level its exact level now
     * @param settled the level it would have with two percent of its capacity less; never better than {@code level}
     * @param byPerson whether a person said so: then it takes effect at once
     * @param first whether this is the first balance ever known
     * @param byDays whether the days rule gave it its level
     * @param balance in micro-units
     * @param lowered the balance with two percent of the capacity less, so that noise is no rise, in micro-units
     * @param clearOfYellow whether the days left are at least twice the yellow boundary, or no such rule applies
     * @param clearOfRed the same for the red boundary
     */
    record Looked(
            Level level,
            Level settled,
            boolean byPerson,
            boolean first,
            boolean byDays,
            long balance,
            long lowered,
            boolean clearOfYellow,
            boolean clearOfRed,
            Instant at)
            implements Event {}

    /** A look that told nothing to go by: it failed, was stale, missing, or too uncertain. */
    record Blind() implements Event {}

    /** Somebody knows about it. */
    record Acknowledged(Author by, Instant at) implements Event {}

    /** Somebody does not want to hear of it for a while. */
    record Snoozed(Snooze snooze) implements Event {}

    /** Somebody wants to hear of it again. */
    record Woken(Instant at) implements Event {}

    /**
     * Time went by.
     *
     * @param escalateAfter how long a red may go unacknowledged; null for ever
     */
    record TimePassed(Instant at, @Nullable Duration escalateAfter) implements Event {}

    /** Nobody watches the account any more, or its balance is not known any more. */
    record Dropped() implements Event {}
}
