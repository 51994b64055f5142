package dev.lifebar.bot.slack;

import dev.lifebar.core.reply.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells moments in words, where Slack does not do it in the reader's own time zone. */
final class Moments {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH);

    private final InstantSource time;

    Moments(InstantSource time) {
        this.time = time;
    }

    String ago(Instant at) {
        return Words.ago(at, time.instant());
    }

    String clock(Instant at) {
        return CLOCK.format(at.atOffset(ZoneOffset.UTC));
    }
}
