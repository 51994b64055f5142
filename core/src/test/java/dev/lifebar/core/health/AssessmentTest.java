package dev.lifebar.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.Property;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentTest {
    private static final Duration MONTH = Duration.ofDays(30);

    @ParameterizedTest(name = "{0} of {1}: {2} because of {3}")
    @CsvSource(nullValues = "none", textBlock = """
        200,       100,     GREEN,  none
        100,       100,     GREEN,  none
        75.000001, 100,     GREEN,  none
        75,        100,     YELLOW, 75
        50,        100,     YELLOW, 75
        49.999999, 100,     ORANGE, 50
        25,        100,     ORANGE, 50
        24.999999, 100,     RED,    25
        0.000001,  100,     RED,    25
        2,         3,       YELLOW, 75
        0.000001,  0.000002, YELLOW, 75
        749999999999.999999, 1000000000000, YELLOW, 75
        750000000000.000001, 1000000000000, GREEN,  none
        """)
    void percentDecidesByTheExactRatio(String balance, String capacity, Level level, @Nullable BigDecimal boundary) {
        assertThat(Assessment.of(Rules.DEFAULT, Amount.usd(balance), Amount.usd(capacity), false, null, MONTH))
                .isEqualTo(new Assessment(
                        level, new Reason(boundary == null ? RuleKind.NONE : RuleKind.PERCENT, boundary)));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
        10,       GREEN,  none
        9.999999, YELLOW, 10
        5,        YELLOW, 10
        4.999999, RED,    5
        """)
    void moneyDecidesWhileTheCapacityIsProvisional(String balance, Level level, @Nullable BigDecimal boundary) {
        assertThat(Assessment.of(Rules.DEFAULT, Amount.usd(balance), Amount.usd(balance), true, null, MONTH))
                .isEqualTo(
                        new Assessment(level, new Reason(boundary == null ? RuleKind.NONE : RuleKind.MONEY, boundary)));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
        none,              GREEN,  none
        P2D,               GREEN,  none
        PT47H59M59.999999999S, YELLOW, 2
        P1D,               YELLOW, 2
        PT23H59M59.999999999S, RED,    1
        PT0S,              RED,    1
        """)
    void daysDecideByTheTimeLeft(@Nullable Duration timeLeft, Level level, @Nullable BigDecimal boundary) {
        assertThat(Assessment.of(Rules.DEFAULT, Amount.usd("90"), Amount.usd("100"), false, timeLeft, MONTH))
                .isEqualTo(
                        new Assessment(level, new Reason(boundary == null ? RuleKind.NONE : RuleKind.DAYS, boundary)));
    }

    @ParameterizedTest(name = "{0} of 100 with {1} left: {2} because of {3}")
    @CsvSource(textBlock = """
        80, P9D,  GREEN,  NONE
        60, P9D,  YELLOW, PERCENT
        60, PT36H, YELLOW, PERCENT
        60, PT12H, RED,   DAYS
        30, PT36H, ORANGE, PERCENT
        20, PT12H, RED,   PERCENT
        9,  PT36H, RED,   PERCENT
        4,  PT12H, RED,   PERCENT
        """)
    void theWorstRuleDecidesAndTheFirstOfEquals(String balance, Duration timeLeft, Level level, RuleKind kind) {
        Assessment assessment =
                Assessment.of(Rules.DEFAULT, Amount.usd(balance), Amount.usd("100"), true, timeLeft, MONTH);

        assertThat(assessment.level()).isEqualTo(level);
        assertThat(assessment.reason().kind()).isEqualTo(kind);
    }

    @Test
    void moneyGoesBeforeDays() {
        Rules rules = Rules.of("off", null, null);
        Duration timeLeft = Duration.ofHours(12);

        assertThat(Assessment.of(rules, Amount.usd("4"), null, true, timeLeft, MONTH)
                        .reason())
                .isEqualTo(new Reason(RuleKind.MONEY, new BigDecimal("5")));
    }

    @ParameterizedTest
    @CsvSource({"0", "-0.000001", "-100"})
    void zeroOrLessIsEmptyWhateverTheRules(String balance) {
        Rules off = Rules.of("off", "off", "off");

        assertThat(Assessment.of(off, Amount.usd(balance), Amount.usd("100"), false, null, Duration.ZERO))
                .isEqualTo(new Assessment(Level.EMPTY, new Reason(RuleKind.EMPTY, null)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none", "0", "-5"})
    void percentNeedsACapacityAboveZero(@Nullable String capacity) {
        Amount full = capacity == null ? null : Amount.usd(capacity);

        assertThat(Assessment.of(Rules.DEFAULT, Amount.usd("0.01"), full, false, null, MONTH)
                        .level())
                .isEqualTo(Level.GREEN);
    }

    @Test
    void daysNeedThreeDaysOfHistory() {
        Duration hour = Duration.ofHours(1);
        Amount full = Amount.usd("100");

        assertThat(Assessment.of(Rules.DEFAULT, full, full, false, hour, Duration.ofHours(71))
                        .level())
                .isEqualTo(Level.GREEN);
        assertThat(Assessment.of(Rules.DEFAULT, full, full, false, hour, Duration.ofDays(3))
                        .level())
                .isEqualTo(Level.RED);
    }

    @Test
    void boundariesOfOnesOwnDecideAndAreNamed() {
        Rules rules = Rules.of("90,66.60,10", null, null);

        assertThat(Assessment.of(rules, Amount.usd("66.5"), Amount.usd("100"), false, null, MONTH))
                .isEqualTo(new Assessment(Level.ORANGE, new Reason(RuleKind.PERCENT, new BigDecimal("66.6"))));
    }

    @Test
    void anAccountsOwnMoneyRuleIsInItsUnit() {
        Rules rules = Rules.of("off", "5000,1000", null);
        Amount balance = Amount.of("999", Unit.of("characters"));

        assertThat(Assessment.of(rules, balance, null, false, null, MONTH))
                .isEqualTo(new Assessment(Level.RED, new Reason(RuleKind.MONEY, new BigDecimal("1000"))));
    }

    @Test
    void neverGetsBetterAsTheBalanceFalls() {
        Property.holds(random -> {
            Amount capacity = new Amount(Property.anySize(random, Amount.MAX_MICROS), Unit.USD);
            Amount more = new Amount(random.nextLong(capacity.micros() + 1), Unit.USD);
            Amount less = new Amount(random.nextLong(more.micros() + 1), Unit.USD);

            assertThat(level(more, capacity).isWorseThan(level(less, capacity)))
                    .as("%s and %s of %s", more, less, capacity)
                    .isFalse();
        });
    }

    private static Level level(Amount balance, Amount capacity) {
        return Assessment.of(Rules.DEFAULT, balance, capacity, true, null, MONTH)
                .level();
    }
}
