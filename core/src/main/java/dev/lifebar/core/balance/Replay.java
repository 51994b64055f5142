package dev.lifebar.core.balance;

import java.util.Optional;
import java.util.Set;

/** Adds entries up again, one after another. */
public final class Replay {
    private final Set<Long> undone;
    private Projection end;

    /**
     * Goes on from {@code start}.
     *
     * @param undone the ids of the entries that no longer count
     */
    public Replay(Projection start, Set<Long> undone) {
        this.end = start;
        this.undone = undone;
    }

    /**
     * The next step; nothing for what was taken back, for an undo or a claim, and for spend or a full bar in a unit that only what was
     * taken back had brought in.
     */
    public Optional<Step> next(Entry entry) {
        if (entry.kind().isOfAnother() || undone.contains(entry.id()) || isForeign(entry)) {
            return Optional.empty();
        }
        Step step = end.apply(entry);
        end = step.after();
        return Optional.of(step);
    }

    /** What it came to so far. */
    public Projection end() {
        return end;
    }

    private boolean isForeign(Entry entry) {
        boolean bound = entry.kind() == EntryKind.SPEND || entry.kind() == EntryKind.FULL;
        return bound && !entry.amount().unit().equals(end.unit());
    }
}
