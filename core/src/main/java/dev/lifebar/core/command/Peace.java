package dev.lifebar.core.command;

import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Texts;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody wants to be left in peace: {@code 1h}, {@code tomorrow}, {@code monday} or {@code worse}; {@code off} for
 * no longer.
 *
 * @param span a stretch of time; null for the others
 */
record Peace(String word, @Nullable Duration span) {
    static final List<String> OFFERED = List.of("1h", "tomorrow", "monday", "worse");

    private static final String OFF = "off";
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    static Peace of(String text) {
        String typed = text.strip().toLowerCase(Locale.ROOT);
        if (OFFERED.indexOf(typed) > 0 || typed.equals(OFF)) {
            return new Peace(typed, null);
        }
        return Durations.read(typed, SHORTEST, LONGEST)
                .map(span -> new Peace(typed, span))
                .orElseThrow(() -> new UsageException(
                        Texts.line("error.snooze", Clean.quote(text)),
                        Texts.line("error.snooze.type"),
                        Texts.line("nothing.changed")));
    }

    boolean isOff() {
        return word.equals(OFF);
    }

    /** When it ends: at nine in the morning where it names a day; null for not before it gets worse. */
    @Nullable Instant until(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return switch (word) {
            case "worse" -> null;
            case "tomorrow" -> today.plusDays(1).atTime(MORNING).atZone(zone).toInstant();
            case "monday" ->
                today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .atTime(MORNING)
                        .atZone(zone)
                        .toInstant();
            default -> now.plus(span == null ? Duration.ZERO : span);
        };
    }
}
