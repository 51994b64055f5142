package dev.lifebar.bot.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that stands still until told otherwise. */
final class MovableTime implements InstantSource {
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration amount) {
        now = now.plus(amount);
    }
}
