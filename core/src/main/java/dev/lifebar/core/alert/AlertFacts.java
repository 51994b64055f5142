package dev.lifebar.core.alert;

import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.health.RuleKind;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an account stood when it was last looked at; kept as JSON with its episode. Amounts are micro-units of
 * {@code unit}, times milliseconds since 1970 UTC.
 *
 * @param name what people call the account: {@code OpenAI · prod}
 * @param console where a person sees the balance; null for a provider that is no longer known
 * @param level what the alert is told as; null once no balance is known any more; then the numbers say nothing
 * @param rule the rule that decided the level
 * @param boundary the boundary that was crossed, in percent, units or days
 * @param percent how it is told: {@code 7%}; null without a capacity
 * @param perDay the burn rate; null while there is not enough history
 * @param lasting how long it lasts in words; null while that is unknown
 * @param toppedUp what somebody added just now; null where nobody did
 * @param openedAt when the episode began
 */
public record AlertFacts(
        String provider,
        String label,
        String name,
        @Nullable URI console,
        @Nullable Level level,
        RuleKind rule,
        @Nullable String boundary,
        String unit,
        long balance,
        @Nullable Long capacity,
        @Nullable String percent,
        @Nullable Long perDay,
        @Nullable String lasting,
        Basis basis,
        @Nullable Long toppedUp,
        @Nullable Long asOf,
        long openedAt,
        long at) {

    /** After the provider told the same again. */
    AlertFacts readAgain(Instant last) {
        return new AlertFacts(
                provider,
                label,
                name,
                console,
                level,
                rule,
                boundary,
                unit,
                balance,
                capacity,
                percent,
                perDay,
                lasting,
                basis,
                toppedUp,
                last.toEpochMilli(),
                openedAt,
                at);
    }

    /** Whether all that it takes to word it is there: what another version wrote may lack something. */
    public boolean hasAll() {
        return name != null && provider != null && unit != null && rule != null && basis != null;
    }
}
