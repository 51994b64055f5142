package dev.lifebar.core.reading.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.provider.Meaning.Spend;
import dev.lifebar.core.provider.Meaning.Stretch;
import dev.lifebar.core.provider.Path;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what was spent on each day, over as many pages as it takes. Half of it is never told: too much would seem left. */
final class SpendReader {
    private static final int MOST_PAGES = 50;

    /** Where each day takes a question: a whole month. */
    private static final int MOST_DAYS = 31;

    private final Spend spend;
    private final Unit usual;
    private final Pages pages;
    private final SortedMap<LocalDate, BigDecimal> sums = new TreeMap<>();
    private final Set<Unit> units = new HashSet<>();
    private @Nullable LocalDate until;

    SpendReader(Spend spend, Unit usual, Pages pages) {
        this.spend = spend;
        this.usual = usual;
        this.pages = pages;
    }

    /** Where pages come from. */
    interface Pages {
        /**
         * Asks for a page.
         *
         * @param mark which page; null for the first
         */
        Page page(Days days, @Nullable Mark mark) throws Untold;
    }

    /** A page, and what it counts in; nothing where no amount is on it. */
    record Page(Finder finder, Optional<Unit> unit) {}

    SortedMap<LocalDate, Amount> read(LocalDate since, LocalDate today) throws Untold {
        LocalDate first = since.isAfter(today) ? today : since;
        LocalDate end = end(first, today.plusDays(1));
        for (Days days : stretches(first, end)) {
            readAll(days);
        }
        if (units.size() > 1) {
            throw Untold.unexpected("several currencies");
        }
        Unit unit = units.stream().findFirst().orElse(usual);
        SortedMap<LocalDate, Amount> amounts = new TreeMap<>();
        for (Map.Entry<LocalDate, BigDecimal> day : sums.subMap(first, end).entrySet()) {
            amounts.put(day.getKey(), Teller.amount(day.getValue(), unit, RoundingMode.HALF_UP));
        }
        return amounts;
    }

    /** The first day after those that were read; null where that is all until now. */
    @Nullable LocalDate until() {
        return until;
    }

    private LocalDate end(LocalDate first, LocalDate all) {
        LocalDate most = first.plusDays(MOST_DAYS);
        if (spend.stretch() == Stretch.DAY && most.isBefore(all)) {
            until = most;
            return most;
        }
        return all;
    }

    private List<Days> stretches(LocalDate first, LocalDate end) {
        if (spend.stretch() == Stretch.ALL) {
            return List.of(new Days(first, end));
        }
        boolean daily = spend.stretch() == Stretch.DAY;
        List<Days> stretches = new ArrayList<>();
        LocalDate from = daily ? first : first.withDayOfMonth(1);
        while (from.isBefore(end)) {
            LocalDate to = daily ? from.plusDays(1) : from.plusMonths(1);
            stretches.add(new Days(from, to));
            from = to;
        }
        return stretches;
    }

    private void readAll(Days days) throws Untold {
        Set<String> marks = new HashSet<>();
        Mark mark = null;
        int asked = 0;
        do {
            asked++;
            if (asked > MOST_PAGES) {
                throw Untold.unexpected("more than " + MOST_PAGES + " pages");
            }
            Page page = pages.page(days, mark);
            add(page, days.from());
            mark = next(page.finder());
            if (mark != null && !marks.add(mark.value())) {
                throw Untold.unexpected("the same page again");
            }
        } while (mark != null);
    }

    private void add(Page page, LocalDate from) throws Untold {
        Path each = spend.days();
        Path date = spend.day();
        page.unit().ifPresent(units::add);
        if (each == null || date == null) {
            sums.merge(from, page.finder().sumOfAny(spend.amount()), BigDecimal::add);
            return;
        }
        for (JsonNode day : page.finder().at(each)) {
            Finder inside = new Finder(day);
            sums.merge(day(inside, date), inside.sumOfAny(spend.amount()), BigDecimal::add);
        }
    }

    private static LocalDate day(Finder inside, Path date) throws Untold {
        return inside.at(date).stream()
                .findFirst()
                .flatMap(value -> Moments.day(value.asText()))
                .orElseThrow(() -> Untold.unexpected(date + " is no date"));
    }

    /** The mark of the next page; null if this was the last. */
    private @Nullable Mark next(Finder page) throws Untold {
        Path next = spend.next();
        if (next == null || isLast(page, spend.more())) {
            return null;
        }
        String mark = page.text(next);
        if (mark.isEmpty() && spend.more() != null) {
            throw Untold.unexpected(next + " is missing");
        }
        return mark.isEmpty() ? null : new Mark(String.valueOf(spend.page()), mark);
    }

    private static boolean isLast(Finder page, @Nullable Path more) throws Untold {
        return more != null && !page.at(more).get(0).asBoolean(true);
    }
}
