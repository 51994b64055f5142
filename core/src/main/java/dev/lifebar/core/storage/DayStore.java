package dev.lifebar.core.storage;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.forecast.DaySpend;
import dev.lifebar.core.ledger.Day;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps the daily roll-up of each account, so that nothing has to scan the ledger. */
public final class DayStore {
    /** A day begins in some zone up to a day before or after it does in UTC. */
    private static final int ZONES = 1;

    private final Handle handle;

    public DayStore(Handle handle) {
        this.handle = handle;
    }

    /**
     * Adds to a day, or takes from it where the changes are negative. A null closing leaves the day's closing.
     *
     * @throws ArithmeticException if the day would leave the range of amounts
     */
    public void add(long accountId, LocalDate day, Unit unit, long spent, long added, @Nullable Long closing) {
        handle.createQuery("""
                        insert into day (account_id, day, unit, spent, added, closing)
                        values (:account, :day, :unit, :spent, :added, :closing)
                        on conflict (account_id, day, unit) do update
                        set spent = day.spent + excluded.spent, added = day.added + excluded.added,
                            closing = coalesce(excluded.closing, day.closing)
                        returning *
                        """)
                .bind("account", accountId)
                .bind("day", day.toEpochDay())
                .bind("unit", unit.code())
                .bind("spent", spent)
                .bind("added", added)
                .bind("closing", closing)
                .map((row, context) -> day(row))
                .one();
    }

    /** Sets what a day closed with; null where nothing was known. */
    public void close(long accountId, LocalDate day, Unit unit, @Nullable Long closing) {
        handle.createUpdate("update day set closing = ? where account_id = ? and day = ? and unit = ?")
                .bind(0, closing)
                .bind(1, accountId)
                .bind(2, day.toEpochDay())
                .bind(3, unit.code())
                .execute();
    }

    /** Removes days that nothing happened on and nothing is known of. */
    public void removeEmpty(long accountId) {
        handle.execute(
                "delete from day where account_id = ? and spent = 0 and added = 0 and closing is null", accountId);
    }

    /** The days of one account in its present unit, from a day on, oldest first. */
    public List<Day> from(long accountId, Unit unit, LocalDate first) {
        return handle.createQuery("""
                        select * from day where account_id = ? and day >= ? and unit = ? order by day
                        """)
                .bind(0, accountId)
                .bind(1, first.toEpochDay())
                .bind(2, unit.code())
                .map((row, context) -> day(row))
                .list();
    }

    /** What one account spent in its present unit, from a day on. */
    public List<DaySpend> spend(long accountId, Unit unit, LocalDate first) {
        return handle.createQuery(
                        "select account_id, day, spent from day where account_id = ? and day >= ? and unit = ?")
                .bind(0, accountId)
                .bind(1, first.toEpochDay())
                .bind(2, unit.code())
                .map((row, context) -> spend(row))
                .list();
    }

    /**
     * What all accounts of a workspace lately spent in their present units, by account id.
     *
     * @param back how many days before the one on which an account was last looked at are wanted, in any zone
     */
    public Map<Long, List<DaySpend>> latestSpend(long workspaceId, int back) {
        return handle.createQuery("""
                        select account_id, day, day.spent
                        from account join day on day.account_id = account.id and day.unit = account.unit
                        where workspace_id = ? and day >= observed_at / 86400000 - ?
                        """)
                .bind(0, workspaceId)
                .bind(1, back + ZONES)
                .scanResultSet((rows, context) -> spends(rows.get()));
    }

    private static Map<Long, List<DaySpend>> spends(ResultSet rows) throws SQLException {
        Map<Long, List<DaySpend>> spends = new HashMap<>();
        while (rows.next()) {
            spends.computeIfAbsent(rows.getLong(1), id -> new ArrayList<>()).add(spend(rows));
        }
        return spends;
    }

    /** By position, which is faster than by name, since these are most of the rows that a command reads. */
    private static DaySpend spend(ResultSet row) throws SQLException {
        return new DaySpend(LocalDate.ofEpochDay(row.getLong(2)), row.getLong(3));
    }

    private static Day day(ResultSet row) throws SQLException {
        Unit unit = Unit.of(row.getString("unit"));
        Long closing = Rows.number(row, "closing");
        return new Day(
                LocalDate.ofEpochDay(row.getLong("day")),
                new Amount(row.getLong("spent"), unit),
                new Amount(row.getLong("added"), unit),
                closing == null ? null : new Amount(closing, unit));
    }
}
