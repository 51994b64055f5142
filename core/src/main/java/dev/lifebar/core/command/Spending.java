package dev.lifebar.core.command;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Day;
import dev.lifebar.core.workspace.Workspace;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * What was spent today, since Monday and since the first of the month, in the workspace's zone.
 *
 * @param seenToday whether anybody looked today
 */
record Spending(Amount today, Amount week, Amount month, boolean seenToday) {

    static Spending of(Balances balances, Workspace workspace, Account account, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, workspace.zone());
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate first = today.withDayOfMonth(1);
        Unit unit = account.projection().unit();
        List<Day> days = balances.days(account, monday.isBefore(first) ? monday : first);
        Instant observed = account.projection().observedAt();
        return new Spending(
                since(today, days, unit),
                since(monday, days, unit),
                since(first, days, unit),
                observed != null
                        && !LocalDate.ofInstant(observed, workspace.zone()).isBefore(today));
    }

    private static Amount since(LocalDate first, List<Day> days, Unit unit) {
        return days.stream()
                .filter(day -> !day.day().isBefore(first))
                .map(Day::spent)
                .reduce(new Amount(0, unit), Amount::plus);
    }
}
