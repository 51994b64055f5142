package dev.lifebar.bot.terminal;

import dev.lifebar.core.reply.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells moments as people do: {@code 3 min ago}, {@code Tue 10:42}. */
final class Times {
    private static final int WEEK = 7;

    private final InstantSource time;
    private final Supplier<ZoneId> zone;

    Times(InstantSource time, Supplier<ZoneId> zone) {
        this.time = time;
        this.zone = zone;
    }

    /** The distance from now; a moment still to come is {@code in 3 min}. */
    String ago(Instant at) {
        return Words.ago(at, time.instant());
    }

    /** The time of day, with the weekday or the date where it is not today. */
    String clock(Instant at) {
        ZonedDateTime moment = at.atZone(zone.get());
        return DateTimeFormatter.ofPattern(pattern(moment.toLocalDate()), Locale.ENGLISH)
                .format(moment);
    }

    String now() {
        return clock(time.instant());
    }

    private String pattern(LocalDate day) {
        LocalDate today = time.instant().atZone(zone.get()).toLocalDate();
        if (day.equals(today)) {
            return "HH:mm";
        }
        if (day.isAfter(today.minusDays(WEEK)) && day.isBefore(today.plusDays(WEEK))) {
            return "EEE HH:mm";
        }
        return day.getYear() == today.getYear() ? "d MMM HH:mm" : "d MMM yyyy HH:mm";
    }
}
