package dev.lifebar.core.balance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A signed number of micro-units (millionths) of a unit. Sums are exact; an amount beyond {@link #MAX_MICROS} either way
 * cannot be made.
 */
public record Amount(long micros, Unit unit) implements Comparable<Amount> {
    /** One million millionths. */
    public static final long MICROS = 1_000_000;

    /** A trillion units: more than anybody prepays, and two such amounts still add up within a {@code long}. */
    public static final long MAX_MICROS = 1_000_000_000_000L * MICROS;

    private static final BigDecimal CENT = new BigDecimal("0.01");

    public Amount {
        if (micros > MAX_MICROS || micros < -MAX_MICROS) {
            throw new ArithmeticException("amount out of range: " + micros + " micros");
        }
    }

    /**
     * Reads an exact decimal such as {@code 22.97}.
     *
     * @throws ArithmeticException if it has more than six decimals or is out of range
     */
    public static Amount of(String decimal, Unit unit) {
        return new Amount(new BigDecimal(decimal).movePointRight(6).longValueExact(), unit);
    }

    /** US dollars; reads as {@link #of}. */
    public static Amount usd(String decimal) {
        return of(decimal, Unit.USD);
    }

    public Amount plus(Amount other) {
        return new Amount(micros + sameUnit(other).micros, unit);
    }

    public Amount minus(Amount other) {
        return new Amount(micros - sameUnit(other).micros, unit);
    }

    public boolean isPositive() {
        return micros > 0;
    }

    /** The exact value without a unit, such as {@code -3.5}. */
    public String decimal() {
        return micros == 0 ? "0" : value().stripTrailingZeros().toPlainString();
    }

    public BigDecimal value() {
        return BigDecimal.valueOf(micros, 6);
    }

    /** Compares amounts of one unit. */
    @Override
    public int compareTo(Amount other) {
        return Long.compare(micros, sameUnit(other).micros);
    }

    /** The value as people read it: {@code $1,234.50}, {@code −$3.00}, {@code $0.0042}, {@code 12,500 characters}. */
    @Override
    public String toString() {
        String sign = micros < 0 ? "−" : "";
        return sign + unit.prefix() + digits() + (unit.isCurrency() ? "" : " " + unit.code());
    }

    /** Rounded down to two decimals, so that it never says more than is there; never cut down to a false zero. */
    private String digits() {
        BigDecimal size = value().abs();
        if (size.signum() > 0 && size.compareTo(CENT) < 0) {
            return size.stripTrailingZeros().toPlainString();
        }
        BigDecimal cut = size.setScale(2, micros < 0 ? RoundingMode.UP : RoundingMode.DOWN);
        return grouped((unit.isCurrency() ? cut : cut.stripTrailingZeros()).toPlainString());
    }

    /** By hand because {@link java.text.DecimalFormat} takes long to make, and longer to load in a one-shot command. */
    private static String grouped(String digits) {
        StringBuilder grouped = new StringBuilder(digits);
        int point = digits.indexOf('.');
        for (int end = (point < 0 ? digits.length() : point) - 3; end > 0; end -= 3) {
            grouped.insert(end, ',');
        }
        return grouped.toString();
    }

    private Amount sameUnit(Amount other) {
        if (!unit.equals(other.unit)) {
            throw new IllegalArgumentException(unit + " and " + other.unit + " do not mix");
        }
        return other;
    }
}
