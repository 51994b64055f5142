package dev.lifebar.core.alert;

import java.time.Instant;
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
        ZonedDateTime end = here.toLocalDate().atTime(to).atZone(zone);
        return (end.isAfter(here)
                        ? end
                        : here.toLocalDate().plusDays(1).atTime(to).atZone(zone))
                .toInstant();
    }

    private boolean covers(LocalTime time) {
        boolean late = !time.isBefore(from);
        boolean early = time.isBefore(to);
        return from.isBefore(to) ? late && early : late || early;
    }
}
