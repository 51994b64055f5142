package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Step;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.storage.DayStore;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Rolls an account's steps up into its days. */
final class Days {
    private final DayStore store;
    private final long accountId;
    private final ZoneId zone;

    Days(DayStore store, long accountId, ZoneId zone) {
        this.store = store;
        this.accountId = accountId;
        this.zone = zone;
    }

    void add(Step step) {
        Unit unit = step.after().unit();
        Rollup rollup = new Rollup(zone);
        rollup.add(step);
        for (LocalDate day : rollup.days()) {
            store.add(accountId, day, unit, rollup.spent(day), rollup.added(day), rollup.closing(day));
        }
    }

    /** Takes back what an undone entry did, to its own days and to those that look different without it. */
    void replace(TakenBack taken) {
        for (Unit unit : taken.units()) {
            Rollup without = taken.without(unit);
            replace(unit, taken.with(unit), without);
            closeAgain(
                    unit,
                    LocalDate.ofInstant(taken.at(), zone),
                    in(unit, taken.start().balance()),
                    without);
        }
        store.removeEmpty(accountId);
    }

    private void replace(Unit unit, Rollup with, Rollup without) {
        SortedSet<LocalDate> days = with.days();
        days.addAll(without.days());
        for (LocalDate day : days) {
            long spent = without.spent(day) - with.spent(day);
            long added = without.added(day) - with.added(day);
            if (spent != 0 || added != 0) {
                store.add(accountId, day, unit, spent, added, null);
            }
        }
    }

    /** Every day that was closed, those that only an undone entry had closed included. */
    private void closeAgain(Unit unit, LocalDate first, @Nullable Long start, Rollup without) {
        for (Day day : store.from(accountId, unit, first)) {
            Long last = without.lastUntil(day.day());
            Long closing = last == null ? start : last;
            if (day.closing() != null && !Objects.equals(day.closing().micros(), closing)) {
                store.close(accountId, day.day(), unit, closing);
            }
        }
    }

    private static @Nullable Long in(Unit unit, @Nullable Amount amount) {
        return amount == null || !amount.unit().equals(unit) ? null : amount.micros();
    }
}
