package dev.lifebar.core.command;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.forecast.TimeLeft;
import dev.lifebar.core.health.Assessment;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.health.RuleKind;
import dev.lifebar.core.ledger.Outlook;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.reading.Asked;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Pace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one account stands.
 *
 * @param provider the catalogue's id
 * @param label tells accounts of one provider apart; null for the only one
 * @param name what people call it
 * @param balance what is left; null while unknown
 * @param capacity what a full bar means; null while unknown
 * @param percent of the capacity, cut to four decimals; null without both
 * @param rule what decided the level
 * @param basis where the balance comes from
 * @param asOf when its last absolute value was taken
 * @param perDay the average spend; null while there is not enough history
 * @param daysLeft whole days it lasts at that; null where that cannot be said, as where the balance may not be so any more
 * @param failure why the provider told nothing at the last try; null where it did, or is not asked
 */
public record AccountFacts(
        String provider,
        @Nullable String label,
        String name,
        @Nullable Amount balance,
        @Nullable Amount capacity,
        @Nullable BigDecimal percent,
        @Nullable Level level,
        RuleKind rule,
        Basis basis,
        @Nullable Instant asOf,
        @Nullable Amount perDay,
        @Nullable Long daysLeft,
        @Nullable Failure failure) {
    private static final int DECIMALS = 4;

    /** What is left after a failure is old after this, however seldom its provider is asked. */
    private static final Duration FAILING = Duration.ofHours(1);

    /** With how asking its provider is going, if it is asked. */
    static AccountFacts of(Standing standing, @Nullable Asked asked, Instant now) {
        Projection projection = standing.account().projection();
        Outlook outlook = standing.outlook();
        Assessment health = standing.account().health();
        String label = standing.account().name().label();
        return new AccountFacts(
                standing.account().name().provider(),
                label.isEmpty() ? null : label,
                standing.name(),
                projection.balance(),
                projection.full(),
                percent(projection),
                standing.level(),
                health == null ? RuleKind.NONE : health.reason().kind(),
                projection.basis(),
                projection.asOf(),
                outlook.rate() == null ? null : outlook.rate().perDay(),
                new AccountCard(standing, now, asked).timeLeft().orElse(null) instanceof TimeLeft.About about
                        ? about.days()
                        : null,
                asked != null && asked.isConnected() ? asked.failure() : null);
    }

    /** How old a balance is that may not be so any more; nothing where it is as fresh as can be. */
    public Optional<Duration> age(Instant now) {
        if (balance == null || asOf == null) {
            return Optional.empty();
        }
        Duration usual = basis == Basis.LIVE ? Pace.LONGEST_GAP : Standing.OLD;
        Duration most = failure == null ? usual : FAILING;
        return Optional.of(Duration.between(asOf, now)).filter(age -> age.compareTo(most) >= 0);
    }

    private static @Nullable BigDecimal percent(Projection projection) {
        Amount balance = projection.balance();
        Amount full = projection.full();
        return balance == null || full == null
                ? null
                : balance.value().movePointRight(2).divide(full.value(), DECIMALS, RoundingMode.DOWN);
    }
}
