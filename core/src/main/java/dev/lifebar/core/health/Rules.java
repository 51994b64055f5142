package dev.lifebar.core.health;

import dev.lifebar.core.balance.Unit;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules set for a workspace or an account, or those in force for an account: its own over its workspace's over the
 * defaults. A money rule that was inherited speaks of dollars; an account's own speaks of the account's unit.
 */
public record Rules(
        Setting<PercentRule> percent, Setting<MoneyRule> money, Setting<DaysRule> days, boolean moneyInherited) {
    public static final Rules DEFAULT = of(null, null, null);

    private static final Duration ENOUGH_HISTORY = Duration.ofDays(3);

    /**
     * Reads the stored or typed forms: null for not set here, {@code off}, or boundaries such as {@code 75,50,25}.
     *
     * @throws IllegalArgumentException saying what is wrong with the first that cannot be read
     */
    public static Rules of(@Nullable String percent, @Nullable String money, @Nullable String days) {
        return new Rules(
                Setting.of(percent, PercentRule::parse),
                Setting.of(money, MoneyRule::parse),
                Setting.of(days, DaysRule::parse),
                false);
    }

    /** Whether none is set. */
    public boolean isUnset() {
        return percent.isUnset() && money.isUnset() && days.isUnset();
    }

    /** These rules where they are set, and the workspace's where they are not. */
    public Rules over(Rules workspace) {
        return new Rules(
                percent.over(workspace.percent),
                money.over(workspace.money),
                days.over(workspace.days),
                money.isUnset() && !workspace.money.isUnset());
    }

    public Optional<PercentRule> percentInForce() {
        return percent.orDefault(PercentRule.DEFAULT);
    }

    /** The default holds only for dollars and while nobody has said what full is; one that was set always holds. */
    public Optional<MoneyRule> moneyInForce(Unit unit, boolean provisional) {
        boolean dollars = unit.equals(Unit.USD);
        boolean applies = money.isUnset() ? dollars && provisional : dollars || !moneyInherited;
        return applies ? money.orDefault(MoneyRule.DEFAULT) : Optional.empty();
    }

    /** Holds only once three days of spend have been seen. */
    public Optional<DaysRule> daysInForce(Duration history) {
        return history.compareTo(ENOUGH_HISTORY) < 0 ? Optional.empty() : days.orDefault(DaysRule.DEFAULT);
    }
}
