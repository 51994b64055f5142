package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Spend;
import dev.lifebar.core.balance.Step;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.forecast.SpendByDay;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds all entries of an account up once more, one after the other, days included. */
final class Recount {
    private final ZoneId zone;
    private final Map<Cell, Long> spent = new HashMap<>();
    private final Map<Cell, Long> added = new HashMap<>();
    private final Map<Cell, Long> closings = new HashMap<>();
    private final Map<Unit, Long> totals = new HashMap<>();
    private final boolean oneUnit;
    private Projection end;

    private Recount(ZoneId zone, Unit unit, boolean oneUnit) {
        this.zone = zone;
        this.oneUnit = oneUnit;
        this.end = Projection.empty(unit);
    }

    /** A day in one unit. */
    record Cell(LocalDate day, Unit unit) {}

    static Recount of(List<Entry> entries, List<RandomLedger.Look> looks, ZoneId zone) {
        List<Unit> units =
                entries.stream().map(entry -> entry.amount().unit()).distinct().toList();
        Recount recount = new Recount(zone, units.get(0), units.size() == 1);
        Set<Long> undone = new HashSet<>();
        entries.forEach(entry -> undone.add(entry.undoes() == null ? 0 : entry.undoes()));
        for (Entry entry : entries) {
            boolean foreign = (entry.kind() == EntryKind.SPEND || entry.kind() == EntryKind.FULL)
                    && !entry.amount().unit().equals(recount.end.unit());
            if (entry.kind() != EntryKind.UNDO && !undone.contains(entry.id()) && !foreign) {
                recount.add(entry);
            }
            looks.stream()
                    .filter(look -> look.sequence() == entry.sequence())
                    .forEach(look -> recount.end = recount.end.lookedAt(look.at()));
        }
        return recount;
    }

    Projection end() {
        return end;
    }

    /** Every day that must be known: after a change of units and back, an undo may forget a balance, but no change. */
    List<Cell> days(Unit unit) {
        Set<Cell> cells = new HashSet<>(spent.keySet());
        cells.addAll(closings.keySet());
        return cells.stream()
                .filter(cell -> cell.unit().equals(unit))
                .filter(cell -> spent(cell) != 0 || added(cell) != 0 || mustClose(cell))
                .toList();
    }

    long spent(Cell cell) {
        return spent.getOrDefault(cell, 0L);
    }

    long added(Cell cell) {
        return added.getOrDefault(cell, 0L);
    }

    /** The last balance in a unit until the end of a day; null if there was none. */
    @Nullable Long closing(Cell cell) {
        return closings.keySet().stream()
                .filter(other ->
                        other.unit().equals(cell.unit()) && !other.day().isAfter(cell.day()))
                .max((one, other) -> one.day().compareTo(other.day()))
                .map(closings::get)
                .orElse(null);
    }

    /** Whether a day's closing must be known. */
    boolean mustClose(Cell cell) {
        return oneUnit && closings.containsKey(cell);
    }

    long total(Unit unit) {
        return totals.getOrDefault(unit, 0L);
    }

    private void add(Entry entry) {
        Step step = end.apply(entry);
        end = step.after();
        Spend spend = step.spend();
        if (spend != null) {
            Unit unit = spend.amount().unit();
            totals.merge(unit, spend.amount().micros(), Long::sum);
            SpendByDay.spread(spend.amount().micros(), spend.from(), spend.to(), zone)
                    .forEach((day, micros) -> spent.merge(new Cell(day, unit), micros, Long::sum));
        }
        Cell today = new Cell(LocalDate.ofInstant(entry.at(), zone), end.unit());
        if (entry.kind() == EntryKind.TOPUP) {
            added.merge(today, entry.amount().micros(), Long::sum);
        }
        Amount last = step.before().balance();
        if (entry.kind() == EntryKind.RISE
                && last != null
                && last.unit().equals(entry.amount().unit())) {
            added.merge(today, Math.max(0, entry.amount().micros() - last.micros()), Long::sum);
        }
        Amount balance = end.balance();
        if (balance != null) {
            closings.put(today, balance.micros());
        }
    }
}
