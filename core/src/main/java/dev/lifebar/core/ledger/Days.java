package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.Spend;
import dev.lifebar.core.balance.Step;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.forecast.SpendByDay;
import dev.lifebar.core.storage.DayStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rolls an account's steps up into days. */
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
        apply(step, 1);
    }

    /** Takes back what the steps with an undone entry did, adds what they do without it, and closes their days anew. */
    void replace(TakenBack taken) {
        taken.with().forEach(step -> apply(step, -1));
        taken.without().forEach(step -> apply(step, 1));
        TreeMap<LocalDate, Step> closings = new TreeMap<>();
        taken.without().forEach(step -> closings.put(day(step.entry().at()), step));
        for (Step step : taken.with()) {
            LocalDate day = day(step.entry().at());
            var last = closings.floorEntry(day);
            Amount closing = last == null
                    ? taken.start().balance()
                    : last.getValue().after().balance();
            store.close(accountId, day, step.after().unit(), in(step.after().unit(), closing));
        }
    }

    private static @Nullable Long in(Unit unit, @Nullable Amount closing) {
        return closing == null || !closing.unit().equals(unit) ? null : closing.micros();
    }

    private void apply(Step step, int sign) {
        Spend spend = step.spend();
        if (spend != null) {
            SpendByDay.spread(spend.amount().micros(), spend.from(), spend.to(), zone)
                    .forEach((day, micros) ->
                            store.add(accountId, day, spend.amount().unit(), sign * micros, 0, null));
        }
        Amount closing = step.after().balance();
        long added =
                step.entry().kind() == EntryKind.TOPUP ? step.entry().amount().micros() : 0;
        store.add(
                accountId,
                day(step.entry().at()),
                step.after().unit(),
                0,
                sign * added,
                closing == null ? null : closing.micros());
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
