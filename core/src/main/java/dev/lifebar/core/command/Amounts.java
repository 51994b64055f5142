package dev.lifebar.core.command;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.AmountReading;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Texts;

/** Reads amounts that people type, or says what is wrong with them. */
final class Amounts {
    private Amounts() {}

    /** Reads one, or throws a {@link UsageException} that says how to type it. */
    static Amount read(String text, Unit expected) {
        AmountReading reading = AmountReading.of(text, expected);
        if (reading instanceof AmountReading.Read read) {
            return read.amount();
        }
        throw new UsageException(complaint(text, reading), Texts.line("nothing.changed"));
    }

    private static Line complaint(String text, AmountReading reading) {
        String quoted = Clean.quote(text);
        if (reading instanceof AmountReading.Ambiguous ambiguous) {
            return Texts.line("error.amount.ambiguous", quoted, ambiguous.first(), ambiguous.second());
        }
        if (reading instanceof AmountReading.TooPrecise) {
            return Texts.line("error.amount.precise", quoted);
        }
        return Texts.line(reading instanceof AmountReading.OutOfRange ? "error.amount.range" : "error.amount", quoted);
    }
}
