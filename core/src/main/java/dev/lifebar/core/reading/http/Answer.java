package dev.lifebar.core.reading.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param retryAfter how long the provider wants to be left alone; null if it did not say
 */
record Answer(int status, String body, @Nullable Duration retryAfter) {
    boolean isGood() {
        return status / 100 == 2;
    }

    /** A page for people: a login, or a check whether one is a person. */
    boolean isPage() {
        return body.stripLeading().startsWith("<");
    }

    /** Not the body, which may echo secrets. */
    @Override
    public String toString() {
        return "Answer[status=" + status + "]";
    }
}
