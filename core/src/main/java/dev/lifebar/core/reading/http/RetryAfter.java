package dev.lifebar.core.reading.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Reads how long somebody wants to be left alone: seconds, or a date as HTTP writes it
 * (https://www.rfc-editor.org/rfc/rfc9110#name-retry-after).
 */
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** From zero to a day; nothing if it is neither. */
    public static Optional<Duration> read(String header, Instant now) {
        try {
            Duration wait = header.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Integer.parseInt(header))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait)
                    .map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
