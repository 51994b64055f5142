package dev.lifebar.core.health;

/** How an account is doing, from best to worst; empty means that nothing, or less than nothing, is left. */
public enum Level {
    GREEN("🟩"),
    YELLOW("🟨"),
    ORANGE("🟧"),
    RED("🟥"),
    EMPTY("⬛");

    private final String symbol;

    Level(String symbol) {
        this.symbol = symbol;
    }

    public static Level worst(Level first, Level second) {
        return second.isWorseThan(first) ? second : first;
    }

    public String symbol() {
        return symbol;
    }

    public boolean isWorseThan(Level other) {
        return compareTo(other) > 0;
    }
}
