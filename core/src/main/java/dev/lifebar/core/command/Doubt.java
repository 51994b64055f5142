package dev.lifebar.core.command;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Texts;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that looks like a slip of the finger, so that somebody is asked before it is stored.
 *
 * @param instead what may have been meant
 */
record Doubt(Line question, Optional<Amount> instead) {
    /** A balance above so many times a full bar is asked about. */
    private static final BigDecimal FAR_ABOVE = BigDecimal.valueOf(3);

    /** What is odd about a balance after what is known; a maximum that was said along with it explains a high one. */
    static Optional<Doubt> about(Projection known, Amount balance, @Nullable Amount max) {
        Amount last = known.balance();
        if (last == null) {
            return max != null && isFarAbove(balance, max)
                    ? Optional.of(new Doubt(Texts.line("doubt.full", balance, max), Optional.empty()))
                    : Optional.empty();
        }
        if (last.equals(balance)) {
            return Optional.empty();
        }
        if (!last.unit().equals(balance.unit())) {
            return Optional.of(new Doubt(
                    Texts.line("doubt.unit", balance, last, last.unit().code()), Optional.empty()));
        }
        if (hasPointMoved(last, balance)) {
            return Optional.of(new Doubt(Texts.line("doubt.value", balance, last), Optional.of(last)));
        }
        Amount full = max == null ? known.full() : max;
        return full != null && isFarAbove(balance, full)
                ? Optional.of(new Doubt(Texts.line("doubt.value", balance, last), Optional.empty()))
                : Optional.empty();
    }

    private static boolean isFarAbove(Amount balance, Amount full) {
        return balance.value().compareTo(full.value().multiply(FAR_ABOVE)) > 0;
    }

    /** Whether both have the same digits in the same order, and only the decimal point stands elsewhere. */
    private static boolean hasPointMoved(Amount last, Amount balance) {
        BigDecimal one = last.value().stripTrailingZeros();
        BigDecimal other = balance.value().stripTrailingZeros();
        return one.signum() != 0 && one.unscaledValue().equals(other.unscaledValue());
    }
}
