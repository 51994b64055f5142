package dev.lifebar.core.storage;

import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.ledger.Thinning.Grain;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Keeps how far readings were thinned out, and deletes those that are superfluous. */
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
     */
    public record Progress(long kept, List<Long> superfluous) {
        public Progress {
            superfluous = List.copyOf(superfluous);
        }
    }

    /** All accounts that have entries. */
    public List<Long> accounts() {
        return handle.createQuery("select id from account where last_sequence > 0 order by id")
                .mapTo(Long.class)
                .list();
    }

    /** The next entries of an account to look at, from the last one that was kept on. */
    public List<Entry> next(long accountId, Grain grain, Instant before, int limit) {
        return handle.createQuery("""
                        select * from entry
                        where account_id = ? and at < ?
                            and sequence >= coalesce((select %s from thinning where account_id = ?), 0)
                        order by sequence limit ?
                        """.formatted(column(grain)))
                .bind(0, accountId)
                .bind(1, before.toEpochMilli())
                .bind(2, accountId)
                .bind(3, limit)
                .map((row, context) -> EntryStore.entry(row))
                .list();
    }

    /** Deletes what is superfluous, and remembers how far that was. */
    public void advance(long accountId, Grain grain, Progress progress) {
        progress.superfluous().forEach(id -> handle.execute("delete from entry where id = ?", id));
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
