package dev.lifebar.core.command;

import dev.lifebar.core.reading.Reader.Refresh;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Accounts that were asked for because somebody wants to see them now.
 *
 * @param ids the accounts that are shown
 * @param done whether all that was asked had been told in time
 */
record Refreshed(Refresh refresh, List<Long> ids, boolean done) {

    /** The same, once all is told. */
    Refreshed whole() {
        return new Refreshed(refresh, ids, true);
    }

    /** Ends when all is told. */
    CompletableFuture<Boolean> known() {
        return refresh.done().thenApply(nothing -> true);
    }
}
