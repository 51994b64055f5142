package dev.lifebar.core.balance;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An amount as typed, taken apart into its sign, the unit before the number, the number and the unit after it. */
record TypedAmount(boolean negative, String before, String number, String after) {
    /** More than the largest amount needs; nothing longer is looked at. */
    private static final int LONGEST = 80;

    private static final int DECIMALS = 6;
    private static final BigDecimal MOST = BigDecimal.valueOf(Amount.MAX_MICROS, DECIMALS);

    /** The spaces that number formats put between thousands. */
    private static final Pattern SPACE = Pattern.compile("[\\u00a0\\u2009\\u202f]");

    private static final Pattern PARTS = Pattern.compile("([^0-9.,]*)([0-9.,](?:.*[0-9.,])?)([^0-9.,]*)");

    /** At most one point or comma: {@code 22.97}, {@code 12,5}, {@code 25}, {@code .5}, {@code 5.}. */
    private static final Pattern PLAIN = Pattern.compile("[0-9]+[.,]?[0-9]*|[.,][0-9]+");

    /** Thousands with one separator throughout, then perhaps another one and decimals. */
    private static final Pattern GROUPED =
            Pattern.compile("[1-9][0-9]{0,2}([., '])[0-9]{3}(?:\\1[0-9]{3})*(?:(?!\\1)[.,][0-9]+)?");

    private static final Set<String> DOLLARS = Set.of("USD", "CAD", "AUD", "NZD", "SGD", "HKD");
    private static final Map<String, String> SYMBOLS =
            Map.of("US$", "USD", "€", "EUR", "£", "GBP", "CN¥", "CNY", "₹", "INR");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Nothing when there is no number in it, or a control character. */
    static Optional<TypedAmount> split(String typed) {
        if (typed.length() > LONGEST || typed.strip().chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        String text = SPACE.matcher(typed).replaceAll(" ").replace('’', '\'').replace('−', '-');
        Matcher parts = PARTS.matcher(text.strip());
        return parts.matches()
                ? Optional.of(signed(
                        parts.group(1).strip(), parts.group(2), parts.group(3).strip()))
                : Optional.empty();
    }

    /** Takes off the one sign that may stand on either side of what is before the number. */
    private static TypedAmount signed(String before, String number, String after) {
        boolean negative = before.startsWith("-") || before.endsWith("-");
        String unit = before;
        if (before.startsWith("-") || before.startsWith("+")) {
            unit = before.substring(1).strip();
        } else if (before.endsWith("-") || before.endsWith("+")) {
            unit = before.substring(0, before.length() - 1).strip();
        }
        return new TypedAmount(negative, unit, number, after);
    }

    /** Nothing when a word is no unit that we know here, or when two were typed and they differ. */
    Optional<Unit> unit(Unit expected) {
        return named(after, expected)
                .filter(unit -> after.isEmpty() || named(before, unit).equals(Optional.of(unit)))
                .flatMap(unit -> named(before, unit));
    }

    AmountReading read(Unit unit) {
        boolean plain = PLAIN.matcher(number).matches();
        boolean grouped = GROUPED.matcher(number).matches();
        if (plain && !(grouped && number.contains(","))) {
            return amount(pointed(), unit);
        }
        if (grouped && (!plain || namesQuota(unit))) {
            return amount(ungrouped(), unit);
        }
        return grouped ? new AmountReading.Ambiguous(ungrouped(), pointed()) : new AmountReading.Unreadable();
    }

    /** We write quotas as {@code 1,250 credits}, so that is how we read them. */
    private boolean namesQuota(Unit unit) {
        return !unit.isCurrency() && !(before.isEmpty() && after.isEmpty());
    }

    private String pointed() {
        return sign() + number.replace(',', '.');
    }

    private String ungrouped() {
        String separator = GROUPED.matcher(number).replaceAll("$1");
        return sign() + number.replace(separator, "").replace(',', '.');
    }

    private String sign() {
        return negative ? "-" : "";
    }

    private static AmountReading amount(String decimal, Unit unit) {
        BigDecimal value = new BigDecimal(decimal).stripTrailingZeros();
        if (value.abs().compareTo(MOST) > 0) {
            return new AmountReading.OutOfRange();
        }
        if (value.scale() > DECIMALS) {
            return new AmountReading.TooPrecise();
        }
        return new AmountReading.Read(new Amount(value.movePointRight(DECIMALS).longValueExact(), unit));
    }

    private static Optional<Unit> named(String name, Unit expected) {
        if (name.isEmpty() || isCalled(name, expected)) {
            return Optional.of(expected);
        }
        if (name.equals("$")) {
            return Optional.of(DOLLARS.contains(expected.code()) ? expected : Unit.USD);
        }
        if (name.equals("¥")) {
            return Optional.of(expected.code().equals("CNY") ? expected : Unit.of("JPY"));
        }
        String upper = name.toUpperCase(Locale.ROOT);
        return Optional.of(SYMBOLS.getOrDefault(upper, upper))
                .filter(CURRENCIES::contains)
                .map(Unit::of);
    }

    private static boolean isCalled(String name, Unit unit) {
        if (unit.isCurrency()) {
            return name.equalsIgnoreCase(unit.code());
        }
        String word = name.toLowerCase(Locale.ROOT);
        return word.equals(unit.code()) || isPlural(word, unit.code()) || isPlural(unit.code(), word);
    }

    private static boolean isPlural(String many, String one) {
        return many.equals(one + "s") || many.equals(one + "es");
    }
}
