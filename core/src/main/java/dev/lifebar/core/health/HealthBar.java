package dev.lifebar.core.health;

/** Ten cells. */
public record HealthBar(int cells) {
    @Override
    public String toString() {
        return "[" + "█".repeat(cells) + "░".repeat(10 - cells) + "]";
    }
}
