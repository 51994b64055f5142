package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Replay;
import dev.lifebar.core.balance.Step;
import java.time.Instant;
import java.util.List;

/**
 * What an account's entries from one on came to with it, and come to without it.
 *
 * @param start what the account added up to before it
 */
record TakenBack(Projection start, List<Step> with, List<Step> without) {

    /** Takes back the first of these entries; the last of them is the undo that does so. */
    static TakenBack of(Projection start, List<Entry> entries) {
        return new TakenBack(
                start, Replay.of(start, entries.subList(0, entries.size() - 1)), Replay.of(start, entries));
    }

    /** When what is taken back was recorded. */
    Instant at() {
        return with.get(0).entry().at();
    }

    /** What the account adds up to without it. Looks that found nothing new left no entry, so they are seen in {@code now}. */
    Projection after(Projection now) {
        Projection replayed = end(without);
        boolean read = without.stream().anyMatch(step -> step.entry().kind() == EntryKind.READING);
        return read ? replayed.lookedAtLike(now, now.observations() - end(with).observations()) : replayed;
    }

    private Projection end(List<Step> steps) {
        return steps.isEmpty() ? start : steps.get(steps.size() - 1).after();
    }
}
