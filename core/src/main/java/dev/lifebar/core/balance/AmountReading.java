package dev.lifebar.core.balance;

/**
 * What came of reading an amount that a person typed. A dot is the decimal point; a comma is read as whichever of point
 * and thousands separator it can only be.
 */
public sealed interface AmountReading {
    /** One exact amount. */
    record Read(Amount amount) implements AmountReading {}

    /** The two plain decimals that it could mean, such as {@code 1234} and {@code 1.234}. */
    record Ambiguous(String first, String second) implements AmountReading {}

    /** Not an amount, or in a unit that we do not know here. */
    record Unreadable() implements AmountReading {}

    /** More than six decimals. */
    record TooPrecise() implements AmountReading {}

    /** Beyond {@link Amount#MAX_MICROS} either way. */
    record OutOfRange() implements AmountReading {}

    /**
     * Reads an amount with its sign and unit, each optional and the unit before or after the number.
     *
     * @param expected the unit when none is typed; {@code $} and {@code ¥} mean it too if it is such a currency
     */
    static AmountReading of(String text, Unit expected) {
        return TypedAmount.split(text)
                .flatMap(typed -> typed.unit(expected).map(unit -> typed.read(unit)))
                .orElseGet(Unreadable::new);
    }
}
