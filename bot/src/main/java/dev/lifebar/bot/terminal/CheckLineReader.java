package dev.lifebar.bot.terminal;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.AmountReading;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.health.Level;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line as it is typed: {@code yellow}, {@code <25}, {@code <25%}, {@code <$10}, {@code <10 EUR}. */
final class CheckLineReader {
    /** Not green: every account reaches that. */
    private static final Map<String, Level> LEVELS =
            Map.of("yellow", Level.YELLOW, "orange", Level.ORANGE, "red", Level.RED, "empty", Level.EMPTY);

    private static final Pattern BELOW = Pattern.compile("<(?<amount>[^%]*?(?<word>[A-Za-z ]*))%?");

    /** What a number without a unit is counted in. */
    private static final Unit PERCENT = Unit.of("percent");

    private CheckLineReader() {}

    static Optional<CheckLine> read(String typed) {
        String text = typed.strip();
        Level level = LEVELS.get(text.toLowerCase(Locale.ROOT));
        if (level != null) {
            return Optional.of(new CheckLine.AtLevel(level));
        }
        Matcher below = BELOW.matcher(text);
        return below.matches() ? below(below, text.endsWith("%")) : Optional.empty();
    }

    private static Optional<CheckLine> below(Matcher below, boolean percent) {
        String typed = below.group("amount");
        return amount(typed, PERCENT)
                .or(() -> quota(below.group("word").strip()).flatMap(quota -> amount(typed, quota)))
                .filter(amount -> amount.micros() >= 0)
                .flatMap(amount -> line(amount, percent));
    }

    private static Optional<CheckLine> line(Amount amount, boolean percent) {
        if (amount.unit().equals(PERCENT)) {
            return Optional.of(new CheckLine.AtPercent(amount.value()));
        }
        return percent ? Optional.empty() : Optional.of(new CheckLine.AtAmount(amount));
    }

    private static Optional<Amount> amount(String typed, Unit expected) {
        return AmountReading.of(typed, expected) instanceof AmountReading.Read read
                ? Optional.of(read.amount())
                : Optional.empty();
    }

    /** Which quotas there are is not known here. */
    private static Optional<Unit> quota(String word) {
        try {
            return Optional.of(Unit.of(word)).filter(unit -> !unit.isCurrency());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
