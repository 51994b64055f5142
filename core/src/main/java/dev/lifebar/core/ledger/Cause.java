package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Why a level is looked at again.
 *
 * @param entry the id of the entry that was recorded; null where none was
 * @param byPerson whether a person said or decided something, which takes effect at once
 * @param undone the entry that was taken back; null where none was
 */
public record Cause(
        Request request,
        @Nullable Long entry,
        boolean byPerson,
        @Nullable Entry undone) {

    Cause(Request request, @Nullable Long entry, boolean byPerson) {
        this(request, entry, byPerson, null);
    }
}
