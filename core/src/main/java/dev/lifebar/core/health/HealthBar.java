package dev.lifebar.core.health;

import dev.lifebar.core.balance.Amount;
import java.math.BigInteger;

/** Ten cells, none to ten of them filled: full only at a hundred percent, and never none while anything is left. */
public record HealthBar(int cells) {
    private static final int LENGTH = 10;

    public HealthBar {
        if (cells < 0 || cells > LENGTH) {
            throw new IllegalArgumentException("cells out of range: " + cells);
        }
    }

    /** One cell for each ten percent reached. */
    public static HealthBar of(Amount balance, Amount capacity) {
        if (!balance.isPositive()) {
            return new HealthBar(0);
        }
        if (balance.compareTo(capacity) >= 0) {
            return new HealthBar(LENGTH);
        }
        BigInteger cells = BigInteger.valueOf(balance.micros())
                .multiply(BigInteger.valueOf(LENGTH))
                .divide(BigInteger.valueOf(capacity.micros()));
        return new HealthBar(Math.max(1, cells.intValueExact()));
    }

    /** The bar as text, such as {@code [████░░░░░░]}. */
    @Override
    public String toString() {
        return "[" + "█".repeat(cells) + "░".repeat(LENGTH - cells) + "]";
    }
}
