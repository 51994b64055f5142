package dev.lifebar.bot.terminal;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.health.Level;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --check} looks at.
 *
 * @param name as people know the account
 * @param balance null where nothing is known
 * @param capacity what a full bar means; null where that is not known
 * @param level null where no rule applies
 */
public record CheckedAccount(
        String name,
        @Nullable Amount balance,
        @Nullable Amount capacity,
        @Nullable Level level) {}
