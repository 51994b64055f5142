package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.Property;
import dev.lifebar.core.alert.EpisodeRules.Change;
import dev.lifebar.core.alert.EpisodeRules.Decision;
import dev.lifebar.core.alert.EpisodeRules.Observation;
import dev.lifebar.core.health.Level;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EpisodeRulesTest {
    private static final Level[] LEVELS = Level.values();

    @ParameterizedTest(name = "{0} -> {1}: {2}, tells {3}")
    @CsvSource(textBlock = """
            GREEN,  GREEN,  NONE,     -
            GREEN,  YELLOW, OPENED,   YELLOW
            GREEN,  ORANGE, OPENED,   YELLOW
            GREEN,  RED,    OPENED,   YELLOW RED
            GREEN,  EMPTY,  OPENED,   YELLOW RED EMPTY

            YELLOW, GREEN,  CLOSED,   -
            YELLOW, YELLOW, NONE,     -
            YELLOW, ORANGE, WORSENED, -
            YELLOW, RED,    WORSENED, RED
            YELLOW, EMPTY,  WORSENED, RED EMPTY

            ORANGE, GREEN,  CLOSED,   -
            ORANGE, YELLOW, EASED,    -
            ORANGE, ORANGE, NONE,     -
            ORANGE, RED,    WORSENED, RED
            ORANGE, EMPTY,  WORSENED, RED EMPTY

            RED,    GREEN,  CLOSED,   -
            RED,    YELLOW, EASED,    -
            RED,    ORANGE, EASED,    -
            RED,    RED,    NONE,     -
            RED,    EMPTY,  WORSENED, EMPTY

            EMPTY,  GREEN,  CLOSED,   -
            EMPTY,  YELLOW, EASED,    -
            EMPTY,  ORANGE, EASED,    -
            EMPTY,  RED,    EASED,    -
            EMPTY,  EMPTY,  NONE,     -
            """)
    void decidesByTheBoundariesBetweenTwoLevels(Level told, Level seen, Change change, String crossed) {
        assertThat(EpisodeRules.decide(open(told), reading(seen, seen)))
                .isEqualTo(new Decision(change, seen, crossings(crossed)));
    }

    @ParameterizedTest(name = "first seen {0}: {1}, tells {2}")
    @CsvSource(textBlock = """
            GREEN,  NONE,   -
            YELLOW, OPENED, -
            ORANGE, OPENED, -
            RED,    OPENED, YELLOW RED
            EMPTY,  OPENED, YELLOW RED EMPTY
            """)
    void tellsAFirstValueOnlyIfItIsRedOrEmpty(Level seen, Change change, String crossed) {
        assertThat(EpisodeRules.decide(null, new Observation(seen, seen, false, true)))
                .isEqualTo(new Decision(change, seen, crossings(crossed)));
    }

    @Test
    void tellsWhatIsCrossedAfterAQuietFirstValue() {
        Decision first = EpisodeRules.decide(null, new Observation(Level.ORANGE, Level.ORANGE, true, true));

        assertThat(first.crossed()).isEmpty();
        assertThat(EpisodeRules.decide(first.level(), reading(Level.RED, Level.RED))
                        .crossed())
                .containsExactly(Crossing.RED);
    }

    @ParameterizedTest(name = "told {0}, reads {1}, settled {2}: {3}")
    @CsvSource(textBlock = """
            YELLOW, GREEN,  YELLOW, YELLOW
            YELLOW, GREEN,  GREEN,  GREEN
            RED,    ORANGE, RED,    RED
            RED,    GREEN,  YELLOW, YELLOW
            RED,    GREEN,  RED,    RED
            EMPTY,  GREEN,  RED,    RED
            YELLOW, YELLOW, ORANGE, YELLOW
            GREEN,  GREEN,  YELLOW, GREEN
            YELLOW, ORANGE, RED,    ORANGE
            """)
    void aReadingGetsBetterOnlyAsFarAsItIsSettled(Level told, Level level, Level settled, Level after) {
        assertThat(EpisodeRules.decide(open(told), reading(level, settled)).level())
                .isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource
    void aPersonIsTakenAtTheirWord(Level told) {
        for (Level level : LEVELS) {
            assertThat(EpisodeRules.decide(open(told), new Observation(level, Level.EMPTY, true, false))
                            .level())
                    .isEqualTo(level);
        }
    }

    @Test
    void tellsOnceForEachWorseningAndNothingWithoutOne() {
        Property.holds(random -> {
            Level told = null;
            for (int look = 0; look < 50; look++) {
                Level before = told == null ? Level.GREEN : told;
                Observation seen = anyObservation(random, look == 0);
                Decision decision = EpisodeRules.decide(told, seen);
                boolean worse = seen.level().isWorseThan(before);

                assertThat(decision.level() != before).isEqualTo(decision.change() != Change.NONE);
                assertThat(decision.level().isWorseThan(before)).isEqualTo(worse);
                assertThat(worse || decision.crossed().isEmpty()).isTrue();
                assertThat(decision.crossed()).isEqualTo(expected(before, decision.level(), seen));
                assertThat(EpisodeRules.decide(decision.level(), seen).crossed())
                        .as("seen again")
                        .isEmpty();
                told = open(decision.level());
            }
        });
    }

    /** The rule once more: every boundary that lies between the two levels. */
    private static Set<Crossing> expected(Level before, Level after, Observation seen) {
        Set<Crossing> crossed = Stream.of(Crossing.values())
                .filter(crossing -> {
                    Level boundary = Level.valueOf(crossing.name());
                    return boundary.isWorseThan(before) && !boundary.isWorseThan(after);
                })
                .collect(Collectors.toSet());
        return seen.first() && Level.RED.isWorseThan(after) ? Set.of() : crossed;
    }

    private static Observation anyObservation(RandomGenerator random, boolean first) {
        Level level = LEVELS[random.nextInt(LEVELS.length)];
        Level settled = LEVELS[random.nextInt(LEVELS.length)];
        return new Observation(level, Level.worst(level, settled), random.nextBoolean(), first);
    }

    private static Observation reading(Level level, Level settled) {
        return new Observation(level, settled, false, false);
    }

    private static @Nullable Level open(Level told) {
        return told == Level.GREEN ? null : told;
    }

    private static Set<Crossing> crossings(String names) {
        return names.equals("-")
                ? Set.of()
                : Stream.of(names.split(" ")).map(Crossing::valueOf).collect(Collectors.toSet());
    }
}
