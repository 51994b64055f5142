package dev.lifebar.core.alert;

/** What a message of the outbox says, as it was when it was decided; kept as JSON. */
public sealed interface News permits AlertFacts, Notice {}
