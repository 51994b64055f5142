package dev.lifebar.core.workspace;

/** Who sees the answers that are for others too, as a workspace has chosen. */
public enum Answers {
    /** Everyone in channels that receive alerts; elsewhere the caller alone. */
    ALERTS,
    /** Everyone, everywhere. */
    EVERYONE,
    /** The caller alone. */
    CALLER
}
