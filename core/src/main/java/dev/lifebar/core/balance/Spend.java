package dev.lifebar.core.balance;

import java.time.Instant;

/** What was spent over a span of time; the span has no length where the moment is known. */
public record Spend(Amount amount, Instant from, Instant to) {}
