package dev.lifebar.core.health;

import dev.lifebar.core.balance.Amount;
import java.math.BigDecimal;
import java.util.List;

/** Levels by what is left, in millionths of the account's unit: yellow below the first boundary, red below the second. */
public record MoneyRule(long yellowMicros, long redMicros) {
    public static final MoneyRule DEFAULT = parse("10,5");

    public MoneyRule {
        Boundaries.requireFalling(BigDecimal.valueOf(yellowMicros), BigDecimal.valueOf(redMicros));
    }

    /**
     * Reads {@code 10,5} in whole units, with or without dollar signs.
     *
     * @throws BoundariesException saying what is wrong
     */
    public static MoneyRule parse(String text) {
        List<BigDecimal> boundaries = Boundaries.parse(text, "$", 2);
        return new MoneyRule(micros(boundaries.get(0)), micros(boundaries.get(1)));
    }

    Assessment assess(Amount balance) {
        if (balance.micros() < redMicros) {
            return Assessment.of(Level.RED, RuleKind.MONEY, units(redMicros));
        }
        if (balance.micros() < yellowMicros) {
            return Assessment.of(Level.YELLOW, RuleKind.MONEY, units(yellowMicros));
        }
        return Assessment.GREEN;
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return Boundaries.text(units(yellowMicros), units(redMicros));
    }

    private static long micros(BigDecimal units) {
        return units.movePointRight(6).longValueExact();
    }

    private static BigDecimal units(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }
}
