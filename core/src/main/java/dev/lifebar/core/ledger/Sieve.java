package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.ledger.Thinning.Grain;
import dev.lifebar.core.storage.ThinningStore.Progress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sorts out what is superfluous among some entries in a row, of which the first is kept and the last is looked at next time. */
final class Sieve {
    private final List<Entry> entries;
    private final Grain grain;
    private final ZoneId zone;
    private final List<Long> superfluous = new ArrayList<>();
    private final Map<Long, Amount> sums = new HashMap<>();
    private @Nullable Instant known;

    /**
     * Begins with entries of one account.
     *
     * @param zone where its days begin
     * @param known when its balance was known before these entries; null if it was not
     */
    Sieve(List<Entry> entries, Grain grain, ZoneId zone, @Nullable Instant known) {
        this.entries = entries;
        this.grain = grain;
        this.zone = zone;
        this.known = known;
    }

    Progress progress() {
        Entry kept = entries.get(0);
        note(kept);
        for (int at = 1; at < entries.size() - 1; at++) {
            Entry entry = entries.get(at);
            Entry after = entries.get(at + 1);
            note(entry);
            if (isRepeated(kept, entry, after)) {
                superfluous.add(entry.id());
            } else if (isSpentOn(kept, entry, after)) {
                superfluous.add(entry.id());
                Amount sum = sums.getOrDefault(entry.id(), entry.amount());
                sums.remove(entry.id());
                sums.put(after.id(), sum.plus(after.amount()));
            } else {
                kept = entry;
            }
        }
        return new Progress(kept.sequence(), superfluous, sums);
    }

    private void note(Entry entry) {
        if (entry.kind().isRead() || entry.kind() == EntryKind.SYNC) {
            known = entry.at();
        }
    }

    private boolean isRepeated(Entry before, Entry entry, Entry after) {
        return entry.kind() == EntryKind.READING
                && before.kind().isRead()
                && after.kind() == EntryKind.READING
                && before.amount().unit().equals(entry.amount().unit())
                && after.amount().unit().equals(entry.amount().unit())
                && entry.amount().compareTo(before.amount()) <= 0
                && grain.of(entry) == grain.of(after);
    }

    /**
     * Whether spend can be added to the next: on the same side of what is known of the balance, and on the same day. The first
     * in a row stays, since an account may turn out to begin with it.
     */
    private boolean isSpentOn(Entry before, Entry entry, Entry after) {
        return before.kind() == EntryKind.SPEND
                && entry.kind() == EntryKind.SPEND
                && after.kind() == EntryKind.SPEND
                && entry.amount().unit().equals(after.amount().unit())
                && !after.at().isBefore(entry.at())
                && (known == null || !entry.at().isBefore(known))
                && grain.of(entry) == grain.of(after)
                && day(entry).equals(day(after));
    }

    private LocalDate day(Entry entry) {
        return LocalDate.ofInstant(entry.at(), zone);
    }
}
