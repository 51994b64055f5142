package dev.lifebar.core.reading;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of asking a provider. */
public sealed interface Outcome {

    /** It told something. */
    record Told(Telling telling) implements Outcome {}

    /**
     * It told nothing that can be used; what was known before stays.
     *
     * @param retryAfter how long it wants to be left alone; null if it did not say
     * @param detail what happened, for people: a status or a field, never a key, an address with one, or a body
     */
    record Failed(Failure failure, @Nullable Duration retryAfter, String detail) implements Outcome {}
}
