package dev.lifebar.core.balance;

import java.io.Serial;

/** An entry says something that its account cannot take in, such as a top-up where nothing is known to add it to. */
public final class UnfitException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnfitException(String message) {
        super(message);
    }
}
