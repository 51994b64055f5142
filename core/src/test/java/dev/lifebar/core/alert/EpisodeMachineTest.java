package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.Property;
import dev.lifebar.core.alert.Attention.Snooze;
import dev.lifebar.core.alert.Turn.Effect;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.health.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EpisodeMachineTest {
    private static final Level[] LEVELS = Level.values();
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Author ANN = new Author("u-ann", "Ann");
    private static final Author BOB = new Author("u-bob", "Bob");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @ParameterizedTest(name = "green, sees {0}: {1}, tells {2}")
    @CsvSource(textBlock = """
            GREEN,  -,         -
            YELLOW, POST EDIT, YELLOW
            ORANGE, POST EDIT, YELLOW
            RED,    POST EDIT, YELLOW RED
            EMPTY,  POST EDIT, YELLOW RED EMPTY
            """)
    void opensOnTheFirstWorsening(Level seen, String effects, String crossed) {
        tells(EpisodeMachine.next(null, look(seen, START)), seen, effects, crossed);
    }

    @ParameterizedTest(name = "{0}, sees {1}: {2}, tells {3}")
    @CsvSource(textBlock = """
            YELLOW, ORANGE, EDIT,         -
            YELLOW, RED,    POST EDIT,    RED
            YELLOW, EMPTY,  POST EDIT,    RED EMPTY
            ORANGE, RED,    POST EDIT,    RED
            ORANGE, YELLOW, EDIT,         -
            RED,    EMPTY,  POST EDIT,    EMPTY
            RED,    ORANGE, EDIT,         -
            RED,    RED,    -,            -
            EMPTY,  RED,    EDIT,         -
            EMPTY,  EMPTY,  -,            -
            YELLOW, GREEN,  EDIT RECOVER, -
            EMPTY,  GREEN,  EDIT RECOVER, -
            """)
    void goesOnAsTheLevelDoes(Level told, Level seen, String effects, String crossed) {
        tells(EpisodeMachine.next(at(told), look(seen, later(1))), seen, effects, crossed);
    }

    @ParameterizedTest(name = "{0}, sees {1}: {2}, held {3}")
    @CsvSource(textBlock = """
            YELLOW, ORANGE, EDIT,         false
            YELLOW, RED,    EDIT,         true
            YELLOW, EMPTY,  POST EDIT,    false
            ORANGE, RED,    EDIT,         true
            RED,    EMPTY,  POST EDIT,    false
            RED,    YELLOW, EDIT,         false
            RED,    GREEN,  EDIT RECOVER, false
            """)
    void aTimedSnoozeHoldsRedBackButNeverEmpty(Level told, Level seen, String effects, boolean held) {
        Course snoozed = course(EpisodeMachine.next(at(told), snooze(later(2))));

        Turn turn = EpisodeMachine.next(snoozed, look(seen, later(1)));

        assertThat(turn.effects()).isEqualTo(effects(effects));
        assertThat(turn.course() != null && turn.course().attention().held()).isEqualTo(held);
    }

    @ParameterizedTest(name = "{0}, sees {1}: {2}")
    @CsvSource(textBlock = """
            YELLOW, ORANGE, EDIT,      true
            YELLOW, RED,    POST EDIT, false
            RED,    EMPTY,  POST EDIT, false
            RED,    ORANGE, EDIT,      true
            """)
    void aSnoozeUntilItGetsWorseEndsWithTheNextPost(Level told, Level seen, String effects, boolean snoozed) {
        Course course = course(EpisodeMachine.next(at(told), snooze(null)));

        Turn turn = EpisodeMachine.next(course, look(seen, later(1)));

        assertThat(turn.effects()).isEqualTo(effects(effects));
        assertThat(course(turn).attention().snooze() != null).isEqualTo(snoozed);
    }

    @ParameterizedTest(name = "told {0}, snoozed, sees {1}, then time: {2}")
    @CsvSource(textBlock = """
            YELLOW, YELLOW, EDIT
            YELLOW, RED,    POST EDIT
            RED,    RED,    EDIT REMIND
            RED,    ORANGE, EDIT
            RED,    EMPTY,  -
            """)
    void theEndOfASnoozeTellsWhatWasHeldAndCallsRedToMind(Level told, Level seen, String effects) {
        Course snoozed = course(EpisodeMachine.next(at(told), snooze(later(2))));
        Course meanwhile = course(EpisodeMachine.next(snoozed, look(seen, later(1))));

        assertThat(time(meanwhile, later(2).minusMillis(1), null).effects()).isEmpty();

        Turn awake = time(meanwhile, later(2), null);
        assertThat(awake.effects()).isEqualTo(effects(effects));
        assertThat(course(awake).attention().snooze()).isNull();
        assertThat(course(awake).attention().held()).isFalse();
    }

    @Test
    void whatEasedDuringASnoozeIsNotHeldAnyMore() {
        Course snoozed = course(EpisodeMachine.next(at(Level.YELLOW), snooze(later(3))));
        Course red = course(EpisodeMachine.next(snoozed, look(Level.RED, later(1))));
        Course eased = course(EpisodeMachine.next(red, look(Level.YELLOW, later(2))));

        assertThat(time(eased, later(3), null).effects()).containsExactly(Effect.EDIT);
    }

    @Test
    void whoeverKnowsOfWhatWasHeldIsNotToldAgain() {
        Course snoozed = course(EpisodeMachine.next(at(Level.YELLOW), snooze(later(3))));
        Course red = course(EpisodeMachine.next(snoozed, look(Level.RED, later(1))));
        Course known = course(EpisodeMachine.next(red, new Event.Acknowledged(ANN, later(2))));

        assertThat(time(known, later(3), null).effects()).containsExactly(Effect.EDIT);
    }

    @Test
    void theFirstWhoAcknowledgesCounts() {
        Course first = course(EpisodeMachine.next(at(Level.RED), new Event.Acknowledged(ANN, later(1))));
        Turn second = EpisodeMachine.next(first, new Event.Acknowledged(BOB, later(2)));

        assertThat(second).isEqualTo(new Turn(first, Set.of(), Set.of()));
        assertThat(Objects.requireNonNull(first.attention().acknowledged()).by())
                .isEqualTo(ANN);
    }

    @ParameterizedTest(name = "acknowledged at {0}, sees {1}: still acknowledged {2}")
    @CsvSource(textBlock = """
            YELLOW, ORANGE, true
            YELLOW, RED,    false
            RED,    EMPTY,  false
            RED,    YELLOW, true
            RED,    RED,    true
            """)
    void whatIsPostedHasToBeAcknowledgedAnew(Level told, Level seen, boolean acknowledged) {
        Course course = course(EpisodeMachine.next(at(told), new Event.Acknowledged(ANN, START)));

        Course after = course(EpisodeMachine.next(course, look(seen, later(1))));

        assertThat(after.attention().acknowledged() != null).isEqualTo(acknowledged);
    }

    @Test
    void remindsOfARedEveryDayAndFiveTimes() {
        Course course = at(Level.RED);
        for (int day = 1; day <= 5; day++) {
            assertThat(time(course, later(24 * day).minusMillis(1), null).effects())
                    .isEmpty();
            Turn turn = time(course, later(24 * day), null);
            assertThat(turn.effects()).containsExactly(Effect.REMIND);
            course = course(turn);
        }

        assertThat(EpisodeMachine.nextAt(course, null)).isEmpty();
        assertThat(time(course, later(24 * 30), null).effects()).isEmpty();
    }

    @Test
    void emptyIsRemindedOfAnew() {
        Course tired = at(Level.RED);
        for (int day = 1; day <= 5; day++) {
            tired = course(time(tired, later(24 * day), null));
        }
        Course empty = course(EpisodeMachine.next(tired, look(Level.EMPTY, later(130))));

        assertThat(EpisodeMachine.nextAt(empty, null)).contains(later(154));
    }

    @ParameterizedTest
    @EnumSource(names = {"YELLOW", "ORANGE"})
    void nothingButRedIsRemindedOfOrGoesElsewhere(Level level) {
        assertThat(EpisodeMachine.nextAt(at(level), HALF_AN_HOUR)).isEmpty();
        assertThat(time(at(level), later(1000), HALF_AN_HOUR).effects()).isEmpty();
    }

    @Test
    void whoeverAnsweredIsLeftInPeace() {
        Course acknowledged = course(EpisodeMachine.next(at(Level.RED), new Event.Acknowledged(ANN, later(0))));
        Course snoozed = course(EpisodeMachine.next(at(Level.RED), snooze(null)));

        for (Course course : Set.of(acknowledged, snoozed)) {
            assertThat(EpisodeMachine.nextAt(course, HALF_AN_HOUR)).isEmpty();
            assertThat(time(course, later(1000), HALF_AN_HOUR).effects()).isEmpty();
        }
    }

    @Test
    void goesToTheSecondPlaceOnce() {
        Course red = at(Level.RED);
        Instant due = START.plus(HALF_AN_HOUR);
        assertThat(EpisodeMachine.nextAt(red, HALF_AN_HOUR)).contains(due);
        assertThat(time(red, due.minusMillis(1), HALF_AN_HOUR).effects()).isEmpty();

        Turn turn = time(red, due, HALF_AN_HOUR);

        assertThat(turn.effects()).containsExactly(Effect.ESCALATE);
        assertThat(time(course(turn), due, HALF_AN_HOUR).effects()).isEmpty();
    }

    @Test
    void whatHasJustBeenPostedWaitsForAnAnswerBeforeItGoesElsewhere() {
        Course acknowledged = course(EpisodeMachine.next(at(Level.RED), new Event.Acknowledged(ANN, later(0))));
        Course empty = course(EpisodeMachine.next(acknowledged, look(Level.EMPTY, later(5))));
        Course snoozed = course(EpisodeMachine.next(at(Level.YELLOW), snooze(later(5))));
        Course held = course(EpisodeMachine.next(snoozed, look(Level.RED, later(1))));
        Course posted = course(time(held, later(5), HALF_AN_HOUR));

        assertThat(EpisodeMachine.nextAt(empty, HALF_AN_HOUR)).contains(later(5).plus(HALF_AN_HOUR));
        assertThat(EpisodeMachine.nextAt(posted, HALF_AN_HOUR)).contains(later(5).plus(HALF_AN_HOUR));
    }

    @Test
    void whoeverWantedPeaceHasTimeToAnswerAfterIt() {
        Course snoozed = course(EpisodeMachine.next(at(Level.RED), snooze(later(5))));
        Course awake = course(time(snoozed, later(5), HALF_AN_HOUR));

        assertThat(EpisodeMachine.nextAt(awake, HALF_AN_HOUR)).contains(later(5).plus(HALF_AN_HOUR));
    }

    @ParameterizedTest
    @EnumSource(names = {"YELLOW", "ORANGE", "RED", "EMPTY"})
    void whatIsNotWatchedAnyMoreIsOverWithoutALine(Level level) {
        assertThat(EpisodeMachine.next(at(level), new Event.Dropped()))
                .isEqualTo(new Turn(null, Set.of(), Set.of(Effect.EDIT)));
    }

    @ParameterizedTest
    @EnumSource(names = {"YELLOW", "ORANGE", "RED", "EMPTY"})
    void aLookThatToldNothingChangesNothing(Level level) {
        assertThat(EpisodeMachine.next(at(level), new Event.Blind()))
                .isEqualTo(new Turn(at(level), Set.of(), Set.of()));
    }

    @Test
    void withoutAnEpisodeOnlyALookDoesAnything() {
        Stream.of(
                        new Event.Blind(),
                        new Event.Acknowledged(ANN, START),
                        snooze(null),
                        new Event.TimePassed(START, HALF_AN_HOUR),
                        new Event.Dropped())
                .forEach(event ->
                        assertThat(EpisodeMachine.next(null, event)).isEqualTo(new Turn(null, Set.of(), Set.of())));
    }

    @Test
    void keepsItsPromisesWhateverHappens() {
        Property.holds(100_000, random -> {
            Life life = new Life(random);
            for (int step = 0; step < 30; step++) {
                life.step();
            }
        });
    }

    /** A life of an account at random, and what must be so all along. */
    private static final class Life {
        private final RandomGenerator random;
        private final @Nullable Duration escalateAfter;
        private @Nullable Course course;
        private Instant now = START;
        private int reminders;
        private boolean mayPostRed;
        private boolean mayEscalate;

        Life(RandomGenerator random) {
            this.random = random;
            this.escalateAfter = random.nextBoolean() ? null : Duration.ofMinutes(random.nextInt(5, 3000));
        }

        void step() {
            now = now.plusSeconds(random.nextInt(8) == 0 ? random.nextInt(-7200, 500_000) : random.nextInt(3600));
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> looks();
                case 3 -> isBlind();
                case 4 -> answers(new Event.Acknowledged(random.nextBoolean() ? ANN : BOB, now));
                case 5 -> answers(snooze(random.nextInt(3) == 0 ? null : now.plusSeconds(random.nextInt(1, 200_000))));
                case 6 -> timePasses(now);
                default -> sleepsUntilItIsDue();
            }
        }

        private void looks() {
            Level before = told();
            Level level = LEVELS[random.nextInt(LEVELS.length)];
            Level settled = Level.worst(level, LEVELS[random.nextInt(LEVELS.length)]);
            boolean peace = isSnoozedForNow();
            Turn turn = EpisodeMachine.next(
                    course,
                    new Event.Looked(
                            level,
                            settled,
                            random.nextBoolean(),
                            false,
                            random.nextInt(4) == 0,
                            random.nextLong(-10, 100),
                            random.nextLong(-12, 98),
                            random.nextBoolean(),
                            random.nextBoolean(),
                            now));
            course = turn.course();

            boolean worse = told().isWorseThan(before);
            boolean intoEmpty = worse && told() == Level.EMPTY;
            boolean intoRed = worse && isRed(told()) && !isRed(before);
            boolean due = intoEmpty || ((intoRed || before == Level.GREEN) && worse && !peace);
            assertThat(turn.has(Effect.POST)).as("a post").isEqualTo(due);
            assertThat(turn.has(Effect.REMIND) || turn.has(Effect.ESCALATE)).isFalse();
            assertThat(turn.has(Effect.RECOVER)).isEqualTo(before != Level.GREEN && told() == Level.GREEN);
            mayPostRed = isRed(told()) && !due && (mayPostRed || intoRed);
            if (due || !isRed(told())) {
                reminders = 0;
                mayEscalate = isRed(told());
            }
            assertThat(course != null && course.attention().held())
                    .as("a crossing to be told later")
                    .isEqualTo(mayPostRed);
        }

        private void isBlind() {
            assertThat(EpisodeMachine.next(course, new Event.Blind())).isEqualTo(new Turn(course, Set.of(), Set.of()));
        }

        private void answers(Event answer) {
            Turn turn = EpisodeMachine.next(course, answer);
            boolean news = course != null && course.attention().acknowledged() == null;
            if (answer instanceof Event.Acknowledged && news) {
                mayPostRed = false;
            }
            course = turn.course();
            assertThat(turn.effects()).isSubsetOf(Effect.EDIT);
        }

        private void timePasses(Instant at) {
            Course before = course;
            Turn turn = EpisodeMachine.next(before, new Event.TimePassed(at, escalateAfter));
            course = turn.course();
            if (before == null) {
                assertThat(turn.effects()).isEmpty();
                return;
            }
            boolean due = EpisodeMachine.nextAt(before, escalateAfter)
                    .filter(next -> !next.isAfter(at))
                    .isPresent();
            assertThat(!turn.equals(new Turn(before, Set.of(), Set.of())))
                    .as("does something exactly when it is due")
                    .isEqualTo(due);
            assertThat(told()).isEqualTo(before.level());
            posts(before, turn, at);
            rings(before, turn);
        }

        private void posts(Course before, Turn turn, Instant at) {
            Snooze snooze = before.attention().snooze();
            boolean awake = snooze != null && snooze.isOver(at);
            assertThat(turn.has(Effect.POST)).as("what was held").isEqualTo(awake && mayPostRed);
            if (turn.has(Effect.POST)) {
                mayPostRed = false;
                mayEscalate = true;
                reminders = 0;
            }
        }

        private void rings(Course before, Turn turn) {
            Attention attention = before.attention();
            if (turn.has(Effect.REMIND)) {
                reminders++;
                assertThat(reminders).isLessThanOrEqualTo(5);
                assertThat(before.isRed()).isTrue();
                assertThat(attention.acknowledged()).isNull();
                assertThat(course(turn).attention().snooze()).isNull();
            }
            if (turn.has(Effect.ESCALATE)) {
                assertThat(mayEscalate && before.isRed() && !attention.isTaken())
                        .isTrue();
                mayEscalate = false;
            }
        }

        /** Nothing stays due for ever at one and the same moment. */
        private void sleepsUntilItIsDue() {
            if (course == null) {
                return;
            }
            Instant due = EpisodeMachine.nextAt(course, escalateAfter).orElse(now);
            now = due.isAfter(now) ? due : now;
            for (int round = 0; round < 3; round++) {
                timePasses(now);
            }
            assertThat(EpisodeMachine.nextAt(Objects.requireNonNull(course), escalateAfter)
                            .filter(next -> !next.isAfter(now)))
                    .isEmpty();
        }

        private boolean isSnoozedForNow() {
            Snooze snooze = course == null ? null : course.attention().snooze();
            return snooze != null && snooze.until() != null && !snooze.isOver(now);
        }

        private Level told() {
            return course == null ? Level.GREEN : course.level();
        }
    }

    private static void tells(Turn turn, Level level, String effects, String crossed) {
        assertThat(turn.course() == null ? Level.GREEN : turn.course().level()).isEqualTo(level);
        assertThat(turn.effects()).isEqualTo(effects(effects));
        assertThat(turn.crossed())
                .isEqualTo(words(crossed).map(Crossing::valueOf).collect(Collectors.toSet()));
    }

    private static Turn time(Course course, Instant at, @Nullable Duration escalateAfter) {
        return EpisodeMachine.next(course, new Event.TimePassed(at, escalateAfter));
    }

    /** An episode that was told at this level at the start. */
    private static Course at(Level level) {
        return course(EpisodeMachine.next(null, look(level, START)));
    }

    private static Course course(Turn turn) {
        return Objects.requireNonNull(turn.course());
    }

    private static Event look(Level level, Instant at) {
        return new Event.Looked(level, level, false, false, false, 50, 48, true, true, at);
    }

    private static Event snooze(@Nullable Instant until) {
        return new Event.Snoozed(new Snooze(until, ANN));
    }

    private static Instant later(int hours) {
        return START.plus(Duration.ofHours(hours));
    }

    private static boolean isRed(Level level) {
        return !Level.RED.isWorseThan(level);
    }

    private static Set<Effect> effects(String names) {
        return words(names).map(Effect::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(Effect.class)));
    }

    private static Stream<String> words(String names) {
        return names.equals("-") ? Stream.empty() : Stream.of(names.split(" "));
    }
}
