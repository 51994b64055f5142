package dev.lifebar.core.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;

/**
 * One question to a provider, on behalf of all accounts that share a key.
 *
 * @param asked the account whose key is taken
 * @param since the first day in UTC whose spend is wanted
 * @param until when the claim ends, after which it is somebody else's
 * @param done ends when what came of it is stored, or cannot be
 */
record Job(Asked asked, String fingerprint, LocalDate since, Instant until, CompletableFuture<Void> done) {

    String provider() {
        return asked.provider();
    }

    String key() {
        return key(asked);
    }

    /** The same for all accounts that share a key. */
    static String key(Asked asked) {
        return asked.provider() + " " + asked.fingerprint();
    }
}
