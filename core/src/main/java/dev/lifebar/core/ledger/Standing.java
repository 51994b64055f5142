package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.health.Percent;
import dev.lifebar.core.health.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands right now.
 *
 * @param name what people call it
 * @param rules the rules in force for it
 */
public record Standing(Account account, String name, Rules rules, Outlook outlook) {
    /** A balance typed by hand is asked for anew after this long. */
    public static final Duration OLD = Duration.ofDays(7);

    /** Worst first, then by how much is left of the bar, then by name; what is unknown comes last. */
    public static final Comparator<Standing> WORST_FIRST = Comparator.comparing(
                    Standing::level, Comparator.nullsLast(Comparator.<Level>reverseOrder()))
            .thenComparing(Standing::share, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Standing::name);

    public @Nullable Level level() {
        return account.level();
    }

    public @Nullable Amount balance() {
        return account.projection().balance();
    }

    public Optional<Percent> percent() {
        Amount balance = balance();
        return balance == null
                ? Optional.empty()
                : Percent.of(balance, account.projection().full());
    }

    /** Whether it was typed by hand so long ago that a fresh number is wanted. */
    public boolean isOld(Instant now) {
        Basis basis = account.projection().basis();
        Instant asOf = account.projection().asOf();
        boolean byHand = basis == Basis.MANUAL || basis == Basis.ESTIMATED;
        return byHand && asOf != null && Duration.between(asOf, now).compareTo(OLD) >= 0;
    }

    private @Nullable Double share() {
        Amount balance = balance();
        Amount full = account.projection().full();
        return balance == null || full == null ? null : (double) balance.micros() / full.micros();
    }
}
