package dev.lifebar.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifebar.core.Property;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthBarTest {
    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource(textBlock = """
        42,        100, [████░░░░░░]
        40,        100, [████░░░░░░]
        39.999999, 100, [███░░░░░░░]
        22.97,   54.94, [████░░░░░░]
        9.99,      100, [█░░░░░░░░░]
        0.000001,  100, [█░░░░░░░░░]
        0,         100, [░░░░░░░░░░]
        -5,        100, [░░░░░░░░░░]
        99.999999, 100, [█████████░]
        100,       100, [██████████]
        250,       100, [██████████]
        999999999999.999999, 1000000000000, [█████████░]
        5,           0, [██████████]
        0,           0, [░░░░░░░░░░]
        5,          -1, [██████████]
        """)
    void drawsTenCells(String balance, String capacity, String bar) {
        assertThat(HealthBar.of(Amount.usd(balance), Amount.usd(capacity))).hasToString(bar);
    }

    @Test
    void fullOnlyAtOneHundredPercent() {
        Property.holds(random -> {
            Amount capacity = anyAmount(random.nextLong());
            Amount balance = anyAmount(random.nextLong());

            assertThat(HealthBar.of(balance, capacity).cells() == 10)
                    .isEqualTo(balance.isPositive() && balance.compareTo(capacity) >= 0);
            assertThat(HealthBar.of(balance, capacity).cells() == 0).isEqualTo(!balance.isPositive());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 11})
    void hasNoOtherNumberOfCells(int cells) {
        assertThatIllegalArgumentException().isThrownBy(() -> new HealthBar(cells));
    }

    private static Amount anyAmount(long number) {
        return new Amount(number % Amount.MAX_MICROS, Unit.USD);
    }
}
