package dev.lifebar.core.reading;

/** Why a provider told nothing. None of these says anything about the balance. */
public enum Failure {
    /** The key is not known, or no longer. */
    KEY_REJECTED,
    /** The key is good for other things. */
    WRONG_KEY,
    /** The provider refuses to answer because nothing is left to pay with. */
    OUT_OF_CREDIT,
    /** What was asked for is not there: a feature that is not switched on, or the id of another account. */
    NOT_FOUND,
    /** The provider has taken the address away. */
    RETIRED,
    /** Asked too often. */
    RATE_LIMITED,
    /** It may pass by itself: the network, a time-out, trouble on the provider's side. */
    TRANSIENT,
    /** An answer nobody expected. */
    UNEXPECTED;

    /** Whether waiting may help; otherwise somebody has to do something. */
    public boolean mayPass() {
        return this == RATE_LIMITED || this == TRANSIENT || this == UNEXPECTED || this == OUT_OF_CREDIT;
    }

    /** Whether another key is what helps. */
    public boolean isOfKey() {
        return this == KEY_REJECTED || this == WRONG_KEY;
    }
}
