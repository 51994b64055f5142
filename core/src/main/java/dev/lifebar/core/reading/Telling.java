package dev.lifebar.core.reading;

import dev.lifebar.core.balance.Amount;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a provider told of one account.
 *
 * @param left what is left; null where the provider tells only what was spent, or there is no limit
 * @param limit the cap or allowance of which that is left, in its unit and above zero; null where none is told, or another
 *     one leaves less
 * @param spend what was spent on each day in UTC since the day that was asked for; empty where the provider tells what is left
 * @param until the first day after those that were asked for, where there are more; null where there are not
 * @param month what was spent since the month began in UTC, where no more is told of it than that; null otherwise
 * @param unlimited whether there is no limit, and so nothing that could be left
 * @param details what else it told, such as a limit, a tier or a reset, in the order in which it is shown
 * @param found what was looked up because it was not given beside the key, by the name of its field
 * @param raw the answer as it came, in which the provider may have echoed secrets; never to be logged
 */
public record Telling(
        @Nullable Amount left,
        @Nullable Amount limit,
        SortedMap<LocalDate, Amount> spend,
        @Nullable LocalDate until,
        @Nullable Amount month,
        boolean unlimited,
        List<Detail> details,
        Map<String, String> found,
        String raw) {

    /** One more thing that is known of a key or an account: what it is, and what it says. */
    public record Detail(Topic topic, String value) {

        /** The moment that it is; nothing where it is none. */
        public Optional<Instant> moment() {
            try {
                return Optional.of(Instant.parse(value));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
    }

    /** What a detail is about. */
    public enum Topic {
        LABEL,
        TIER,
        /** The cap or allowance of which something is left; told only where what is left is no balance. */
        LIMIT,
        USED,
        /** When it starts anew, as an ISO 8601 instant. */
        RESET,
        RATE_LIMIT,
        TODAY,
        WEEK,
        MONTH
    }

    public Telling {
        spend = new TreeMap<>(spend);
        details = List.copyOf(details);
        found = Map.copyOf(found);
    }

    /** Of a provider that tells what is left, or spend by the day. */
    public Telling(@Nullable Amount left, SortedMap<LocalDate, Amount> spend, List<Detail> details, String raw) {
        this(left, null, spend, null, null, false, details, Map.of(), raw);
    }

    /** Whether what is left is below a cap or within an allowance. */
    public boolean isOfLimit() {
        return isOfLimit(details);
    }

    static boolean isOfLimit(List<Detail> details) {
        return details.stream().anyMatch(detail -> detail.topic() == Topic.LIMIT);
    }

    /** All spend that it tells of, by the day or by the month. */
    public Stream<Amount> spent() {
        return month == null ? spend.values().stream() : Stream.of(month);
    }

    /** Not the raw answer. */
    @Override
    public String toString() {
        return "Telling[left=" + left + ", spend=" + spend + ", month=" + month + ", details=" + details + "]";
    }
}
