package dev.lifebar.core.balance;

import org.jspecify.annotations.Nullable;

/** One entry and what it made of its account. */
public record Step(
        Entry entry,
        Projection before,
        Projection after,
        @Nullable Spend spend) {

    /** What was added, in micro-units: a top-up as a person recorded it, or as far as a balance rose. */
    public long added() {
        if (entry.kind() == EntryKind.TOPUP) {
            return entry.amount().micros();
        }
        Amount last = before.balance();
        if (entry.kind() != EntryKind.RISE
                || last == null
                || !last.unit().equals(entry.amount().unit())) {
            return 0;
        }
        return Math.max(0, entry.amount().micros() - last.micros());
    }
}
