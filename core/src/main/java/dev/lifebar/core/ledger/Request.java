package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Author;
import dev.lifebar.core.workspace.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who wants something of the ledger, from where and when.
 *
 * @param id the platform's id of the request; the same id changes the ledger once; null for what nobody asked for
 * @param from the channel it was asked for in, which then needs no word about it; null for what nobody asked for
 */
public record Request(
        Author author, @Nullable String id, @Nullable Channel from, Instant at) {

    /** What Lifebar records by itself. */
    public static Request byLifebar(Instant at) {
        return new Request(new Author("lifebar", "Lifebar"), null, null, at);
    }
}
