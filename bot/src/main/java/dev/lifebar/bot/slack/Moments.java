package dev.lifebar.bot.slack;

import dev.lifebar.core.reply.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells moments in words, where Slack does not do it in the reader's own time zone. */
final class Moments {
    /** So near, before and after are told alike: a clock that is set back a little puts nothing into the future. */
    private static final Duration JUST_NOW = Duration.ofSeconds(10);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH);

    private final InstantSource time;

    Moments(InstantSource time) {
        this.time = time;
    }

    String ago(Instant at) {
        Duration since = Duration.between(at, time.instant());
        if (since.abs().compareTo(JUST_NOW) < 0) {
            return SlackTexts.text("ago.now");
        }
        return since.isNegative()
                ? SlackTexts.text("ago.to-come", Words.span(since.negated()))
                : SlackTexts.text("ago.past", Words.span(since));
    }

    String clock(Instant at) {
        return CLOCK.format(at.atOffset(ZoneOffset.UTC));
    }
}
