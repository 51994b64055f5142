package dev.lifebar.core.health;

/** Boundaries that were typed and will not do. */
public final class BoundariesException extends IllegalArgumentException {

    /** What is wrong with them. */
    public enum Flaw {
        /** They are not as many plain numbers as the rule has. */
        FORM,
        /** One is not smaller than the one before it. */
        ORDER,
        BELOW_ZERO,
        ABOVE_HUNDRED
    }

    private final Flaw flaw;

    BoundariesException(Flaw flaw) {
        super(flaw.name());
        this.flaw = flaw;
    }

    public Flaw flaw() {
        return flaw;
    }
}
