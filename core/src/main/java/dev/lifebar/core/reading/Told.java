package dev.lifebar.core.reading;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.ledger.Draft;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The spend that a provider told by day in UTC, so that the next telling shows what was spent since. Late costs are added to
 * days that are over, so the last three are asked for again each time. What was told for another key is of another account,
 * perhaps, unless it tells the same of days that were over: nothing follows from the difference, days and months that were told
 * are over, and what was spent until they ended is not known.
 *
 * @param key the fingerprint of the key it was told for; null where that is not known any more
 * @param from the first day ever told: it and all later ones are in the ledger
 * @param days what was told of the latest days, in micro-units
 * @param month what was told of the month of {@code at} as a whole, in micro-units; null where it is told by the day
 * @param at when it was told
 * @param unknown when something may have been spent that nothing is known of, for the key was replaced; null for never
 */
public record Told(
        @Nullable String key,
        LocalDate from,
        SortedMap<LocalDate, Long> days,
        @Nullable Long month,
        Instant at,
        @Nullable Unknown unknown) {
    private static final int LATE_DAYS = 3;
    /** Until then the first of the month has come everywhere, and is over nowhere. */
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    /** So long after a month began the total of the one before may still be told: answers are cached, and clocks differ. */
    private static final Duration TURN = Duration.ofHours(1);

    private static final Duration INSTANT = Duration.ofMillis(1);

    /** A time in which something may have been spent that nobody told. */
    public record Unknown(Instant from, Instant to) {}

    public Told {
        days = new TreeMap<>(days);
    }

    /** The same, as told for this key if it tells the same spend of the days that were over: then it is of the same account. */
    Told toldFor(@Nullable String other, SortedMap<LocalDate, Amount> spend) {
        SortedMap<LocalDate, Long> others = new TreeMap<>();
        spend.forEach((day, amount) -> others.put(day, amount.micros()));
        SortedMap<LocalDate, Long> over = over(days);
        return !over.isEmpty() && over.equals(over(others)) ? new Told(other, from, days, month, at, unknown) : this;
    }

    /** What was spent on the days that were over and are told again. */
    private SortedMap<LocalDate, Long> over(SortedMap<LocalDate, Long> all) {
        LocalDate today = day(at);
        SortedMap<LocalDate, Long> over = new TreeMap<>(all);
        over.entrySet()
                .removeIf(day -> day.getValue() == 0
                        || day.getKey().isBefore(from)
                        || day.getKey().isBefore(today.minusDays(LATE_DAYS))
                        || !day.getKey().isBefore(today));
        return over;
    }

    /**
     * The first day to ask for.
     *
     * @param anchor when the balance that spend is taken from was known; null where there is none
     */
    static LocalDate since(@Nullable Told told, @Nullable Instant anchor, Instant now) {
        LocalDate first = anchor == null ? day(now).withDayOfMonth(1) : day(anchor);
        if (told == null) {
            return first;
        }
        LocalDate late = day(told.at).minusDays(LATE_DAYS);
        return anchor != null && first.isBefore(told.from) ? earlier(first, late) : late;
    }

    /**
     * The same; where it was told at a time that is still to come, for the clock was put back since, what is compared with it
     * would be wrong: then all that began by now counts as told.
     */
    Told asOf(Instant now) {
        return Pace.isToCome(at, now)
                ? new Told(null, earlier(from, day(now)), new TreeMap<>(), month, now, unknown)
                : this;
    }

    /** How much less the same days or the same month came to in a telling for a key, in micro-units; below zero for more. */
    long fall(@Nullable String other, Telling telling, Instant now) {
        if (isOfOther(other)) {
            return 0;
        }
        if (telling.month() != null) {
            return month == null || at.isBefore(monthStart(now))
                    ? 0
                    : month - telling.month().micros();
        }
        return telling.spend().entrySet().stream()
                .mapToLong(day ->
                        days.getOrDefault(day.getKey(), 0L) - day.getValue().micros())
                .sum();
    }

    /** What is known after another telling. */
    static Told after(
            @Nullable Told told,
            @Nullable String key,
            LocalDate since,
            SortedMap<LocalDate, Amount> spend,
            Instant now) {
        SortedMap<LocalDate, Long> days = days(told, key);
        spend.tailMap(since).forEach((day, amount) -> days.put(day, amount.micros()));
        LocalDate from = told == null ? since : earlier(told.from, since);
        Unknown unknown =
                told == null ? null : told.unknown(key, start(day(told.at).plusDays(1)), now);
        return new Told(key, from, days.tailMap(day(now).minusDays(LATE_DAYS)), null, now, unknown);
    }

    /** What is known after the whole of a month was told. */
    static Told after(@Nullable Told told, @Nullable String key, Amount month, Instant now) {
        if (told != null && told.mayStillTell(key, month, now)) {
            return told;
        }
        LocalDate from = told == null ? day(now) : told.from;
        Unknown unknown = told == null ? null : told.unknown(key, nextMonth(told.at), now);
        return new Told(key, from, days(told, key), month.micros(), now, unknown);
    }

    /** What is unknown once a key has told something: for another one, also what was spent until a day or month ended. */
    private @Nullable Unknown unknown(@Nullable String other, Instant end, Instant now) {
        if (!isOfOther(other)) {
            return unknown;
        }
        return new Unknown(unknown == null ? at : unknown.from, earlier(end, now));
    }

    private static SortedMap<LocalDate, Long> days(@Nullable Told told, @Nullable String key) {
        return new TreeMap<>(told == null || told.isOfOther(key) ? Map.of() : told.days);
    }

    /**
     * What the whole of a month adds to the ledger: by how much it grew. Of what was spent before the first telling it is not
     * known when that was: without an anchor it counts as the month's first. A whole that became less began anew.
     */
    static List<Draft> drafts(
            @Nullable Told told, @Nullable String key, Amount month, @Nullable Instant anchor, Instant now) {
        Instant start = monthStart(now);
        Told before = told == null || told.month == null ? null : told;
        if (before != null && (before.mayStillTell(key, month, now) || before.isOverFor(key, start))) {
            return List.of();
        }
        Span span;
        long known = 0;
        if (before != null && before.month != null && !before.at.isBefore(start)) {
            span = new Span(before.at, now);
            known = before.month;
        } else {
            boolean unplaced = before == null && anchor == null;
            span = new Span(start, unplaced ? earlier(start.plus(HALF_A_DAY), now) : now);
        }
        List<Draft> drafts = new ArrayList<>();
        if (month.micros() > known) {
            add(drafts, new Amount(month.micros() - known, month.unit()), span, anchor);
        }
        return drafts;
    }

    /**
     * What a telling adds to the ledger: for each day what it grew by, or shrank, as spend at the end of the time in which
     * that happened. What falls on both sides of the anchor is split by time, since a part of it was in the anchor already.
     */
    static List<Draft> drafts(
            @Nullable Told told,
            @Nullable String key,
            LocalDate since,
            SortedMap<LocalDate, Amount> spend,
            @Nullable Instant anchor,
            Instant now) {
        List<Draft> drafts = new ArrayList<>();
        spend.tailMap(since).forEach((day, amount) -> {
            Long before = before(told, key, day);
            long grown = before == null ? 0 : amount.micros() - before;
            if (grown != 0) {
                add(drafts, new Amount(grown, amount.unit()), span(told, day, now), anchor);
            }
        });
        return drafts;
    }

    /** The time in which a day's spend grew. */
    private record Span(Instant from, Instant to) {}

    /**
     * What of a day is in the ledger; null where that is all there is to know, for it was told too long ago or for another
     * key.
     */
    private static @Nullable Long before(@Nullable Told told, @Nullable String key, LocalDate day) {
        if (told == null || day.isBefore(told.from)) {
            return 0L;
        }
        if (told.isOfOther(key)) {
            return told.isOverFor(key, start(day)) ? null : Long.valueOf(0);
        }
        Long known = told.days.get(day);
        boolean recent = !day.isBefore(day(told.at).minusDays(LATE_DAYS));
        return known == null && recent ? Long.valueOf(0) : known;
    }

    private static Span span(@Nullable Told told, LocalDate day, Instant now) {
        Instant start = start(day);
        Instant end = earlier(start(day.plusDays(1)).minus(INSTANT), now);
        if (told != null && !day.isBefore(told.from) && told.at.isAfter(start)) {
            return new Span(told.at, end);
        }
        return new Span(start, end);
    }

    private static void add(List<Draft> drafts, Amount grown, Span span, @Nullable Instant anchor) {
        if (anchor == null || !anchor.isAfter(span.from) || !span.from.isBefore(span.to)) {
            drafts.add(Draft.spend(grown, anchor == null || anchor.isBefore(span.to) ? span.to : before(span, anchor)));
            return;
        }
        if (!anchor.isBefore(span.to)) {
            drafts.add(Draft.spend(grown, before(span, anchor)));
            return;
        }
        long part = share(grown.micros(), Duration.between(span.from, anchor), Duration.between(span.from, span.to));
        drafts.add(Draft.spend(new Amount(part, grown.unit()), anchor.minus(INSTANT)));
        drafts.add(Draft.spend(new Amount(grown.micros() - part, grown.unit()), span.to));
    }

    /** The end of a span that is over before the anchor. */
    private static Instant before(Span span, Instant anchor) {
        return earlier(span.to, anchor.minus(INSTANT));
    }

    private static long share(long micros, Duration part, Duration whole) {
        return BigInteger.valueOf(micros)
                .multiply(BigInteger.valueOf(part.toMillis()))
                .divide(BigInteger.valueOf(whole.toMillis()))
                .longValueExact();
    }

    /** Whether this may still be the total of the month before: it is no less, and the month has just begun. */
    private boolean mayStillTell(@Nullable String other, Amount total, Instant now) {
        Instant start = monthStart(now);
        return month != null
                && !isOfOther(other)
                && at.isBefore(start)
                && total.micros() >= month
                && now.isBefore(start.plus(TURN));
    }

    private boolean isOfOther(@Nullable String other) {
        return !Objects.equals(key, other);
    }

    /** Whether nothing is compared of a day or month that began then: it was told, and not for this key. */
    private boolean isOverFor(@Nullable String other, Instant start) {
        return isOfOther(other) && !at.isBefore(start);
    }

    private static Instant monthStart(Instant now) {
        return start(day(now).withDayOfMonth(1));
    }

    private static Instant nextMonth(Instant at) {
        return start(day(at).withDayOfMonth(1).plusMonths(1));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
