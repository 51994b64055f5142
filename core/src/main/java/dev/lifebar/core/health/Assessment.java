package dev.lifebar.core.health;

import dev.lifebar.core.balance.Amount;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The level of an account and why it has it. */
public record Assessment(Level level, Reason reason) {
    static final Assessment GREEN = new Assessment(Level.GREEN, new Reason(RuleKind.NONE, null));

    private static final Assessment EMPTY = new Assessment(Level.EMPTY, new Reason(RuleKind.EMPTY, null));

    /**
     * The worst of the rules that apply; of two as bad as each other percent goes before money and money before days.
     *
     * @param capacity what a full bar means; the percent rule needs one above zero
     * @param provisional whether the capacity is only the first balance ever seen
     * @param timeLeft how long the balance lasts; the days rule needs one
     * @param history how long spend has been observed
     */
    public static Assessment of(
            Rules rules,
            Amount balance,
            @Nullable Amount capacity,
            boolean provisional,
            @Nullable Duration timeLeft,
            Duration history) {
        if (!balance.isPositive()) {
            return EMPTY;
        }
        Optional<Percent> left = Percent.of(balance, capacity);
        Optional<Duration> lasts = Optional.ofNullable(timeLeft);
        return Stream.of(
                        rules.percentInForce().flatMap(rule -> left.map(rule::assess)),
                        rules.moneyInForce(balance.unit(), provisional).map(rule -> rule.assess(balance)),
                        rules.daysInForce(history).flatMap(rule -> lasts.map(rule::assess)))
                .flatMap(Optional::stream)
                .reduce(GREEN, Assessment::worse);
    }

    static Assessment of(Level level, RuleKind kind, BigDecimal boundary) {
        return new Assessment(level, new Reason(kind, Boundaries.plain(boundary)));
    }

    private Assessment worse(Assessment other) {
        return other.level.isWorseThan(level) ? other : this;
    }
}
