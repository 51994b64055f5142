package dev.lifebar.core.forecast;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The average spend of the last seven days that were looked at.
 *
 * @param spent what was spent in the window, never below zero
 * @param window exactly how long the window is
 * @param deviation the standard error of the average, per day; null until a full week has been observed
 */
public record BurnRate(
        Amount spent, Duration window, @Nullable Amount deviation) {
    private static final int DAYS = 7;
    private static final Duration WEEK = Duration.ofDays(DAYS);
    private static final Duration ENOUGH_HISTORY = Duration.ofHours(6);

    /**
     * Averages over the seven local days up to the last observation, or over the time since the first one if that is
     * shorter. Nothing with fewer than two observations or less than six hours between the first and the last.
     *
     * @param days spend by day in the given zone; days without spend may be left out
     * @param lastObserved where the window ends: time nobody looked at is not time without spend
     */
    public static Optional<BurnRate> of(
            List<DaySpend> days,
            Unit unit,
            Instant firstObserved,
            Instant lastObserved,
            int observations,
            ZoneId zone) {
        Duration history = Duration.between(firstObserved, lastObserved);
        if (observations < 2 || history.compareTo(ENOUGH_HISTORY) < 0) {
            return Optional.empty();
        }
        LocalDate lastDay = LocalDate.ofInstant(lastObserved, zone);
        LocalDate firstDay = lastDay.minusDays(DAYS - 1);
        Instant week = firstDay.atStartOfDay(zone).toInstant();
        Instant start = firstObserved.isAfter(week) ? firstObserved : week;
        List<BigInteger> spend = byDay(days, LocalDate.ofInstant(start, zone), lastDay);
        Amount deviation = history.compareTo(WEEK) < 0 ? null : deviation(spend, unit);
        Duration window = Duration.between(start, lastObserved);
        return Optional.of(new BurnRate(amount(sum(spend), unit), window, deviation));
    }

    /** Spend in 24 hours, rounded to the nearest millionth. */
    public Amount perDay() {
        BigInteger perDay = BigDecimal.valueOf(spent.micros())
                .multiply(BigDecimal.valueOf(Duration.ofDays(1).toNanos()))
                .divide(BigDecimal.valueOf(window.toNanos()), 0, RoundingMode.HALF_UP)
                .toBigInteger();
        return amount(perDay, spent.unit());
    }

    /** What was spent on each of the seven days up to the last one, if it is not before the first. */
    private static List<BigInteger> byDay(List<DaySpend> days, LocalDate first, LocalDate last) {
        BigInteger[] byDay = new BigInteger[DAYS];
        Arrays.fill(byDay, BigInteger.ZERO);
        for (DaySpend spend : days) {
            if (!spend.day().isBefore(first) && !spend.day().isAfter(last)) {
                int index = DAYS - 1 - (int) (last.toEpochDay() - spend.day().toEpochDay());
                byDay[index] = byDay[index].add(BigInteger.valueOf(spend.micros()));
            }
        }
        return List.of(byDay);
    }

    private static BigInteger sum(List<BigInteger> numbers) {
        BigInteger sum = BigInteger.ZERO;
        for (BigInteger number : numbers) {
            sum = sum.add(number);
        }
        return sum;
    }

    /** Over the full days: the last one, which is not over, says nothing about how much days differ. */
    private static Amount deviation(List<BigInteger> spend, Unit unit) {
        return amount(standardError(spend.subList(0, DAYS - 1)), unit);
    }

    /** The root of (n · Σx² − (Σx)²) / (n² · (n − 1)), rounded half up: half of the root of four times as much. */
    private static BigInteger standardError(List<BigInteger> numbers) {
        int count = numbers.size();
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (BigInteger number : numbers) {
            sum = sum.add(number);
            squares = squares.add(number.multiply(number));
        }
        BigInteger dividend = BigInteger.valueOf(count).multiply(squares).subtract(sum.multiply(sum));
        BigInteger divisor = BigInteger.valueOf((long) count * count * (count - 1));
        return dividend.shiftLeft(2).divide(divisor).sqrt().add(BigInteger.ONE).shiftRight(1);
    }

    /** Kept between zero and the largest amount. */
    private static Amount amount(BigInteger micros, Unit unit) {
        BigInteger most = BigInteger.valueOf(Amount.MAX_MICROS);
        return new Amount(micros.max(BigInteger.ZERO).min(most).longValueExact(), unit);
    }
}
