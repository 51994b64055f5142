package dev.lifebar.core.command;

/** Who else is where a request comes from. */
public enum Place {
    /** Others see what is posted there. */
    SHARED,
    /** Nobody but the caller: direct messages, a terminal. */
    DIRECT,
    /** Others see what is posted there, and nothing of this is for them. */
    APART
}
