package dev.lifebar.core.health;

/** How an account is doing. */
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

    public String symbol() {
        return symbol;
    }
}
