package dev.lifebar.core.ledger;

/**
 * Why a level is looked at again.
 *
 * @param byPerson whether a person said or decided something, which takes effect at once
 */
public record Cause(Request request, boolean byPerson) {}
