package dev.lifebar.core.reading.http;

import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a question that came to nothing. Carries no cause, since causes quote addresses and headers. */
final class Untold extends Exception {
    private final transient Outcome.Failed failed;

    Untold(Failure failure, String detail) {
        this(failure, null, detail);
    }

    Untold(Failure failure, @Nullable Duration retryAfter, String detail) {
        super(detail, null, false, false);
        this.failed = new Outcome.Failed(failure, retryAfter, detail);
    }

    static Untold unexpected(String detail) {
        return new Untold(Failure.UNEXPECTED, detail);
    }

    Outcome.Failed failed() {
        return failed;
    }
}
