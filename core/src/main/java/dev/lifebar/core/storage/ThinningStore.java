package dev.lifebar.core.storage;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.ledger.Thinning.Grain;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps how far readings were thinned out, and lets those go that are superfluous. */
public final class ThinningStore {
    private final Handle handle;

    public ThinningStore(Handle handle) {
        this.handle = handle;
    }

    /**
     * How far it has come.
     *
     * @param kept the sequence of the last entry that is kept for sure
     * @param superfluous the ids of entries to delete
     * @param sums what entries that stay come to with those before them that go, by their ids
     */
    public record Progress(long kept, List<Long> superfluous, Map<Long, Amount> sums) {
        public Progress {
            superfluous = List.copyOf(superfluous);
            sums = Map.copyOf(sums);
        }
    }

    /** An account that has entries, and where its days begin. */
    public record Aged(long id, ZoneId zone) {}

    public List<Aged> accounts() {
        return handle.createQuery("""
                        select a.id, w.zone from account a join workspace w on w.id = a.workspace_id
                        where a.last_sequence > 0 order by a.id
                        """)
                .map((row, context) -> new Aged(row.getLong("id"), ZoneId.of(row.getString("zone"))))
                .list();
    }

    /** When the balance of an account was known last before an entry of it; null if it was not. */
    public @Nullable Instant lastKnown(long accountId, Entry entry) {
        return handle.createQuery("""
                        select at from entry
                        where account_id = ? and sequence < ? and kind in ('SYNC', 'READING', 'RISE')
                        order by sequence desc limit 1
                        """)
                .bind(0, accountId)
                .bind(1, entry.sequence())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli)
                .orElse(null);
    }

    /** The old ones among the next entries of an account to look at, from the last one that was kept on. */
    public List<Entry> next(long accountId, Grain grain, Instant before, int limit) {
        return handle.createQuery("""
                        select * from (
                            select * from entry
                            where account_id = ?
                                and sequence >= coalesce((select %s from thinning where account_id = ?), 0)
                            order by sequence limit ?
                        ) as next
                        where at < ? order by sequence
                        """.formatted(column(grain)))
                .bind(0, accountId)
                .bind(1, accountId)
                .bind(2, limit)
                .bind(3, before.toEpochMilli())
                .map((row, context) -> EntryStore.entry(row))
                .list();
    }

    /** Deletes what is superfluous, and remembers how far that was. */
    public void advance(long accountId, Grain grain, Progress progress) {
        EntryStore entries = new EntryStore(handle);
        progress.sums().forEach(entries::sum);
        progress.superfluous().forEach(entries::delete);
        handle.execute("""
                insert into thinning (account_id, hourly, daily) select id, 0, 0 from account where id = ?
                on conflict (account_id) do nothing
                """, accountId);
        handle.execute(
                "update thinning set " + column(grain) + " = ? where account_id = ?", progress.kept(), accountId);
    }

    private static String column(Grain grain) {
        return grain == Grain.HOUR ? "hourly" : "daily";
    }
}
