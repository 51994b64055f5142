package dev.lifebar.core.health;

import dev.lifebar.core.balance.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The share of a capacity above zero that is left, kept as the exact ratio. */
public record Percent(Amount balance, Amount capacity) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    public Percent {
        if (!balance.unit().equals(capacity.unit())) {
            throw new IllegalArgumentException(balance.unit() + " is no share of " + capacity.unit());
        }
        if (!capacity.isPositive()) {
            throw new IllegalArgumentException("no capacity: " + capacity);
        }
    }

    /** Nothing when there is no capacity or it is not above zero. */
    public static Optional<Percent> of(Amount balance, @Nullable Amount capacity) {
        return Optional.ofNullable(capacity).filter(Amount::isPositive).map(full -> new Percent(balance, full));
    }

    /** Compares the exact ratio with a number of percent. */
    public int compareTo(BigDecimal percent) {
        return balance.value().multiply(HUNDRED).compareTo(percent.multiply(capacity.value()));
    }

    /**
     * Whole percent, rounded half down, with as many decimals as it takes (nearly always none or one) not to read as, or
     * as beyond, a boundary of the percent rule, zero or a hundred when it is not. Decimals are cut; where the cut number
     * will not do, the next one up is taken.
     */
    public String text(Rules rules) {
        if (!balance.isPositive()) {
            return "0%";
        }
        if (compareTo(TENTH) < 0) {
            return "<0.1%";
        }
        List<BigDecimal> boundaries = boundaries(rules);
        return Stream.iterate(0, decimals -> decimals + 1)
                .flatMap(this::candidates)
                .filter(shown -> boundaries.stream().allMatch(boundary -> sameSide(shown, boundary)))
                .findFirst()
                .map(shown -> shown.toPlainString() + "%")
                .orElseThrow();
    }

    private Stream<BigDecimal> candidates(int decimals) {
        if (decimals == 0) {
            return Stream.of(rounded(0, RoundingMode.HALF_DOWN));
        }
        return Stream.of(rounded(decimals, RoundingMode.DOWN), rounded(decimals, RoundingMode.UP));
    }

    private BigDecimal rounded(int decimals, RoundingMode mode) {
        return balance.value().multiply(HUNDRED).divide(capacity.value(), decimals, mode);
    }

    private boolean sameSide(BigDecimal shown, BigDecimal boundary) {
        return shown.compareTo(boundary) == compareTo(boundary);
    }

    private static List<BigDecimal> boundaries(Rules rules) {
        Stream<BigDecimal> set = rules.percentInForce().stream()
                .flatMap(rule -> Stream.of(rule.greenAbove(), rule.yellowFrom(), rule.redBelow()));
        return Stream.concat(Stream.of(BigDecimal.ZERO, HUNDRED), set).toList();
    }
}
