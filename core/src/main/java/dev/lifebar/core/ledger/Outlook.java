package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.forecast.BurnRate;
import dev.lifebar.core.forecast.DaySpend;
import dev.lifebar.core.forecast.TimeLeft;
import dev.lifebar.core.health.Assessment;
import dev.lifebar.core.health.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an account is doing and where it is going.
 *
 * @param rate null while there is not enough history
 * @param health null while no balance is known
 */
public record Outlook(
        @Nullable BurnRate rate,
        TimeLeft timeLeft,
        @Nullable Assessment health) {
    /** How many days before the last look matter. */
    static final int DAYS = 6;

    /** The first day that matters to an outlook of an account last looked at on {@code observed}. */
    static LocalDate firstDay(Instant observed, ZoneId zone) {
        return LocalDate.ofInstant(observed, zone).minusDays(DAYS);
    }

    /**
     * Looks at what an account adds up to.
     *
     * @param spends its spend by day in its present unit, from {@link #firstDay} on
     */
    public static Outlook of(Projection projection, Rules rules, List<DaySpend> spends, ZoneId zone) {
        Amount balance = projection.balance();
        BurnRate rate = rate(projection, spends, zone);
        if (balance == null) {
            return new Outlook(rate, new TimeLeft.NotEnoughHistory(), null);
        }
        TimeLeft left = TimeLeft.of(balance, rate);
        return new Outlook(rate, left, assess(projection, rules, balance, left));
    }

    /** The level the account would have with another balance and the same time left. */
    public Assessment settled(Projection projection, Rules rules, Amount balance) {
        return assess(projection, rules, balance, timeLeft);
    }

    /** How long spend has been looked at. */
    public static Duration history(Projection projection) {
        Instant since = projection.since();
        Instant observed = projection.observedAt();
        return since == null || observed == null || observed.isBefore(since)
                ? Duration.ZERO
                : Duration.between(since, observed);
    }

    private static Assessment assess(Projection projection, Rules rules, Amount balance, TimeLeft left) {
        Duration exact = left instanceof TimeLeft.About about ? about.middle() : null;
        return Assessment.of(
                rules, balance, projection.full(), projection.capacity().isProvisional(), exact, history(projection));
    }

    private static @Nullable BurnRate rate(Projection projection, List<DaySpend> spends, ZoneId zone) {
        Instant since = projection.since();
        Instant observed = projection.observedAt();
        if (since == null || observed == null) {
            return null;
        }
        return BurnRate.of(spends, projection.unit(), since, observed, projection.observations(), zone)
                .orElse(null);
    }
}
