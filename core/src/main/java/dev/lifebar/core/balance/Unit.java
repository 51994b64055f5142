package dev.lifebar.core.balance;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an amount is counted in: an ISO 4217 currency such as {@code USD}, or a named quota such as {@code characters}. */
public record Unit(String code) {
    private static final Pattern QUOTA = Pattern.compile("(?![a-z]{3}$)(?=.{2,31}$)[a-z]+(?: [a-z]+)*");
    private static final Map<String, String> SYMBOLS =
            Map.of("USD", "$", "EUR", "€", "GBP", "£", "CNY", "CN¥", "JPY", "¥", "INR", "₹");

    /** US dollars. */
    public static final Unit USD = new Unit("USD");

    public Unit {
        if (!isCurrency(code) && !QUOTA.matcher(code).matches()) {
            throw new IllegalArgumentException("neither a currency nor a quota: " + code);
        }
    }

    /** Reads a code as stored or typed: three letters are a currency, anything else a quota. */
    public static Unit of(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        return isCurrency(upper) ? new Unit(upper) : new Unit(code.toLowerCase(Locale.ROOT));
    }

    public boolean isCurrency() {
        return isCurrency(code);
    }

    /** Not a pattern, because every amount that is read or shown asks. */
    private static boolean isCurrency(String code) {
        return code.length() == 3 && isLetter(code.charAt(0)) && isLetter(code.charAt(1)) && isLetter(code.charAt(2));
    }

    private static boolean isLetter(char character) {
        return character >= 'A' && character <= 'Z';
    }

    /** What stands before a number in this unit: {@code $}, {@code CAD }, or nothing for a quota. */
    public String prefix() {
        return isCurrency() ? SYMBOLS.getOrDefault(code, code + " ") : "";
    }

    /** Written out because the generated one costs 25 ms at its first use, in every start of a one-shot command. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Unit unit && unit.code.equals(code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }
}
