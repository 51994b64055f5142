package dev.lifebar.core.provider;

import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Telling;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is read: what is left where that is told, otherwise what was spent.
 *
 * @param table where a table stands whose rows are read by the names of its columns; null for most
 * @param refusals statuses and conditions that mean something else here than usual; the first that is so counts
 * @param success what has to be so in an answer that is none of an error
 * @param unlimited what is so of an account without a limit, of which nothing is left or right; one is enough
 * @param unknown what is so, all of it, where the number says nothing
 * @param otherwise how the same answer is read then; null where it says nothing at all
 * @param left what is left; null where the provider does not tell
 * @param most what is left of something else that counts where it is less, or alone; null for most, and ignored where it is
 *     not told
 * @param spend what was spent; null where the provider does not tell, or not by the day
 * @param currency where the currency stands, the first path that leads anywhere; empty if it is always the provider's unit
 * @param details what else is told
 */
public record Meaning(
        @Nullable Path table,
        List<Refusal> refusals,
        List<Condition> success,
        List<Condition> unlimited,
        List<Condition> unknown,
        @Nullable Otherwise otherwise,
        @Nullable Sum left,
        @Nullable Sum most,
        @Nullable Spend spend,
        List<Path> currency,
        Map<Telling.Topic, Sum> details) {

    /**
     * A status or a condition, and what it means.
     *
     * @param status 0 where it is a condition
     * @param condition null where it is a status
     */
    public record Refusal(int status, @Nullable Condition condition, Failure failure) {}

    /** Another reading of the same answer, counted in a unit of its own. */
    public record Otherwise(String unit, Meaning meaning) {}

    /** How many days are asked for at once. */
    public enum Stretch {
        DAY,
        MONTH,
        ALL
    }

    /**
     * How spend is read.
     *
     * @param amount what was spent, looked for in each day
     * @param included what of that costs nothing; null where all of it costs something
     * @param days where the days stand; null where the whole answer is of the stretch
     * @param day where in a day its date stands, as text or in seconds; null where the whole answer is of the stretch
     * @param next where the mark of the next page stands; null where there is one page
     * @param more where it says whether there is a next page; null where the mark alone says it
     * @param page the parameter, or the member of what is posted, that takes the mark; null where there is one page
     */
    public record Spend(
            Stretch stretch,
            Sum amount,
            @Nullable Sum included,
            @Nullable Path days,
            @Nullable Path day,
            @Nullable Path next,
            @Nullable Path more,
            @Nullable String page) {

        /** Whether it is told only what a month came to so far. */
        public boolean isOfMonth() {
            return stretch == Stretch.MONTH && days == null;
        }
    }

    public Meaning {
        refusals = List.copyOf(refusals);
        success = List.copyOf(success);
        unlimited = List.copyOf(unlimited);
        unknown = List.copyOf(unknown);
        currency = List.copyOf(currency);
        details = Map.copyOf(details);
    }
}
