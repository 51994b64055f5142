package dev.lifebar.core.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifebar.core.Property;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
    private static final Amount MOST = new Amount(Amount.MAX_MICROS, Unit.USD);
    private static final Amount LEAST = new Amount(-Amount.MAX_MICROS, Unit.USD);

    @ParameterizedTest(name = "{0} {1} reads {2}")
    @CsvSource(delimiter = '|', textBlock = """
        22.97         | USD | $22.97
        1234.5        | USD | $1,234.50
        -3            | USD | −$3.00
        0             | USD | $0.00
        0.0042        | USD | $0.0042
        0.009999      | USD | $0.009999
        0.000001      | USD | $0.000001
        -0.005        | USD | −$0.005
        0.01          | USD | $0.01
        4.999999      | USD | $4.99
        -4.999999     | USD | −$5.00
        1000000000000 | USD | $1,000,000,000,000.00
        5             | CAD | CAD 5.00
        -5            | CAD | −CAD 5.00
        5             | EUR | €5.00
        5             | CNY | CN¥5.00
        5             | JPY | ¥5.00
        12500         | characters | 12,500 characters
        12500.5       | credits    | 12,500.5 credits
        0.004         | credits    | 0.004 credits
        0             | credits    | 0 credits
        """)
    void readsAsPeopleWriteIt(String decimal, String unit, String text) {
        assertThat(Amount.of(decimal, Unit.of(unit))).hasToString(text);
    }

    @Test
    void groupsDigitsAsTheLibraryDoes() {
        DecimalFormat format = new DecimalFormat("$#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.DOWN);
        Property.holds(random -> {
            Amount amount = new Amount(10_000 + Property.anySize(random, Amount.MAX_MICROS / 2), Unit.USD);
            assertThat(amount).hasToString(format.format(amount.value()));
        });
    }

    @ParameterizedTest
    @CsvSource({"22.97, 22.97", "22.970000, 22.97", "100, 100", "-3.50, -3.5", "0.000001, 0.000001", "-0, 0"})
    void hasAnExactDecimalWithoutTrailingZeros(String typed, String decimal) {
        assertThat(Amount.usd(typed).decimal()).isEqualTo(decimal);
    }

    @Test
    void isMadeFromItsOwnDecimal() {
        Property.holds(random -> {
            Amount amount = new Amount(-Property.anySize(random, Amount.MAX_MICROS), Unit.USD);
            assertThat(Amount.usd(amount.decimal())).isEqualTo(amount);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000001", "1000000000000.000001", "-1000000000001", "9223372036854775807"})
    void refusesWhatItCannotHoldExactly(String decimal) {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Amount.usd(decimal));
    }

    @Test
    void addsAndSubtractsExactly() {
        assertThat(Amount.usd("0.1").plus(Amount.usd("0.2"))).isEqualTo(Amount.usd("0.3"));
        assertThat(Amount.usd("22.97").minus(Amount.usd("36.10"))).isEqualTo(Amount.usd("-13.13"));
        assertThat(MOST.plus(LEAST)).isEqualTo(Amount.usd("0"));
    }

    @Test
    void refusesASumOutOfRangeInsteadOfWrappingAround() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> MOST.plus(MOST));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> LEAST.minus(Amount.usd("0.000001")));
    }

    @Test
    void doesNotMixUnits() {
        Amount euros = Amount.of("1", Unit.of("EUR"));

        assertThatIllegalArgumentException().isThrownBy(() -> euros.plus(Amount.usd("1")));
        assertThatIllegalArgumentException().isThrownBy(() -> euros.minus(Amount.usd("1")));
        assertThatIllegalArgumentException().isThrownBy(() -> euros.compareTo(Amount.usd("1")));
    }

    @Test
    void sortsByValue() {
        assertThat(List.of(Amount.usd("2"), Amount.usd("-3"), Amount.usd("1.5")).stream()
                        .sorted())
                .containsExactly(Amount.usd("-3"), Amount.usd("1.5"), Amount.usd("2"));
    }

    @ParameterizedTest
    @CsvSource({"0.000001, true", "0, false", "-0.000001, false"})
    void isPositiveAboveZeroOnly(String decimal, boolean positive) {
        assertThat(Amount.usd(decimal).isPositive()).isEqualTo(positive);
    }
}
