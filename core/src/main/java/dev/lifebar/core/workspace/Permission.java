package dev.lifebar.core.workspace;

/** What somebody may do; checked on every command and every button. */
public enum Permission {
    /** See amounts. */
    VIEW,
    /** Acknowledge and snooze an alert. */
    ACK,
    /** Record syncs and top-ups, and undo them. */
    UPDATE,
    /** Choose alerts, rules, providers and access, export and forget. */
    MANAGE
}
