package dev.lifebar.bot.terminal;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.health.Level;
import java.math.BigDecimal;
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

    private static final Pattern BELOW = Pattern.compile("<\\s*(?<before>CN¥|\\p{Sc}|[A-Za-z]{3}\\s)?"
            + "\\s*(?<number>\\d{1,12}(\\.\\d{1,6})?)\\s*(?<after>%|\\p{Sc}|[A-Za-z][A-Za-z ]*)?");
    private static final Map<String, String> CODES =
            Map.of("$", "USD", "€", "EUR", "£", "GBP", "CN¥", "CNY", "¥", "JPY", "₹", "INR");

    private CheckLineReader() {}

    static Optional<CheckLine> read(String typed) {
        String text = typed.strip();
        Level level = LEVELS.get(text.toLowerCase(Locale.ROOT));
        if (level != null) {
            return Optional.of(new CheckLine.AtLevel(level));
        }
        Matcher matcher = BELOW.matcher(text);
        return matcher.matches() ? below(matcher) : Optional.empty();
    }

    private static Optional<CheckLine> below(Matcher matcher) {
        String number = matcher.group("number");
        String before = part(matcher, "before");
        String after = part(matcher, "after");
        if (!before.isEmpty() && !after.isEmpty()) {
            return Optional.empty();
        }
        String unit = before + after;
        if (unit.isEmpty() || unit.equals("%")) {
            return Optional.of(new CheckLine.AtPercent(new BigDecimal(number)));
        }
        return unit(unit).map(known -> new CheckLine.AtAmount(Amount.of(number, known)));
    }

    private static String part(Matcher matcher, String name) {
        return Optional.ofNullable(matcher.group(name)).orElse("").strip();
    }

    private static Optional<Unit> unit(String typed) {
        try {
            return Optional.of(Unit.of(CODES.getOrDefault(typed, typed)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
