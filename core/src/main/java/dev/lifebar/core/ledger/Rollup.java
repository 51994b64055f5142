package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Spend;
import dev.lifebar.core.balance.Step;
import dev.lifebar.core.forecast.SpendByDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the steps after which an account is counted in one unit come to on each day, in micro-units. */
final class Rollup {
    private final ZoneId zone;
    private final Map<LocalDate, Long> spent = new TreeMap<>();
    private final Map<LocalDate, Long> added = new TreeMap<>();
    private final TreeMap<LocalDate, Long> closings = new TreeMap<>();

    Rollup(ZoneId zone) {
        this.zone = zone;
    }

    SortedSet<LocalDate> days() {
        SortedSet<LocalDate> days = new TreeSet<>(spent.keySet());
        days.addAll(added.keySet());
        days.addAll(closings.keySet());
        return days;
    }

    long spent(LocalDate day) {
        return spent.getOrDefault(day, 0L);
    }

    long added(LocalDate day) {
        return added.getOrDefault(day, 0L);
    }

    /** The last balance of a day; null if there was none that day. */
    @Nullable Long closing(LocalDate day) {
        return closings.get(day);
    }

    /** The last balance of a day or of the ones before; null if there was none. */
    @Nullable Long lastUntil(LocalDate day) {
        Map.Entry<LocalDate, Long> last = closings.floorEntry(day);
        return last == null ? null : last.getValue();
    }

    void add(Step step) {
        Spend spend = step.spend();
        if (spend != null) {
            SpendByDay.spread(spend.amount().micros(), spend.from(), spend.to(), zone)
                    .forEach((day, micros) -> spent.merge(day, micros, Long::sum));
        }
        LocalDate day = day(step.entry().at());
        if (step.added() != 0) {
            added.merge(day, step.added(), Long::sum);
        }
        if (step.after().balance() != null && !isLate(step)) {
            closings.put(day, step.after().balance().micros());
        }
    }

    /** What was found out afterwards about an earlier moment says nothing of what was left then. */
    private static boolean isLate(Step step) {
        Instant seen = step.before().observedAt();
        return seen != null && step.entry().at().isBefore(seen);
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
