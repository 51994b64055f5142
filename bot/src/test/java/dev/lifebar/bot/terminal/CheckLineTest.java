package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.bot.terminal.CheckLine.Verdict;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.command.AccountFacts;
import dev.lifebar.core.health.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckLineTest {
    @ParameterizedTest(name = "{0}: {1} of {2} {3} at {4} is {5}")
    @CsvSource(nullValues = "-", textBlock = """
            yellow,    76,      100, USD, GREEN,  ABOVE
            yellow,    70,      100, USD, YELLOW, REACHED
            yellow,    0,       100, USD, EMPTY,  REACHED
            YELLOW,    70,      100, USD, YELLOW, REACHED
            orange,    70,      100, USD, YELLOW, ABOVE
            orange,    30,      100, USD, ORANGE, REACHED
            red,       30,      100, USD, ORANGE, ABOVE
            red,       3,       100, USD, RED,    REACHED
            empty,     3,       100, USD, RED,    ABOVE
            empty,     -1,      100, USD, EMPTY,  REACHED
            red,       -,       100, USD, -,      NO_BALANCE
            red,       30,      -,   USD, -,      NO_LEVEL
            <25,       25.0001, 100, USD, ORANGE, ABOVE
            <25,       25,      100, USD, ORANGE, REACHED
            <25%,      24,      100, USD, RED,    REACHED
            <12.5,     12.5,    100, USD, RED,    REACHED
            '<12,50',  12.5,    100, USD, RED,    REACHED
            <25 percent, 25.1,  100, USD, ORANGE, ABOVE
            <33,       1,       3,   USD, ORANGE, ABOVE
            <25,       24,      -,   USD, -,      NO_CAPACITY
            <25,       -,       100, USD, -,      NO_BALANCE
            <0%,       0,       100, USD, EMPTY,  REACHED
            <$10,      10.01,   100, USD, RED,    ABOVE
            <$10,      10,      100, USD, RED,    REACHED
            <$ 10.50,  10.50,   -,   USD, -,      REACHED
            '<$1,234.56', 1234.56, 9999, USD, RED, REACHED
            '<1,234.56', 1234.57, 100, USD, GREEN, ABOVE
            '<12,50 €', 12.51,  100, EUR, RED,    ABOVE
            <$10,      9,       100, EUR, RED,    OTHER_UNIT
            <10 EUR,   9,       100, EUR, RED,    REACHED
            <10 eur,   9,       100, EUR, RED,    REACHED
            <EUR 10,   9,       100, EUR, RED,    REACHED
            <10€,      9,       100, EUR, RED,    REACHED
            <¥10,      9,       100, JPY, RED,    REACHED
            <CN¥10,    9,       100, CNY, RED,    REACHED
            <500 characters, 500, 1000, characters, ORANGE, REACHED
            '<1,500 search credits', 1501, 2000, search credits, ORANGE, ABOVE
            <$10,      -,       100, USD, -,      NO_BALANCE
            """)
    void holdsAnAccountAgainstALine(
            String line,
            @Nullable String balance,
            @Nullable String capacity,
            String unit,
            @Nullable Level level,
            Verdict verdict) {
        AccountFacts account =
                Samples.account("acme", "Acme", amount(balance, unit), amount(capacity, unit), level, Basis.MANUAL);

        assertThat(CheckLineReader.read(line).orElseThrow().check(account)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "green",
                "amber",
                "25",
                ">25",
                "<",
                "<$",
                "<-5",
                "<1,500",
                "<$10%",
                "<10 characters%",
                "<10 abc",
                "<$10 EUR",
                "<10 €€",
                "<1e3",
                "<25 %%"
            })
    void refusesWhatIsNoLine(String line) {
        assertThat(CheckLineReader.read(line)).isEmpty();
    }

    private static @Nullable Amount amount(@Nullable String decimal, String unit) {
        return decimal == null ? null : Amount.of(decimal, Unit.of(unit));
    }
}
