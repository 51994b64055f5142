package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.forecast.BurnRate;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What may be left by now of a balance that nobody has looked at since, if as much was spent as before. It is said beside the
 * balance and never in its place: no level and no alert comes of it.
 *
 * @param left never below zero
 * @param perDay the average spend before
 * @param since when the balance was known
 */
public record Extrapolation(Amount left, Amount perDay, Instant since) {
    /** A balance of today needs no guess. */
    private static final Duration FROM = Duration.ofDays(1);

    /** After this long a guess is worth nothing. */
    private static final Duration UNTIL = Duration.ofDays(30);

    /** Nothing where spend is reported, or where it is not known how much was spent before. */
    public static Optional<Extrapolation> of(Standing standing, Instant now) {
        Projection projection = standing.account().projection();
        BurnRate rate = standing.outlook().rate();
        Amount balance = projection.balance();
        Instant since = projection.asOf();
        boolean typed = projection.basis() == Basis.MANUAL && projection.spent() == 0;
        if (!typed || rate == null || balance == null || since == null || !balance.isPositive()) {
            return Optional.empty();
        }
        Duration age = Duration.between(since, now);
        Amount perDay = rate.perDay();
        return age.compareTo(FROM) < 0 || age.compareTo(UNTIL) > 0 || !perDay.isPositive()
                ? Optional.empty()
                : Optional.of(new Extrapolation(left(balance, perDay, age), perDay, since));
    }

    private static Amount left(Amount balance, Amount perDay, Duration age) {
        BigInteger spent = BigInteger.valueOf(perDay.micros())
                .multiply(BigInteger.valueOf(age.toMillis()))
                .divide(BigInteger.valueOf(Duration.ofDays(1).toMillis()));
        BigInteger left = BigInteger.valueOf(balance.micros()).subtract(spent).max(BigInteger.ZERO);
        return new Amount(left.longValueExact(), balance.unit());
    }
}
