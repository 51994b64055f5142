package dev.lifebar.core.forecast;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.Property;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpendByDayTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            BERLIN,
            ZoneId.of("America/New_York"),
            ZoneId.of("Pacific/Chatham"),
            ZoneId.of("Pacific/Apia"));

    @Test
    void aSpanWithinADayIsThatDays() {
        assertThat(spread(900, "2026-06-10T09:00", "2026-06-10T17:00"))
                .containsExactly(entry(LocalDate.parse("2026-06-10"), 900L));
    }

    @Test
    void eachDayGetsItsShareOfTheTime() {
        assertThat(spread(4800, "2026-06-10T12:00", "2026-06-12T12:00"))
                .containsExactly(
                        entry(LocalDate.parse("2026-06-10"), 1200L),
                        entry(LocalDate.parse("2026-06-11"), 2400L),
                        entry(LocalDate.parse("2026-06-12"), 1200L));
    }

    @Test
    void midnightBelongsToTheDayBefore() {
        assertThat(spread(100, "2026-06-10T00:00", "2026-06-11T00:00"))
                .containsExactly(entry(LocalDate.parse("2026-06-10"), 100L));
    }

    @Test
    void whatRoundingLeavesFallsOnTheLastDay() {
        assertThat(spread(8, "2026-06-10T00:00", "2026-06-13T00:00").values()).containsExactly(2L, 2L, 4L);
        assertThat(spread(-8, "2026-06-10T00:00", "2026-06-13T00:00").values()).containsExactly(-2L, -2L, -4L);
    }

    @ParameterizedTest(name = "{0} is {1} hours long")
    @CsvSource({"2026-03-29, 23", "2026-06-10, 24", "2026-10-25, 25"})
    void aDayCountsAsManyHoursAsItHas(LocalDate day, long hours) {
        Instant start = day.atStartOfDay(BERLIN).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(BERLIN).toInstant().plus(Duration.ofHours(5));

        assertThat(SpendByDay.spread(100 * (hours + 5), start, end, BERLIN))
                .containsExactly(entry(day, 100 * hours), entry(day.plusDays(1), 500L));
    }

    @ParameterizedTest
    @CsvSource({"2026-06-10T09:00", "2026-06-12T09:00"})
    void aSpanWithoutLengthIsAllOfItsLastDay(String from) {
        assertThat(spread(70, from, "2026-06-10T09:00")).containsExactly(entry(LocalDate.parse("2026-06-10"), 70L));
    }

    @Test
    void theLargestAmountDoesNotOverflow() {
        assertThat(sum(spread(Long.MAX_VALUE, "2026-01-01T00:00", "2026-12-31T07:00")
                        .values()))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theDaysAddUpToTheWholeInEveryZone() {
        Property.holds(random -> {
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            Instant from = anyTimeAroundAChange(random, zone);
            Instant to = from.plusSeconds(random.nextLong(Duration.ofDays(20).toSeconds()));
            long micros = Property.anySize(random, Long.MAX_VALUE);

            Collection<Long> shares = SpendByDay.spread(micros, from, to, zone).values();

            assertThat(shares).allMatch(share -> share >= 0);
            assertThat(sum(shares)).as("%s to %s in %s", from, to, zone).isEqualTo(micros);
        });
    }

    @Test
    void noDayGetsMoreThanItsTime() {
        Property.holds(random -> {
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            Instant from = anyTimeAroundAChange(random, zone);
            Instant to =
                    from.plusSeconds(1 + random.nextLong(Duration.ofDays(20).toSeconds()));
            long perSecond = random.nextLong(1, 1000);

            SpendByDay.spread(perSecond * Duration.between(from, to).toSeconds(), from, to, zone)
                    .forEach((day, share) -> assertThat(share)
                            .as("%s in %s from %s to %s", day, zone, from, to)
                            .isEqualTo(perSecond * secondsWithin(day, from, to, zone)));
        });
    }

    private static Map<LocalDate, Long> spread(long micros, String from, String to) {
        return SpendByDay.spread(micros, berlin(from), berlin(to), BERLIN);
    }

    private static long sum(Collection<Long> shares) {
        return shares.stream().mapToLong(Long::longValue).sum();
    }

    private static Instant berlin(String time) {
        return LocalDateTime.parse(time).atZone(BERLIN).toInstant();
    }

    /** Up to twelve days before the clocks change, where they do. */
    private static Instant anyTimeAroundAChange(RandomGenerator random, ZoneId zone) {
        Instant start = Instant.parse("2010-01-01T00:00:00Z").plusSeconds(random.nextLong(500_000_000));
        var change = zone.getRules().nextTransition(start);
        Instant middle = change == null ? start : change.getInstant();
        return middle.minusSeconds(random.nextLong(Duration.ofDays(12).toSeconds()));
    }

    private static long secondsWithin(LocalDate day, Instant from, Instant to, ZoneId zone) {
        Instant start = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        return Duration.between(start.isBefore(from) ? from : start, end.isAfter(to) ? to : end)
                .toSeconds();
    }
}
