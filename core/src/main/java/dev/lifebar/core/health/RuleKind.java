package dev.lifebar.core.health;

/** Which rule decided a level: none when all is well, and empty when nothing is left, which no rule can soften. */
public enum RuleKind {
    NONE,
    PERCENT,
    MONEY,
    DAYS,
    EMPTY
}
