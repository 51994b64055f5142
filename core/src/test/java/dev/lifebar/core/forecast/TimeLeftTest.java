package dev.lifebar.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifebar.core.Property;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.forecast.TimeLeft.About;
import dev.lifebar.core.forecast.TimeLeft.Gone;
import dev.lifebar.core.forecast.TimeLeft.NoSpend;
import dev.lifebar.core.forecast.TimeLeft.NotEnoughHistory;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void saysNothingWithoutHistory() {
        assertThat(TimeLeft.of(Amount.usd("5"), null)).isEqualTo(new NotEnoughHistory());
    }

    @Test
    void lastsWhileNothingIsSpent() {
        assertThat(TimeLeft.of(Amount.usd("5"), perWeek("0", null))).isEqualTo(new NoSpend());
    }

    @ParameterizedTest
    @CsvSource({"0", "-0.000001", "-20"})
    void isGoneAtZeroOrLessWhateverTheBurn(String balance) {
        assertThat(TimeLeft.of(Amount.usd(balance), null)).isEqualTo(new Gone());
        assertThat(TimeLeft.of(Amount.usd(balance), perWeek("0", null))).isEqualTo(new Gone());
        assertThat(TimeLeft.of(Amount.usd(balance), perWeek("7", "1"))).isEqualTo(new Gone());
    }

    @Test
    void isASingleTimeBeforeAFullWeek() {
        About about = about("6.5", perWeek("7", null));

        assertThat(about).isEqualTo(new About(Duration.ofHours(156), null, null));
        assertThat(about.days()).isEqualTo(6);
        assertThat(about.lowDays()).isEmpty();
        assertThat(about.highDays()).isEmpty();
    }

    @ParameterizedTest(name = "{0} at {1} a week ± {2} a day: {3} ({4} to {5})")
    @CsvSource(textBlock = """
        30,  35, 0,   P6D,    P6D,    P6D
        30,  35, 1,   P6D,    P5D,    PT180H
        30,  35, 3,   P6D,    PT90H,  PT360H
        30,  35, 4,   P6D,    PT80H,  P18D
        30,  35, 5,   P6D,    P3D,    P18D
        30,  35, 9,   P6D,    PT51H25M42.857142857S, P18D
        """)
    void reachesOneStandardErrorEitherWay(
            String balance, String spent, String deviation, Duration middle, Duration low, Duration high) {
        assertThat(about(balance, perWeek(spent, deviation))).isEqualTo(new About(middle, low, high));
    }

    @ParameterizedTest(name = "{0} ({1} to {2}) reads about {3} days ({4}–{5})")
    @CsvSource(textBlock = """
        P6D,    P5D,    PT180H, 6, 5, 8
        P6D,    P6D,    P6D,    6, 6, 6
        PT150H, PT140H, PT160H, 6, 5, 7
        PT47H,  PT23H,  PT49H,  1, 1, 3
        PT24H,  PT12H,  PT30H,  1, 1, 2
        PT23H,  PT12H,  PT30H,  0, 0, 2
        PT5H,   PT4H,   PT6H,   0, 0, 1
        P3650D, P3000D, P3650D, 3650, 3000, 3650
        """)
    void readsInWholeDays(Duration middle, Duration low, Duration high, long days, long lowDays, long highDays) {
        About about = new About(middle, low, high);

        assertThat(about.days()).isEqualTo(days);
        assertThat(about.lowDays()).hasValue(lowDays);
        assertThat(about.highDays()).hasValue(highDays);
    }

    @Test
    void isNeverLongerThanTenYears() {
        assertThat(about("1000000000000", perWeek("0.000001", "0.000001")))
                .isEqualTo(new About(TimeLeft.LONGEST, TimeLeft.LONGEST, TimeLeft.LONGEST));
    }

    @Test
    void doesNotMixUnits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeLeft.of(Amount.of("5", Unit.of("EUR")), perWeek("7", null)));
    }

    @Test
    void hasNoHalfRangeAndNoneOutOfOrder() {
        Duration day = Duration.ofDays(1);

        assertThatIllegalArgumentException().isThrownBy(() -> new About(day, day, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new About(day, null, day));
        assertThatIllegalArgumentException().isThrownBy(() -> new About(day, day.plusNanos(1), day.plusDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new About(day, day, day.minusNanos(1)));
    }

    @Test
    void rangesAreInOrderAlsoInWholeDays() {
        Property.holds(random -> {
            BurnRate rate = new BurnRate(any(random), anyWindow(random), any(random));
            About about = (About) TimeLeft.of(any(random), rate);

            assertThat(about.middle()).isBetween(Duration.ZERO, TimeLeft.LONGEST);
            assertThat(about.days())
                    .isBetween(about.lowDays().orElseThrow(), about.highDays().orElseThrow());
        });
    }

    private static About about(String balance, BurnRate rate) {
        return (About) TimeLeft.of(Amount.usd(balance), rate);
    }

    private static BurnRate perWeek(String spent, @Nullable String deviation) {
        return new BurnRate(Amount.usd(spent), WEEK, deviation == null ? null : Amount.usd(deviation));
    }

    private static Amount any(RandomGenerator random) {
        return new Amount(Property.anySize(random, Amount.MAX_MICROS), Unit.USD);
    }

    private static Duration anyWindow(RandomGenerator random) {
        return Duration.ofSeconds(random.nextLong(21_600, 604_800));
    }
}
