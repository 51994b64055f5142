package dev.lifebar.core.balance;

import org.jspecify.annotations.Nullable;

/** One entry and what it made of its account. */
public record Step(
        Entry entry,
        Projection before,
        Projection after,
        @Nullable Spend spend) {}
