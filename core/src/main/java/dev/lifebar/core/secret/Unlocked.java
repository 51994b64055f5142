package dev.lifebar.core.secret;

import dev.lifebar.core.reading.Credentials;

/** What came of asking for the key of an account. */
public sealed interface Unlocked {

    /** Here it is. */
    record Ready(Credentials credentials) implements Unlocked {}

    /** It is not to be had; what is known of the balance stays. */
    record Missing(Reason reason) implements Unlocked {}

    /** Why a key is not to be had. */
    enum Reason {
        /** The master key it was locked under is gone: it has to be given again. */
        MASTER_KEY,
        /** There is nothing any more where it was read. */
        REFERENCE,
        /** It leads to what is Lifebar's own, which is read for nobody. */
        OWN,
        /** This workspace may no longer read what lies on the computer of whoever runs Lifebar. */
        NOT_ALLOWED
    }
}
