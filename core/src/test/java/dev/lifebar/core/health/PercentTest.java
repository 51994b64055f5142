package dev.lifebar.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifebar.core.Property;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {
    @ParameterizedTest(name = "{0} of {1} reads {2}")
    @CsvSource(textBlock = """
        22.97,     54.94, 42%
        85.50,     100,   85%
        85.51,     100,   86%
        1,         3,     33%
        2,         3,     67%
        100,       100,   100%
        99.97,     100,   99.9%
        99.5,      100,   99%
        99.51,     100,   99.5%
        100.04,    100,   100.1%
        100.3,     100,   100.3%
        120,       100,   120%
        75,        100,   75%
        74.96,     100,   74.9%
        74.5,      100,   74%
        75.04,     100,   75.1%
        75.19,     100,   75.1%
        75.5,      100,   75.5%
        75.51,     100,   76%
        50,        100,   50%
        49.96,     100,   49.9%
        49.999999, 100,   49.9%
        50.000001, 100,   50.1%
        50.04,     100,   50.1%
        24.96,     100,   24.9%
        25.01,     100,   25.1%
        0.6,       100,   1%
        0.5,       100,   0.5%
        0.4,       100,   0.4%
        0.19,      100,   0.1%
        0.1,       100,   0.1%
        0.099999,  100,   <0.1%
        0.000001,  100,   <0.1%
        0,         100,   0%
        -0.01,     100,   0%
        -50,       100,   0%
        """)
    void readsWholeUnlessThatWouldMislead(String balance, String capacity, String text) {
        assertThat(percent(balance, capacity).text(Rules.DEFAULT)).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0} with boundaries {1} reads {2}")
    @CsvSource(delimiter = '|', textBlock = """
        49.96 | 60,40,20      | 50%
        59.96 | 60,40,20      | 59.9%
        49.96 | off           | 50%
        99.96 | off           | 99.9%
        33.5  | 66.5,33.5,10  | 33.5%
        33.4  | 66.5,33.5,10  | 33%
        33.6  | 66.5,33.5,10  | 34%
        33.54 | 66.5,33.5,10  | 34%
        33.46 | 66.5,33.5,10  | 33%
        50.15 | 50.2,50.1,50  | 50.15%
        66.65 | 90,66.65,10   | 66.65%
        66.35 | 90,66.35,66   | 66.35%
        """)
    void mindsTheBoundariesInForce(String balance, String boundaries, String text) {
        assertThat(percent(balance, "100").text(Rules.of(boundaries, null, null)))
                .isEqualTo(text);
    }

    @Test
    void textStandsOnTheSameSideOfEveryBoundaryAsTheRatio() {
        List<String> settings = List.of("75,50,25", "100,99.9,0", "50.2,50.1,50", "33.333333,10,0.1", "off");
        Property.holds(random -> {
            Rules rules = Rules.of(settings.get(random.nextInt(settings.size())), null, null);
            Percent percent = nearABoundary(random, rules);
            BigDecimal shown = shown(percent.text(rules));

            assertThat(boundaries(rules))
                    .allSatisfy(boundary -> assertThat(shown.compareTo(boundary))
                            .as("%s shown as %s, boundary %s", percent, shown, boundary)
                            .isEqualTo(percent.compareTo(boundary)));
        });
    }

    @Test
    void isNothingWithoutACapacity() {
        assertThat(Percent.of(Amount.usd("5"), null)).isEmpty();
        assertThat(Percent.of(Amount.usd("5"), Amount.usd("0"))).isEmpty();
        assertThat(Percent.of(Amount.usd("5"), Amount.usd("-1"))).isEmpty();
    }

    @Test
    void doesNotMixUnits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Percent.of(Amount.usd("5"), Amount.of("5", Unit.of("EUR"))));
    }

    private static Percent percent(String balance, String capacity) {
        return Percent.of(Amount.usd(balance), Amount.usd(capacity)).orElseThrow();
    }

    /** At most a few millionths from a boundary, of a capacity of any size. */
    private static Percent nearABoundary(RandomGenerator random, Rules rules) {
        List<BigDecimal> boundaries = boundaries(rules);
        Amount capacity = new Amount(Property.anySize(random, Amount.MAX_MICROS), Unit.USD);
        BigDecimal boundary = boundaries.get(random.nextInt(boundaries.size()));
        BigDecimal there = boundary.multiply(BigDecimal.valueOf(capacity.micros(), 2));
        long balance = there.longValue() + random.nextLong(-3, 4);
        return new Percent(new Amount(Math.min(Math.max(1, balance), Amount.MAX_MICROS), Unit.USD), capacity);
    }

    private static List<BigDecimal> boundaries(Rules rules) {
        return rules.percentInForce()
                .map(rule -> List.of(
                        BigDecimal.ZERO,
                        BigDecimal.valueOf(100),
                        rule.greenAbove(),
                        rule.yellowFrom(),
                        rule.redBelow()))
                .orElseGet(() -> List.of(BigDecimal.ZERO, BigDecimal.valueOf(100)));
    }

    /** Less than a tenth is taken as just that. */
    private static BigDecimal shown(String text) {
        String number = text.substring(0, text.length() - 1);
        return number.startsWith("<") ? new BigDecimal("0.0999999") : new BigDecimal(number);
    }
}
