package dev.lifebar.core.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lifebar.core.Property;
import dev.lifebar.core.balance.AmountReading.Ambiguous;
import dev.lifebar.core.balance.AmountReading.OutOfRange;
import dev.lifebar.core.balance.AmountReading.Read;
import dev.lifebar.core.balance.AmountReading.TooPrecise;
import dev.lifebar.core.balance.AmountReading.Unreadable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountReadingTest {
    private static final List<Unit> UNITS = List.of(
                    "USD", "EUR", "GBP", "CNY", "JPY", "INR", "CAD", "CHF", "credits", "characters", "compute units")
            .stream()
            .map(Unit::of)
            .toList();

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        22.97            | 22.97
        0                | 0
        007              | 7
        25               | 25
        +25              | 25
        -3.50            | -3.5
        −3.50            | -3.5
        - 3.50           | -3.5
        -0               | 0
        .5               | 0.5
        5.               | 5
        ,5               | 0.5
        -.5              | -0.5
        12,50            | 12.5
        12,5             | 12.5
        0,123            | 0.123
        012,345          | 12.345
        12345,678        | 12345.678
        1,2345           | 1.2345
        1.234            | 1.234
        1234567.891      | 1234567.891
        1,234.56         | 1234.56
        1,234.567        | 1234.567
        1.234,56         | 1234.56
        1.234,567        | 1234.567
        1,234,567        | 1234567
        1.234.567        | 1234567
        -1,234,567.89    | -1234567.89
        1 234            | 1234
        1 234,56         | 1234.56
        1 234 567.5      | 1234567.5
        1'234.50         | 1234.5
        1’234’567,5      | 1234567.5
        0.000001         | 0.000001
        1.0000000        | 1
        1000000000000    | 1000000000000
        -1,000,000,000,000.00 | -1000000000000
        """)
    void readsPlainNumbersInTheExpectedUnit(String typed, String decimal) {
        assertThat(AmountReading.of(typed, Unit.USD)).isEqualTo(new Read(Amount.usd(decimal)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1\u00a0234,56", "1\u202f234,56", "1\u2009234,56", " 1 234,56 ", "\t1234.56\n", "€\u00a01234.56"
            })
    void readsEveryKindOfSpace(String typed) {
        assertThat(AmountReading.of(typed, Unit.of("EUR"))).isEqualTo(new Read(Amount.of("1234.56", Unit.of("EUR"))));
    }

    @ParameterizedTest(name = "{0} where {1} is expected is {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        22.97           | EUR | 22.97 | EUR
        $22.97          | USD | 22.97 | USD
        $22.97          | EUR | 22.97 | USD
        $22.97          | CAD | 22.97 | CAD
        $22.97          | AUD | 22.97 | AUD
        $22.97          | NZD | 22.97 | NZD
        $22.97          | SGD | 22.97 | SGD
        $22.97          | HKD | 22.97 | HKD
        $22.97          | credits | 22.97 | USD
        US$22.97        | CAD | 22.97 | USD
        us$ 22.97       | CAD | 22.97 | USD
        -$3.50          | USD | -3.5  | USD
        −$3.50          | USD | -3.5  | USD
        $-3.50          | USD | -3.5  | USD
        - $ 3.50        | USD | -3.5  | USD
        +$25            | USD | 25    | USD
        $1,234.56       | USD | 1234.56 | USD
        25$             | USD | 25    | USD
        25€             | USD | 25    | EUR
        25 €            | USD | 25    | EUR
        €25             | USD | 25    | EUR
        1.234,56 €      | USD | 1234.56 | EUR
        £7.5            | USD | 7.5   | GBP
        ₹500            | USD | 500   | INR
        ¥100            | USD | 100   | JPY
        ¥100            | JPY | 100   | JPY
        ¥100            | CNY | 100   | CNY
        CN¥100          | JPY | 100   | CNY
        22.97 USD       | EUR | 22.97 | USD
        22.97USD        | EUR | 22.97 | USD
        usd 22.97       | EUR | 22.97 | USD
        -CHF 5          | USD | -5    | CHF
        inr 5           | USD | 5     | INR
        $22.97 USD      | USD | 22.97 | USD
        $22.97 CAD      | USD | 22.97 | CAD
        ¥100 CNY        | USD | 100   | CNY
        12000           | characters | 12000 | characters
        12000 characters | characters | 12000 | characters
        1 character     | characters | 1     | characters
        12000 Credits   | credits | 12000 | credits
        5 credits       | credit | 5 | credit
        1 search        | searches | 1 | searches
        1,250 credits   | credits | 1250  | credits
        -1,250 credits  | credits | -1250 | credits
        1.250 credits   | credits | 1.25  | credits
        12,5 credits    | credits | 12.5  | credits
        credits 1,250   | credits | 1250  | credits
        3 compute units | compute units | 3 | compute units
        5 ABC           | ABC | 5 | ABC
        """)
    void readsTheUnitWhereOneIsTyped(String typed, String expected, String decimal, String unit) {
        assertThat(AmountReading.of(typed, Unit.of(expected))).isEqualTo(new Read(Amount.of(decimal, Unit.of(unit))));
    }

    @ParameterizedTest(name = "{0} could be {1} or {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        1,234     | 1234    | 1.234
        12,345    | 12345   | 12.345
        123,456   | 123456  | 123.456
        -1,234    | -1234   | -1.234
        −1,234    | -1234   | -1.234
        +1,234    | 1234    | 1.234
        $1,234    | 1234    | 1.234
        1,000     | 1000    | 1.000
        1,234 EUR | 1234    | 1.234
        """)
    void asksWhatACommaBeforeThreeDigitsMeans(String typed, String first, String second) {
        assertThat(AmountReading.of(typed, Unit.USD)).isEqualTo(new Ambiguous(first, second));
    }

    @Test
    void asksAboutQuotasTooUnlessTheirNameIsTyped() {
        assertThat(AmountReading.of("1,250", Unit.of("credits"))).isEqualTo(new Ambiguous("1250", "1.250"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        no number       | $ ; - ; . ; , ; abc ; USD ; NaN ; Infinity ; ∞
        odd groups      | 22,9,7 ; 1.2.3 ; 1,23,456 ; 1,2345,678 ; 1,234,56 ; 0,123,456 ; 1,,234 ; 1..5 ; ,,5
        odd decimals    | 1.234.56 ; 1,234.567,8 ; 1,234.5,6 ; 1.234,5,6 ; ,123.4 ; 1,234. ; 1 234,
        odd spaces      | 12 34 ; 1 2345 ; 1 23 ; 0 123 ; 1  234
        mixed groups    | 1 234'567 ; 1,234 567 ; 1,234'567 ; 1.234 567
        code            | 1e3 ; 1E3 ; 0x10 ; 0b1 ; 1_000 ; 3f ; 1/2 ; 50% ; ~5 ; ≈5 ; #5 ; (3.50)
        odd signs       | --5 ; +-5 ; -+5 ; −−5 ; -$-5 ; 5- ; 5+ ; 3-5 ; –5 ; 5,- ; '5 ; 5'
        two units       | $$5 ; $€5 ; €5 USD ; $5 EUR ; $5 credits ; USD USD 5 ; USD 5 EUR
        unknown words   | 5 credits ; 5 dollars ; ABC 5 ; usdd 5 ; $ 5 left ; 5 USD.
        other digits    | ٥ ; ２５ ; १२ ; 1² ; ½
        """)
    void refusesEverythingElse(String kind, String examples) {
        assertThat(examples.split(" ; ", -1))
                .as(kind)
                .allSatisfy(
                        typed -> assertThat(AmountReading.of(typed, Unit.USD)).isEqualTo(new Unreadable()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1\u0000", "\u00005", "5\u0007", "1\n2", "22.97\tUSD", "2\u200b5", "\u202e5"})
    void refusesNothingAndWhatCannotBeSeen(String typed) {
        assertThat(AmountReading.of(typed, Unit.USD)).isEqualTo(new Unreadable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 tokens", "5 credit s", "5 compute", "5 unit", "5 c"})
    void refusesAWordThatIsNotTheQuotaExpected(String typed) {
        assertThat(AmountReading.of(typed, Unit.of("credits"))).isEqualTo(new Unreadable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000001", "1.2345678", "-22.9700001", "0,1234567", "1,234.1234567", "$.0000001"})
    void admitsThatItCannotKeepMoreThanSixDecimals(String typed) {
        assertThat(AmountReading.of(typed, Unit.USD)).isEqualTo(new TooPrecise());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000000.000001",
                "-1000000000001",
                "1,000,000,000,000.01",
                "99999999999999999999",
                "9223372036854775808",
                "1000000000000.0000001"
            })
    void admitsWhatIsOutOfRange(String typed) {
        assertThat(AmountReading.of(typed, Unit.USD)).isEqualTo(new OutOfRange());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", " ", ",", "1,234", "1,", "$", "a", "-", ".", "1 234", "''"})
    void survivesAPageOfText(String piece) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(AmountReading.of(piece.repeat(10_000), Unit.USD))
                        .isEqualTo(new Unreadable()));
    }

    @Test
    void readsEveryAmountBackFromItsDecimal() {
        Property.holds(random -> {
            Amount amount = anyAmount(random);
            assertThat(AmountReading.of(amount.decimal(), amount.unit())).isEqualTo(new Read(amount));
        });
    }

    @Test
    void readsEveryAmountBackFromItsDisplayedText() {
        Property.holds(random -> {
            Amount amount = anyAmount(random);
            assertThat(AmountReading.of(amount.toString(), amount.unit())).isEqualTo(new Read(displayed(amount)));
        });
    }

    @Test
    void neverThrowsWhateverIsTyped() {
        String keys = "0123456789.,' -+−$€¥USDcredits%e\u00a0\u0000٥";
        Property.holds(random -> {
            String typed = random.ints(random.nextInt(12), 0, keys.length())
                    .mapToObj(key -> keys.substring(key, key + 1))
                    .reduce("", String::concat);
            assertThat(AmountReading.of(typed, Unit.USD)).as(typed).isNotNull();
        });
    }

    private static Amount anyAmount(RandomGenerator random) {
        long micros = Property.anySize(random, Amount.MAX_MICROS);
        return new Amount(random.nextBoolean() ? micros : -micros, UNITS.get(random.nextInt(UNITS.size())));
    }

    /** Two decimals are shown, except of less than a hundredth. */
    private static Amount displayed(Amount amount) {
        boolean tiny = amount.value().abs().compareTo(new BigDecimal("0.01")) < 0;
        BigDecimal shown = amount.value().setScale(2, RoundingMode.FLOOR);
        return tiny ? amount : Amount.of(shown.toPlainString(), amount.unit());
    }
}
