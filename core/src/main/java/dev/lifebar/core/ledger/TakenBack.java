package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Replay;
import dev.lifebar.core.balance.Step;
import dev.lifebar.core.balance.Unit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an account's entries from one on came to with it, and come to without it. It is handed them one by one and keeps days
 * only, since there may be very many.
 */
final class TakenBack {
    private final Projection start;
    private final Instant at;
    private final ZoneId zone;
    private final Replay with;
    private final Replay without;
    private final Map<Unit, Rollup> daysWith = new HashMap<>();
    private final Map<Unit, Rollup> daysWithout = new HashMap<>();
    private boolean read;

    /**
     * Begins before any entry.
     *
     * @param start what the account added up to before the one that is taken back
     * @param undone the ids of the entries after it that were taken back earlier
     * @param zone where its days begin
     */
    TakenBack(Projection start, Entry target, Set<Long> undone, ZoneId zone) {
        this.start = start;
        this.at = target.at();
        this.zone = zone;
        this.with = new Replay(start, undone);
        Set<Long> more = new HashSet<>(undone);
        more.add(target.id());
        this.without = new Replay(start, more);
    }

    void add(Entry entry) {
        with.next(entry).ifPresent(step -> rollUp(daysWith, step));
        Optional<Step> step = without.next(entry);
        step.ifPresent(taken -> rollUp(daysWithout, taken));
        read |= step.isPresent() && entry.kind().isRead();
    }

    Projection start() {
        return start;
    }

    /** When what is taken back was recorded. */
    Instant at() {
        return at;
    }

    Set<Unit> units() {
        Set<Unit> units = new HashSet<>(daysWith.keySet());
        units.addAll(daysWithout.keySet());
        return units;
    }

    Rollup with(Unit unit) {
        return daysWith.getOrDefault(unit, new Rollup(zone));
    }

    Rollup without(Unit unit) {
        return daysWithout.getOrDefault(unit, new Rollup(zone));
    }

    /** What the account adds up to without it. Looks that found nothing new left no entry, so they are seen in {@code now}. */
    Projection after(Projection now) {
        Projection replayed = without.end();
        int looks = now.observations() - with.end().observations();
        if (read) {
            return replayed.lookedAtLike(now, looks);
        }
        return looks == 0 ? replayed : replayed.seenLike(now, looks);
    }

    /** A step counts for the unit that the account is counted in after it. */
    private void rollUp(Map<Unit, Rollup> days, Step step) {
        days.computeIfAbsent(step.after().unit(), unit -> new Rollup(zone)).add(step);
    }
}
