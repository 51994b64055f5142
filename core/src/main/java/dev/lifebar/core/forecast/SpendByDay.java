package dev.lifebar.core.forecast;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Spreads spend seen between two readings over the days between them. */
public final class SpendByDay {
    private SpendByDay() {}

    /**
     * Gives each day that the span touches its share by the time it covers, in the order of days. The shares add up to
     * the whole: what rounding leaves over falls on the last day. A span without length puts all of it on the day of
     * {@code to}.
     */
    public static Map<LocalDate, Long> spread(long micros, Instant from, Instant to, ZoneId zone) {
        if (!from.isBefore(to)) {
            return Map.of(LocalDate.ofInstant(to, zone), micros);
        }
        SortedMap<LocalDate, Long> shares = new TreeMap<>();
        Duration span = Duration.between(from, to);
        LocalDate last = LocalDate.ofInstant(to.minusNanos(1), zone);
        long rest = micros;
        for (LocalDate day = LocalDate.ofInstant(from, zone); day.isBefore(last); day = day.plusDays(1)) {
            long share = share(micros, covered(day, from, zone), span);
            shares.put(day, share);
            rest -= share;
        }
        shares.put(last, rest);
        return Collections.unmodifiableMap(shares);
    }

    private static Duration covered(LocalDate day, Instant from, ZoneId zone) {
        Instant start = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        return Duration.between(start.isBefore(from) ? from : start, end);
    }

    private static long share(long micros, Duration part, Duration whole) {
        return BigInteger.valueOf(micros)
                .multiply(BigInteger.valueOf(part.toNanos()))
                .divide(BigInteger.valueOf(whole.toNanos()))
                .longValueExact();
    }
}
