package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Attention.Snooze;
import dev.lifebar.core.alert.EpisodeRules.Change;
import dev.lifebar.core.alert.EpisodeRules.Decision;
import dev.lifebar.core.alert.EpisodeRules.Observation;
import dev.lifebar.core.alert.Turn.Effect;
import dev.lifebar.core.health.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event makes of an episode, from the moment an account leaves green until it is back. No clock, no storage. */
public final class EpisodeMachine {
    /** How long a red that nobody answered is left in peace. */
    static final Duration REMIND_EVERY = Duration.ofHours(24);

    /** Whoever has not answered by then does not want to. */
    static final int MOST_REMINDERS = 5;

    /** A days rule that was crossed counts as left behind after this long above twice its boundary. */
    static final Duration CLEAR_FOR = Duration.ofHours(24);

    private EpisodeMachine() {}

    /**
     * Decides.
     *
     * @param course null while no episode is open
     */
    public static Turn next(@Nullable Course course, Event event) {
        if (event instanceof Event.Looked looked) {
            return looked(course, looked);
        }
        if (course == null) {
            return Turn.of(null);
        }
        if (event instanceof Event.Acknowledged acknowledged) {
            return acknowledged(course, acknowledged);
        }
        if (event instanceof Event.Snoozed snoozed) {
            return snoozed(course, snoozed.snooze());
        }
        if (event instanceof Event.Woken woken) {
            return woken(course, woken.at());
        }
        if (event instanceof Event.TimePassed passed) {
            return passed(course, passed);
        }
        return event instanceof Event.Dropped ? Turn.of(null, Effect.EDIT) : Turn.of(course);
    }

    /** When time alone changes something next, if nothing else happens. */
    public static Optional<Instant> nextAt(Course course, @Nullable Duration escalateAfter) {
        Attention attention = course.attention();
        Instant awake = attention.snooze() == null ? null : attention.snooze().until();
        return Stream.of(
                        Optional.ofNullable(awake),
                        Optional.ofNullable(attention.remindAt(REMIND_EVERY, MOST_REMINDERS)),
                        Optional.ofNullable(attention.escalateAt(escalateAfter)))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static Turn looked(@Nullable Course before, Event.Looked seen) {
        Course course = before == null ? null : cleared(before, seen);
        Observation observation = new Observation(seen.level(), settled(course, seen), seen.byPerson(), seen.first());
        Decision decision = EpisodeRules.decide(course == null ? null : course.level(), observation);
        if (course == null) {
            return decision.change() == Change.OPENED
                    ? told(opened(decision, seen), decision, seen.at())
                    : Turn.of(null);
        }
        if (decision.change() == Change.CLOSED) {
            return Turn.of(null, Effect.EDIT, Effect.RECOVER);
        }
        boolean reached = decision.level() == seen.level();
        boolean worsened = decision.change() == Change.WORSENED;
        Course next = course.at(decision.level(), reached ? seen.byDays() : course.byDays(), seen.balance(), worsened);
        if (worsened) {
            return told(next, decision, seen.at());
        }
        return decision.change() == Change.EASED ? eased(next) : Turn.of(next);
    }

    private static Course opened(Decision decision, Event.Looked seen) {
        return new Course(
                decision.level(), decision.level(), seen.byDays(), seen.balance(), null, seen.at(), Attention.NONE);
    }

    /** It got worse: a new message if a boundary was crossed, unless somebody wanted peace. Empty is always told. */
    private static Turn told(Course course, Decision decision, Instant at) {
        Set<Crossing> crossed = decision.crossed();
        if (crossed.isEmpty()) {
            return Turn.of(course, Effect.EDIT);
        }
        Attention attention = course.attention();
        Snooze snooze = attention.snooze();
        boolean peace = snooze != null && snooze.until() != null && !snooze.isOver(at);
        if (peace && !crossed.contains(Crossing.EMPTY)) {
            return Turn.of(course.with(attention.holding()), Effect.EDIT);
        }
        return Turn.post(course.with(attention.told(course.isRed(), at)), crossed);
    }

    private static Turn eased(Course course) {
        Attention attention = course.attention();
        return Turn.of(course.isRed() ? course : course.with(attention.eased()), Effect.EDIT);
    }

    private static Turn acknowledged(Course course, Event.Acknowledged acknowledged) {
        Attention attention = course.attention();
        return attention.acknowledged() == null
                ? Turn.of(course.with(attention.acknowledgedBy(acknowledged.by(), acknowledged.at())), Effect.EDIT)
                : Turn.of(course);
    }

    private static Turn snoozed(Course course, Snooze snooze) {
        return Turn.of(course.with(course.attention().snoozed(snooze)), Effect.EDIT);
    }

    /** The peace is over before its time: what was held back is told, and whoever ended it need not be reminded. */
    private static Turn woken(Course course, Instant at) {
        Attention attention = course.attention();
        if (attention.snooze() == null) {
            return Turn.of(course);
        }
        Course awake = course.with(attention.woken(at));
        return attention.held() && course.isRed() ? held(awake, at) : Turn.of(awake, Effect.EDIT);
    }

    private static Turn held(Course course, Instant at) {
        return Turn.post(course.with(course.attention().told(true, at)), Set.of(Crossing.RED));
    }

    private static Turn passed(Course course, Event.TimePassed passed) {
        Attention attention = course.attention();
        Instant at = passed.at();
        if (attention.snooze() != null && attention.snooze().isOver(at)) {
            return awake(course.with(attention.snoozed(null)), at);
        }
        if (isDue(attention.escalateAt(passed.escalateAfter()), at)) {
            return Turn.of(course.with(attention.relieved()), Effect.ESCALATE);
        }
        if (isDue(attention.remindAt(REMIND_EVERY, MOST_REMINDERS), at)) {
            return Turn.of(course.with(attention.reminded(at)), Effect.REMIND);
        }
        return Turn.of(course);
    }

    /** The peace is over: what was held back is told now, and a red that was known before is called to mind. */
    private static Turn awake(Course course, Instant at) {
        Attention attention = course.attention();
        if (attention.held() && course.isRed()) {
            return held(course, at);
        }
        boolean remind = course.isRed() && attention.acknowledged() == null && attention.reminders() < MOST_REMINDERS;
        return remind
                ? Turn.of(course.with(attention.reminded(at)), Effect.EDIT, Effect.REMIND)
                : Turn.of(course, Effect.EDIT);
    }

    private static boolean isDue(@Nullable Instant due, Instant at) {
        return due != null && !at.isBefore(due);
    }

    /** Keeps account of since when the days left have been well above their boundary. */
    private static Course cleared(Course course, Event.Looked seen) {
        boolean clear = course.level().isWorseThan(Level.YELLOW) ? seen.clearOfRed() : seen.clearOfYellow();
        Instant since = course.clearSince() == null ? seen.at() : course.clearSince();
        return course.withClearSince(clear ? since : null);
    }

    /** The days left are believed only after a rise, or when they have been well above their boundary for a day. */
    private static Level settled(@Nullable Course course, Event.Looked seen) {
        if (course == null || !course.byDays() || isClear(course, seen)) {
            return seen.settled();
        }
        return Level.worst(seen.settled(), course.level());
    }

    private static boolean isClear(Course course, Event.Looked seen) {
        Instant since = course.clearSince();
        return seen.lowered() > course.lowest() || (since != null && !seen.at().isBefore(since.plus(CLEAR_FOR)));
    }
}
