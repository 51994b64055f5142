package dev.lifebar.core.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds entries up again. */
public final class Replay {
    private Replay() {}

    /**
     * The steps from {@code start} through {@code entries}, in order, without those that an undo among them takes back,
     * and without spend in a unit that only what was taken back had brought in.
     */
    public static List<Step> of(Projection start, List<Entry> entries) {
        Set<Long> undone = entries.stream()
                .filter(entry -> entry.kind() == EntryKind.UNDO)
                .map(Entry::undoes)
                .collect(Collectors.toSet());
        List<Step> steps = new ArrayList<>();
        Projection current = start;
        for (Entry entry : entries) {
            if (entry.kind() != EntryKind.UNDO && !undone.contains(entry.id()) && !isForeign(current, entry)) {
                Step step = current.apply(entry);
                steps.add(step);
                current = step.after();
            }
        }
        return steps;
    }

    private static boolean isForeign(Projection current, Entry entry) {
        return entry.kind() == EntryKind.SPEND && !entry.amount().unit().equals(current.unit());
    }
}
