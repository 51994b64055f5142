package dev.lifebar.bot.settings;

/** When the terminal gets colour. */
public enum Color {
    /** When it can show it. */
    AUTO,
    ALWAYS,
    NEVER
}
