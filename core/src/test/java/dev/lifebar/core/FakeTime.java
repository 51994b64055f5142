package dev.lifebar.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that stands still until told to move. */
public final class FakeTime implements InstantSource {
    private volatile Instant now;

    public FakeTime(Instant start) {
        this.now = start;
    }

    public void pass(Duration span) {
        now = now.plus(span);
    }

    public void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
