package dev.lifebar.core.reply;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The same answer once more, when what it shows is known better. Platforms that can change an answer put it in the place of
 * the first.
 *
 * @param known ends with whether anything has become known; it may fail, and may take as long as the slowest provider
 * @param reply gives the answer as it is by then; where that is not possible it throws
 */
public record Sequel(CompletableFuture<Boolean> known, Supplier<Reply> reply) {

    /** The same, with something done to the answer. */
    public Sequel map(UnaryOperator<Reply> change) {
        return new Sequel(known, () -> change.apply(reply.get()));
    }
}
