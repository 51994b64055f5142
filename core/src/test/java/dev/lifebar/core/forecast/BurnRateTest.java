package dev.lifebar.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.Property;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BurnRateTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0} observations over {1}: {2}")
    @CsvSource({
        "0, P1D,         false",
        "1, P1D,         false",
        "2, PT0S,        false",
        "2, PT5H59M59S,  false",
        "2, PT6H,        true",
        "9, -PT6H,       false",
    })
    void needsTwoObservationsOverSixHours(int observations, Duration history, boolean enough) {
        Instant first = berlin("2026-06-10T08:00");

        assertThat(BurnRate.of(List.of(), Unit.USD, first, first.plus(history), observations, BERLIN)
                        .isPresent())
                .isEqualTo(enough);
    }

    @Test
    void dividesByTheTimeObservedWhenThatIsLessThanAWeek() {
        BurnRate rate = rate("2026-06-10T08:00", "2026-06-11T20:00", day("2026-06-10", "2"), day("2026-06-11", "4"));

        assertThat(rate.window()).isEqualTo(Duration.ofHours(36));
        assertThat(rate.spent()).isEqualTo(Amount.usd("6"));
        assertThat(rate.perDay()).isEqualTo(Amount.usd("4"));
        assertThat(rate.deviation()).isNull();
    }

    @Test
    void dividesByTheLastSevenLocalDaysAfterThat() {
        BurnRate rate = rate(
                "2026-05-01T08:00",
                "2026-06-10T12:00",
                day("2026-06-03", "1000"),
                day("2026-06-04", "1"),
                day("2026-06-07", "5"),
                day("2026-06-10", "7"),
                day("2026-06-11", "1000"));

        assertThat(rate.window()).isEqualTo(Duration.ofHours(6 * 24 + 12));
        assertThat(rate.spent()).isEqualTo(Amount.usd("13"));
        assertThat(rate.perDay()).isEqualTo(Amount.usd("2"));
    }

    @Test
    void endsWhereItWasLastLookedAt() {
        BurnRate rate = rate("2026-06-10T00:00", "2026-06-10T12:00", day("2026-06-10", "3"));

        assertThat(rate.perDay()).isEqualTo(Amount.usd("6"));
    }

    @ParameterizedTest(name = "the week before {0} has {1} hours")
    @CsvSource({"2026-04-01T12:00, 155", "2026-06-10T12:00, 156", "2026-10-28T12:00, 157"})
    void countsTheHoursThatPassedWhenTheClocksChange(String last, int hours) {
        assertThat(rate("2026-01-01T00:00", last).window()).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void addsUpWhatWasSpentOnOneDay() {
        BurnRate rate = rate("2026-06-10T00:00", "2026-06-11T00:00", day("2026-06-10", "3"), day("2026-06-10", "4"));

        assertThat(rate.spent()).isEqualTo(Amount.usd("7"));
    }

    @Test
    void roundsToTheNearestMillionth() {
        BurnRate rate = new BurnRate(Amount.usd("2"), Duration.ofDays(3), null);

        assertThat(rate.perDay()).isEqualTo(Amount.usd("0.666667"));
    }

    @Test
    void isNeverBelowZeroEvenAfterARefund() {
        BurnRate rate = rate("2026-06-10T00:00", "2026-06-12T00:00", day("2026-06-10", "3"), day("2026-06-11", "-4"));

        assertThat(rate.spent()).isEqualTo(Amount.usd("0"));
    }

    @Test
    void isNeverBeyondTheLargestAmount() {
        DaySpend huge = new DaySpend(LocalDate.parse("2026-06-10"), Long.MAX_VALUE);
        BurnRate rate = rate("2026-06-10T00:00", "2026-06-10T06:00", huge, huge);

        assertThat(rate.spent().micros()).isEqualTo(Amount.MAX_MICROS);
        assertThat(rate.perDay().micros()).isEqualTo(Amount.MAX_MICROS);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-03T12:00:01, false", "2026-06-03T12:00:00, true"})
    void knowsItsDeviationOnceAFullWeekWasObserved(String first, boolean known) {
        assertThat(rate(first, "2026-06-10T12:00").deviation() != null).isEqualTo(known);
    }

    @ParameterizedTest(name = "{0} deviates by {1}")
    @CsvSource(delimiter = '|', textBlock = """
        5 5 5 5 5 5   | 0
        0 0 0 0 0 0   | 0
        6 0 0 0 0 0   | 1
        1 2 3 4 5 6   | 0.763763
        4 6 4 6 4 6   | 0.447214
        """)
    void deviatesByTheStandardErrorOfTheSixFullDays(String spends, String deviation) {
        assertThat(week(spends, "2026-05-01T00:00", "999").deviation()).isEqualTo(Amount.usd(deviation));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "America/New_York", "Pacific/Chatham"})
    void doesNotOverflowWhateverWasSpent(String zone) {
        Property.holds(random -> {
            Instant first = Instant.ofEpochSecond(random.nextLong(2_000_000_000));
            Instant last = first.plusSeconds(random.nextLong(2_000_000));
            LocalDate lastDay = LocalDate.ofInstant(last, ZoneId.of(zone));
            List<DaySpend> days = lastDay.minusDays(9)
                    .datesUntil(lastDay.plusDays(2))
                    .map(day -> new DaySpend(day, random.nextLong()))
                    .toList();
            Optional<BurnRate> rate = BurnRate.of(days, Unit.USD, first, last, 2, ZoneId.of(zone));

            rate.ifPresent(burn -> assertThat(burn.perDay().micros()).isBetween(0L, Amount.MAX_MICROS));
            rate.ifPresent(burn -> assertThat(burn.window()).isBetween(Duration.ofHours(6), Duration.ofHours(169)));
        });
    }

    /** Six full days from 4 June 2026 on and something on the seventh. */
    private static BurnRate week(String spends, String first, String lastDay) {
        List<DaySpend> days = new ArrayList<>();
        LocalDate day = LocalDate.parse("2026-06-04");
        for (String spend : spends.split(" ", -1)) {
            days.add(day(day.toString(), spend));
            day = day.plusDays(1);
        }
        days.add(day(day.toString(), lastDay));
        return rate(first, "2026-06-10T12:00", days.toArray(DaySpend[]::new));
    }

    private static BurnRate rate(String first, String last, DaySpend... days) {
        return BurnRate.of(List.of(days), Unit.USD, berlin(first), berlin(last), 2, BERLIN)
                .orElseThrow();
    }

    private static DaySpend day(String day, String spent) {
        return new DaySpend(LocalDate.parse(day), Amount.usd(spent).micros());
    }

    private static Instant berlin(String time) {
        return LocalDateTime.parse(time).atZone(BERLIN).toInstant();
    }
}
