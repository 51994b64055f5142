package dev.lifebar.core.balance;

/** Where a balance comes from, which is how far it can be believed. */
public enum Basis {
    /** Read from the provider's API. */
    LIVE,
    /** Typed by a person. */
    MANUAL,
    /** The last value known, with top-ups and reported spend counted since. */
    ESTIMATED,
    /** Spend is known; nothing was prepaid. */
    PAYG,
    /** Nothing is known. */
    UNKNOWN
}
