package dev.lifebar.core.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Adds entries up again, leaving out what was undone. */
public final class Replay {
    private Replay() {}

    /** The steps from {@code start} through {@code entries}, in order, without the ones whose id is in {@code undone}. */
    public static List<Step> of(Projection start, List<Entry> entries, Set<Long> undone) {
        List<Step> steps = new ArrayList<>();
        Projection current = start;
        for (Entry entry : entries) {
            if (entry.kind() != EntryKind.UNDO && !undone.contains(entry.id())) {
                Step step = current.apply(entry);
                steps.add(step);
                current = step.after();
            }
        }
        return steps;
    }
}
