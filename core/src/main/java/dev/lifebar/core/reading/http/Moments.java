package dev.lifebar.core.reading.http;

import static java.time.temporal.TemporalAdjusters.firstDayOfNextMonth;
import static java.time.temporal.TemporalAdjusters.next;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads when something is, in the ways in which providers write it. */
final class Moments {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{9,15}");
    /** As seconds this would be in the year 5138. */
    private static final long MILLISECONDS = 100_000_000_000L;

    private Moments() {}

    /** A date, a time, seconds or milliseconds since 1970, or how often it is: then the next time in UTC. */
    static Optional<Instant> of(String text, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "daily" -> Optional.of(start(today.plusDays(1)));
            case "weekly" -> Optional.of(start(today.with(next(DayOfWeek.MONDAY))));
            case "monthly" -> Optional.of(start(today.with(firstDayOfNextMonth())));
            default -> written(text);
        };
    }

    /** The day of a date, of a time, or of seconds since 1970. */
    static Optional<LocalDate> day(String text) {
        return written(text).map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }

    private static Optional<Instant> written(String text) {
        if (WHOLE_NUMBER.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return Optional.of(number < MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
        }
        try {
            if (text.length() == "20260901".length()) {
                return Optional.of(start(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)));
            }
            if (text.length() == "2026-09-01".length()) {
                return Optional.of(start(LocalDate.parse(text)));
            }
            boolean local = !text.endsWith("Z") && !text.matches(".*[+-]\\d\\d:?\\d\\d");
            return Optional.of(
                    local
                            ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
