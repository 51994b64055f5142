package dev.lifebar.bot.demo;

import java.time.Duration;

/**
 * How fast the story goes.
 *
 * @param step from one spend to the next
 * @param patience how long somebody has to top up before the story does it by itself
 */
public record Pace(Duration step, Duration patience) {
    /** The whole story takes about a minute. */
    public static final Pace USUAL = new Pace(Duration.ofMillis(1400), Duration.ofSeconds(20));
}
