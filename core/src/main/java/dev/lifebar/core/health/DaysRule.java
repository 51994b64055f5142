package dev.lifebar.core.health;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/** Levels by how long the balance lasts at the present burn: yellow below the first boundary, red below the second. */
public record DaysRule(Duration yellow, Duration red) {
    public static final DaysRule DEFAULT = parse("2,1");

    private static final int DECIMALS = 6;

    public DaysRule {
        Boundaries.requireFalling(seconds(yellow), seconds(red));
    }

    /**
     * Reads {@code 2,1} in days of 24 hours, with or without {@code d} signs.
     *
     * @throws BoundariesException saying what is wrong
     */
    public static DaysRule parse(String text) {
        List<BigDecimal> boundaries = Boundaries.parse(text, "d", 2);
        return new DaysRule(duration(boundaries.get(0)), duration(boundaries.get(1)));
    }

    Assessment assess(Duration timeLeft) {
        if (timeLeft.compareTo(red) < 0) {
            return Assessment.of(Level.RED, RuleKind.DAYS, days(red));
        }
        if (timeLeft.compareTo(yellow) < 0) {
            return Assessment.of(Level.YELLOW, RuleKind.DAYS, days(yellow));
        }
        return Assessment.GREEN;
    }

    /** The form that {@link #parse} reads, exact for every rule that it read. */
    @Override
    public String toString() {
        return Boundaries.text(days(yellow), days(red));
    }

    private static Duration duration(BigDecimal days) {
        BigDecimal[] seconds = days.multiply(secondsPerDay()).divideAndRemainder(BigDecimal.ONE);
        return Duration.ofSeconds(
                seconds[0].longValueExact(), seconds[1].movePointRight(9).longValueExact());
    }

    private static BigDecimal days(Duration duration) {
        return seconds(duration).divide(secondsPerDay(), DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    private static BigDecimal secondsPerDay() {
        return BigDecimal.valueOf(Duration.ofDays(1).toSeconds());
    }
}
