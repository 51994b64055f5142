package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Replay;
import dev.lifebar.core.balance.Step;
import dev.lifebar.core.storage.EntryStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An account's entries from one on, with it and without it.
 *
 * @param start what the account added up to before it
 */
record TakenBack(Projection start, List<Step> with, List<Step> without) {

    static TakenBack of(Kept target, EntryStore entries) {
        Projection before = target.before();
        if (before == null) {
            throw new IllegalStateException(
                    "no state kept before entry " + target.entry().id());
        }
        long first = target.entry().sequence();
        List<Entry> since = entries.from(target.accountId(), first);
        Set<Long> undone = entries.undoneFrom(target.accountId(), first);
        Set<Long> undoneNow = new HashSet<>(undone);
        undoneNow.add(target.entry().id());
        return new TakenBack(before, Replay.of(before, since, undone), Replay.of(before, since, undoneNow));
    }

    /** What the account adds up to without it. */
    Projection after() {
        return without.isEmpty() ? start : without.get(without.size() - 1).after();
    }
}
