package dev.lifebar.bot.terminal;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.command.AccountFacts;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.health.Percent;
import java.math.BigDecimal;

/** The line a script does not want an account to reach: a level, a percentage or an amount. */
sealed interface CheckLine {
    /** What came of looking at one account. */
    enum Verdict {
        ABOVE,
        REACHED,
        /** The line is about another unit. */
        OTHER_UNIT,
        NO_BALANCE,
        NO_LEVEL,
        NO_CAPACITY;

        private static Verdict of(boolean reached) {
            return reached ? REACHED : ABOVE;
        }
    }

    Verdict check(AccountFacts account);

    /** This level or a worse one. */
    record AtLevel(Level level) implements CheckLine {
        @Override
        public Verdict check(AccountFacts account) {
            if (account.balance() == null) {
                return Verdict.NO_BALANCE;
            }
            return account.level() == null ? Verdict.NO_LEVEL : Verdict.of(!level.isWorseThan(account.level()));
        }
    }

    /** This share of a full bar or less, by the exact ratio. */
    record AtPercent(BigDecimal percent) implements CheckLine {
        @Override
        public Verdict check(AccountFacts account) {
            if (account.balance() == null) {
                return Verdict.NO_BALANCE;
            }
            return Percent.of(account.balance(), account.capacity())
                    .map(share -> Verdict.of(share.compareTo(percent) <= 0))
                    .orElse(Verdict.NO_CAPACITY);
        }
    }

    /** This amount or less, for accounts of its unit. */
    record AtAmount(Amount amount) implements CheckLine {
        @Override
        public Verdict check(AccountFacts account) {
            if (account.balance() == null) {
                return Verdict.NO_BALANCE;
            }
            if (!account.balance().unit().equals(amount.unit())) {
                return Verdict.OTHER_UNIT;
            }
            return Verdict.of(account.balance().compareTo(amount) <= 0);
        }
    }
}
