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
            if (rollup.spent(day) != 0 || rollup.added(day) != 0 || rollup.closing(day) != null) {
                store.add(accountId, day, unit, rollup.spent(day), rollup.added(day), rollup.closing(day));
            }
        }
    }

    /** Takes back what an undone entry did, to its own days and to those that look different without it. */
    void replace(TakenBack taken) {
        for (Unit unit : taken.units()) {
            Rollup without = taken.without(unit);
            replace(unit, taken.with(unit), without);
            closeAgain(unit, taken);
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

    /**
     * Every day that closes differently, those that only an undone entry had closed included. The others keep what they closed
     * with, which may have been a reading that is thinned out by now.
     */
    private void closeAgain(Unit unit, TakenBack taken) {
        Long start = in(unit, taken.start().balance());
        for (Day day : store.from(accountId, unit, LocalDate.ofInstant(taken.at(), zone))) {
            Long was = orElse(taken.with(unit).lastUntil(day.day()), start);
            Long closing = orElse(taken.without(unit).lastUntil(day.day()), start);
            if (day.closing() != null && !Objects.equals(was, closing)) {
                store.close(accountId, day.day(), unit, closing);
            }
        }
    }

    private static @Nullable Long orElse(@Nullable Long value, @Nullable Long other) {
        return value == null ? other : value;
    }

    private static @Nullable Long in(Unit unit, @Nullable Amount amount) {
        return amount == null || !amount.unit().equals(unit) ? null : amount.micros();
    }
}
