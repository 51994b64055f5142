package dev.lifebar.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifebar.core.Property;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.health.BoundariesException.Flaw;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final Duration LONG = Duration.ofDays(30);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        75,50,25           | 75,50,25
        75%,50%,25%        | 75,50,25
        ' 75 , 50% , %25 ' | 75,50,25
        100,50,0           | 100,50,0
        33.50,12.25,0.5    | 33.5,12.25,0.5
        """)
    void readsPercentBoundaries(String typed, String text) {
        assertThat(PercentRule.parse(typed)).hasToString(text).isEqualTo(PercentRule.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        10,5       | 10,5
        $10,$5     | 10,5
        10$, 5 $   | 10,5
        0.50,0     | 0.5,0
        1000.000001,0.000001 | 1000.000001,0.000001
        """)
    void readsMoneyBoundaries(String typed, String text) {
        assertThat(MoneyRule.parse(typed)).hasToString(text).isEqualTo(MoneyRule.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2,1      | 2,1
        7d,2d    | 7,2
        1.5 d, 0 | 1.5,0
        0.000002,0.000001 | 0.000002,0.000001
        """)
    void readsDayBoundaries(String typed, String text) {
        assertThat(DaysRule.parse(typed)).hasToString(text).isEqualTo(DaysRule.parse(text));
    }

    @Test
    void keepsMoneyInMillionthsAndDaysOfTwentyFourHours() {
        assertThat(MoneyRule.parse("10,0.5")).isEqualTo(new MoneyRule(10_000_000, 500_000));
        assertThat(DaysRule.parse("2,0.5")).isEqualTo(new DaysRule(Duration.ofHours(48), Duration.ofHours(12)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''             | FORM
        75             | FORM
        75,50          | FORM
        75,50,25,10    | FORM
        75,50,         | FORM
        75,50,x        | FORM
        75,50,-1       | FORM
        75,50,1e1      | FORM
        75,50,٢        | FORM
        75,50,25%%     | FORM
        $75,$50,$25    | FORM
        75,50,.0000001 | FORM
        75,75,25       | ORDER
        25,50,75       | ORDER
        101,50,25      | ABOVE_HUNDRED
        """)
    void saysWhyPercentBoundariesWillNotDo(String typed, Flaw flaw) {
        assertThatExceptionOfType(BoundariesException.class)
                .isThrownBy(() -> PercentRule.parse(typed))
                .extracting(BoundariesException::flaw)
                .isEqualTo(flaw);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "5,10", "5,5", "10,5,1", "10%,5%", "ten,five", "1000000000000000000000,5"})
    void refusesOddMoneyAndDays(String typed) {
        assertThatExceptionOfType(BoundariesException.class).isThrownBy(() -> MoneyRule.parse(typed));
        assertThatExceptionOfType(BoundariesException.class).isThrownBy(() -> DaysRule.parse(typed));
    }

    @Test
    void refusesBoundariesBelowZero() {
        assertThatExceptionOfType(BoundariesException.class).isThrownBy(() -> new MoneyRule(1, -1));
        assertThatExceptionOfType(BoundariesException.class)
                .isThrownBy(() -> new DaysRule(Duration.ZERO, Duration.ofSeconds(-1)));
    }

    @Test
    void textIsReadBackAsTheSameRule() {
        Property.holds(random -> {
            long red = random.nextLong(50_000_000);
            long yellow = red + 1 + random.nextLong(50_000_000);
            MoneyRule money = new MoneyRule(yellow, red);
            DaysRule days = DaysRule.parse(money.toString());

            assertThat(MoneyRule.parse(money.toString())).isEqualTo(money);
            assertThat(days).hasToString(money.toString());
        });
    }

    @Test
    void equalPercentRulesAreEqualHoweverTheyWereTyped() {
        BigDecimal ten = BigDecimal.TEN;
        assertThat(new PercentRule(new BigDecimal("1E+2"), new BigDecimal("50.00"), ten))
                .isEqualTo(PercentRule.parse("100,50,10.0"))
                .hasToString("100,50,10");
    }

    @ParameterizedTest(name = "account {0} over workspace {1} is {2}")
    @CsvSource(nullValues = "unset", delimiter = '|', textBlock = """
        unset    | unset    | unset
        unset    | 60,40,20 | 60,40,20
        unset    | off      | off
        80,70,60 | 60,40,20 | 80,70,60
        80,70,60 | off      | 80,70,60
        off      | 60,40,20 | off
        OFF      | unset    | off
        """)
    void anAccountsSettingWinsOverItsWorkspaces(
            @Nullable String account, @Nullable String workspace, @Nullable String inForce) {
        Rules rules = Rules.of(account, null, null).over(Rules.of(workspace, null, null));

        assertThat(rules.percent().text()).isEqualTo(inForce);
    }

    @Test
    void eachRuleIsInheritedByItself() {
        Rules rules = Rules.of("off", null, "7,2").over(Rules.of("60,40,20", "20,8", "off"));

        assertThat(rules.percent().text()).isEqualTo("off");
        assertThat(rules.money().text()).isEqualTo("20,8");
        assertThat(rules.days().text()).isEqualTo("7,2");
    }

    @Test
    void nothingSetIsTheDefault() {
        assertThat(Rules.DEFAULT.over(Rules.DEFAULT)).isEqualTo(Rules.DEFAULT);
        assertThat(Rules.DEFAULT.percentInForce()).hasToString("Optional[75,50,25]");
        assertThat(Rules.DEFAULT.moneyInForce(Unit.USD, true)).hasToString("Optional[10,5]");
        assertThat(Rules.DEFAULT.daysInForce(LONG)).hasToString("Optional[2,1]");
    }

    @Test
    void offIsOff() {
        Rules rules = Rules.of("off", "off", "off");

        assertThat(rules.percentInForce()).isEmpty();
        assertThat(rules.moneyInForce(Unit.USD, true)).isEmpty();
        assertThat(rules.daysInForce(LONG)).isEmpty();
    }

    @ParameterizedTest(name = "account {0}, workspace {1}, {2}, provisional {3}: {4}")
    @CsvSource(nullValues = "unset", delimiter = '|', textBlock = """
        unset | unset | USD | true  | 10,5
        unset | unset | USD | false | unset
        unset | unset | EUR | true  | unset
        unset | 20,8  | USD | false | 20,8
        unset | 20,8  | EUR | true  | unset
        unset | off   | USD | true  | unset
        30,9  | unset | USD | false | 30,9
        30,9  | unset | EUR | false | 30,9
        30,9  | 20,8  | EUR | false | 30,9
        30,9  | off   | credits | false | 30,9
        off   | 20,8  | USD | true  | unset
        """)
    void moneyHoldsForDollarsUnlessTheAccountHasItsOwn(
            @Nullable String account,
            @Nullable String workspace,
            String unit,
            boolean provisional,
            @Nullable String inForce) {
        Rules rules = Rules.of(null, account, null).over(Rules.of(null, workspace, null));

        assertThat(rules.moneyInForce(Unit.of(unit), provisional)
                        .map(MoneyRule::toString)
                        .orElse(null))
                .isEqualTo(inForce);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, false", "PT71H59M59S, false", "PT72H, true", "P30D, true"})
    void daysHoldAfterThreeDaysOfHistory(Duration history, boolean holds) {
        assertThat(Rules.DEFAULT.daysInForce(history).isPresent()).isEqualTo(holds);
        assertThat(Rules.of(null, null, "7,2").daysInForce(history).isPresent()).isEqualTo(holds);
    }
}
