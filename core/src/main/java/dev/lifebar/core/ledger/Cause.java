package dev.lifebar.core.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Why a level is looked at again.
 *
 * @param entry the id of the entry that was recorded; null where none was
 * @param byPerson whether a person said or decided something, which takes effect at once
 */
public record Cause(Request request, @Nullable Long entry, boolean byPerson) {}
