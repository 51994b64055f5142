package dev.lifebar.core.health;

import java.math.BigDecimal;
import java.util.List;

/**
 * Levels by the share of the capacity that is left, in percent from 0 to 100: green above the first boundary, yellow from
 * the second up to the first, orange from the third up to the second, red below the third.
 */
public record PercentRule(BigDecimal greenAbove, BigDecimal yellowFrom, BigDecimal redBelow) {
    public static final PercentRule DEFAULT = parse("75,50,25");

    public PercentRule {
        greenAbove = Boundaries.plain(greenAbove);
        yellowFrom = Boundaries.plain(yellowFrom);
        redBelow = Boundaries.plain(redBelow);
        Boundaries.requireFalling(greenAbove, yellowFrom, redBelow);
        if (greenAbove.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new BoundariesException(BoundariesException.Flaw.ABOVE_HUNDRED);
        }
    }

    /**
     * Reads {@code 75,50,25}, with or without percent signs.
     *
     * @throws BoundariesException saying what is wrong
     */
    public static PercentRule parse(String text) {
        List<BigDecimal> boundaries = Boundaries.parse(text, "%", 3);
        return new PercentRule(boundaries.get(0), boundaries.get(1), boundaries.get(2));
    }

    Assessment assess(Percent percent) {
        if (percent.compareTo(redBelow) < 0) {
            return Assessment.of(Level.RED, RuleKind.PERCENT, redBelow);
        }
        if (percent.compareTo(yellowFrom) < 0) {
            return Assessment.of(Level.ORANGE, RuleKind.PERCENT, yellowFrom);
        }
        if (percent.compareTo(greenAbove) <= 0) {
            return Assessment.of(Level.YELLOW, RuleKind.PERCENT, greenAbove);
        }
        return Assessment.GREEN;
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return Boundaries.text(greenAbove, yellowFrom, redBelow);
    }
}
