package dev.lifebar.core.storage;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.ledger.Kept;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps the ledger. What is there changes by thinning alone. */
public final class EntryStore {
    /** The kinds as the partial indexes name them, so that SQLite sees that it may use one. */
    static final String LAST_UNDOABLE = """
            select * from entry e
            where account_id = ? and kind in ('SYNC', 'TOPUP', 'UNDO', 'CLAIM') and kind in ('SYNC', 'TOPUP')
                and not exists (select 1 from entry u where u.undoes = e.id)
            order by sequence desc limit 1
            """;

    static final String LAST_UNDOABLE_OF = """
            select * from entry e
            where workspace_id = ? and kind in ('SYNC', 'TOPUP', 'UNDO', 'CLAIM') and kind in ('SYNC', 'TOPUP')
                and not exists (select 1 from entry u where u.undoes = e.id)
            order by id desc limit 1
            """;

    private static final String LAST_SYNC = """
            select * from entry e
            where account_id = ? and kind in ('SYNC', 'TOPUP', 'UNDO', 'CLAIM') and kind = 'SYNC'
                and not exists (select 1 from entry u where u.undoes = e.id)
            order by sequence desc limit 1
            """;

    /** More than a day has, if something is spent all the time. */
    private static final int LATEST = 500;

    private final Handle handle;

    /**
     * A reading that shows a top-up.
     *
     * @param was the balance before it, in micro-units
     */
    public record Risen(Kept kept, long was) {
        public Amount added() {
            Amount balance = kept.entry().amount();
            return new Amount(balance.micros() - was, balance.unit());
        }
    }

    public EntryStore(Handle handle) {
        this.handle = handle;
    }

    public void add(Kept kept) {
        Entry entry = kept.entry();
        Projection before = kept.before();
        Unit unit = entry.amount().unit();
        Amount balance = kept.balance();
        handle.createUpdate("""
                        insert into entry (id, workspace_id, account_id, sequence, kind, amount, unit, max, at, author_id,
                            author_name, undoes, request_id, before, zone, balance, balance_unit)
                        values (:id, :workspace, :account, :sequence, :kind, :amount, :unit, :max, :at, :authorId,
                            :authorName, :undoes, :requestId, :before, :zone, :balance, :balanceUnit)
                        """)
                .bind("id", entry.id())
                .bind("workspace", kept.workspaceId())
                .bind("account", kept.accountId())
                .bind("sequence", entry.sequence())
                .bind("kind", entry.kind().name())
                .bind("amount", entry.amount().micros())
                .bind("unit", unit.code())
                .bind("max", entry.max() == null ? null : entry.max().micros())
                .bind("at", entry.at().toEpochMilli())
                .bind("authorId", entry.author().id())
                .bind("authorName", entry.author().name())
                .bind("undoes", entry.undoes())
                .bind("requestId", kept.requestId())
                .bind("before", before == null ? null : ProjectionText.write(before))
                .bind("zone", kept.zone() == null ? null : kept.zone().getId())
                .bind("balance", balance == null ? null : balance.micros())
                .bind(
                        "balanceUnit",
                        balance == null || balance.unit().equals(unit)
                                ? null
                                : balance.unit().code())
                .execute();
    }

    public Optional<Kept> byRequest(long workspaceId, String requestId) {
        return handle.createQuery("select * from entry where workspace_id = ? and request_id = ?")
                .bind(0, workspaceId)
                .bind(1, requestId)
                .map((row, context) -> kept(row))
                .findOne();
    }

    public Optional<Kept> find(long id) {
        return handle.createQuery("select * from entry where id = ?")
                .bind(0, id)
                .map((row, context) -> kept(row))
                .findOne();
    }

    /** Where somebody said that the top-up was theirs which a reading showed. */
    public Optional<Kept> claim(long riseId) {
        return handle.createQuery("select * from entry where undoes = ? and kind = 'CLAIM'")
                .bind(0, riseId)
                .map((row, context) -> kept(row))
                .findOne();
    }

    /** The latest top-up that a reading of an account showed, since a moment, and what was there before it. */
    public Optional<Risen> lastRise(long accountId, Instant since) {
        return handle.createQuery("""
                        select *, (select b.balance from entry b where b.account_id = e.account_id and b.sequence < e.sequence
                            order by b.sequence desc limit 1) as was
                        from (select * from entry where account_id = ? order by sequence desc limit ?) e
                        where e.kind = 'RISE' and e.at >= ? order by e.sequence desc limit 1
                        """)
                .bind(0, accountId)
                .bind(1, LATEST)
                .bind(2, since.toEpochMilli())
                .map((row, context) -> new Risen(kept(row), row.getLong("was")))
                .findOne();
    }

    /** The latest sync or top-up of an account that still counts. */
    public Optional<Kept> lastUndoable(long accountId) {
        return handle.createQuery(LAST_UNDOABLE)
                .bind(0, accountId)
                .map((row, context) -> kept(row))
                .findOne();
    }

    /** The latest sync of an account that still counts. */
    public Optional<Kept> lastSync(long accountId) {
        return handle.createQuery(LAST_SYNC)
                .bind(0, accountId)
                .map((row, context) -> kept(row))
                .findOne();
    }

    /** The latest sync or top-up of a workspace that still counts. */
    public Optional<Kept> lastUndoableOf(long workspaceId) {
        return handle.createQuery(LAST_UNDOABLE_OF)
                .bind(0, workspaceId)
                .map((row, context) -> kept(row))
                .findOne();
    }

    /** What people did to the accounts of a workspace, latest first. */
    public List<Kept> byPeople(long workspaceId, int limit) {
        return handle.createQuery("""
                        select * from entry where workspace_id = ? and kind in ('SYNC', 'TOPUP', 'UNDO', 'CLAIM')
                        order by id desc limit ?
                        """)
                .bind(0, workspaceId)
                .bind(1, limit)
                .map((row, context) -> kept(row))
                .list();
    }

    /** What people did to one account, latest first. */
    public List<Kept> byPeopleTo(long accountId, int limit) {
        return handle.createQuery("""
                        select * from entry where account_id = ? and kind in ('SYNC', 'TOPUP', 'UNDO', 'CLAIM')
                        order by sequence desc limit ?
                        """)
                .bind(0, accountId)
                .bind(1, limit)
                .map((row, context) -> kept(row))
                .list();
    }

    /** Walks over the entries of an account from one sequence through another, in order, without holding them in memory. */
    public void between(long accountId, long first, long last, Consumer<Entry> visitor) {
        try (Stream<Entry> rows = handle
                .createQuery("select * from entry where account_id = ? and sequence between ? and ? order by sequence")
                .bind(0, accountId)
                .bind(1, first)
                .bind(2, last)
                .map((row, context) -> entry(row))
                .stream()) {
            rows.forEach(visitor);
        }
    }

    /** The ids of the entries that were undone from one sequence of an account through another. */
    public Set<Long> undone(long accountId, long first, long last) {
        return handle.createQuery("""
                        select undoes from entry
                        where account_id = ? and sequence between ? and ? and kind in ('SYNC', 'TOPUP', 'UNDO', 'CLAIM')
                            and kind = 'UNDO'
                        """)
                .bind(0, accountId)
                .bind(1, first)
                .bind(2, last)
                .mapTo(Long.class)
                .set();
    }

    /** Walks over the whole ledger of a workspace, oldest first, without holding it in memory. */
    public void each(long workspaceId, Consumer<Kept> visitor) {
        try (Stream<Kept> rows = handle
                .createQuery("select * from entry where workspace_id = ? order by id")
                .bind(0, workspaceId)
                .map((row, context) -> kept(row))
                .stream()) {
            rows.forEach(visitor);
        }
    }

    /** Lets a report of spend stand for those before it that are thinned out. */
    void sum(long id, Amount sum) {
        handle.execute("update entry set amount = ? where id = ?", sum.micros(), id);
    }

    /** Deletes an entry that is thinned out. */
    void delete(long id) {
        handle.execute("delete from entry where id = ?", id);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        Entry entry = entry(row);
        String before = row.getString("before");
        String zone = row.getString("zone");
        String unit = row.getString("balance_unit");
        return new Kept(
                row.getLong("workspace_id"),
                row.getLong("account_id"),
                entry,
                row.getString("request_id"),
                before == null ? null : ProjectionText.read(before),
                zone == null ? null : ZoneId.of(zone),
                amount(
                        Rows.number(row, "balance"),
                        unit == null ? entry.amount().unit() : Unit.of(unit)));
    }

    static Entry entry(ResultSet row) throws SQLException {
        Unit unit = Unit.of(row.getString("unit"));
        return new Entry(
                row.getLong("id"),
                row.getLong("sequence"),
                EntryKind.valueOf(row.getString("kind")),
                new Amount(row.getLong("amount"), unit),
                amount(Rows.number(row, "max"), unit),
                Instant.ofEpochMilli(row.getLong("at")),
                new Author(row.getString("author_id"), row.getString("author_name")),
                Rows.number(row, "undoes"));
    }

    private static @Nullable Amount amount(@Nullable Long micros, Unit unit) {
        return micros == null ? null : new Amount(micros, unit);
    }
}
