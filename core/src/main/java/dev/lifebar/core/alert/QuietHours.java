package dev.lifebar.core.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a channel wants to hear only what is urgent, day by day; over midnight where it ends before it begins.
 *
 * @param redToo whether even critical and empty wait for the end
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone, boolean redToo) {

    /** Until when to wait; {@code now} itself outside of them. */
    public Instant end(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        if (!covers(here.toLocalTime())) {
            return now;
        }
        ZonedDateTime end = end(here.toLocalDate());
        return (end.isAfter(here) ? end : end(here.toLocalDate().plusDays(1))).toInstant();
    }

    /** The same hours of another zone. */
    public QuietHours in(ZoneId other) {
        return new QuietHours(from, to, other, redToo);
    }

    /** Where clocks go back over it, the second time, which is never in the past. */
    private ZonedDateTime end(LocalDate day) {
        return day.atTime(to).atZone(zone).withLaterOffsetAtOverlap();
    }

    private boolean covers(LocalTime time) {
        boolean late = !time.isBefore(from);
        boolean early = time.isBefore(to);
        return from.isBefore(to) ? late && early : late || early;
    }
}
