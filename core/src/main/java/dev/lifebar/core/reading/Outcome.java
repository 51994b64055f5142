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
     * @param raw the good answer that could not be understood, in which the provider may have echoed secrets; never to be
     *     logged; null where there is none
     */
    record Failed(
            Failure failure,
            @Nullable Duration retryAfter,
            String detail,
            @Nullable String raw) implements Outcome {

        /** Where there is no answer to show. */
        public Failed(Failure failure, @Nullable Duration retryAfter, String detail) {
            this(failure, retryAfter, detail, null);
        }

        /** Not the raw answer. */
        @Override
        public String toString() {
            return "Failed[failure=" + failure + ", retryAfter=" + retryAfter + ", detail=" + detail + "]";
        }
    }
}
