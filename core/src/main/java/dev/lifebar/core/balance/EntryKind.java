package dev.lifebar.core.balance;

/** What a ledger entry records. */
public enum EntryKind {
    /** What is left, as a person read it. */
    SYNC,
    /** What was added. */
    TOPUP,
    /** What is left, as the provider's API says. */
    READING,
    /** What is left, as the provider's API says, where it is so much more than before that somebody must have topped up. */
    RISE,
    /** That nothing limits what may be spent, as the provider's API says: what was left before says nothing any more. */
    UNLIMITED,
    /** What was spent, where a provider reports spend. */
    SPEND,
    /** What a full bar means, as a person said it; what is left stays what it was. */
    FULL,
    /** That an earlier sync or top-up no longer counts. */
    UNDO,
    /** Whose top-up it was that a reading showed. */
    CLAIM;

    /** Whether a person made it of their own accord. */
    public boolean isByPerson() {
        return isUndoable() || this == FULL;
    }

    /** Whether a person made it and may undo it. */
    public boolean isUndoable() {
        return this == SYNC || this == TOPUP;
    }

    /** Whether it says something of another entry, and changes no balance by itself. */
    public boolean isOfAnother() {
        return this == UNDO || this == CLAIM;
    }

    /** Whether the provider's API told what is left. */
    public boolean isRead() {
        return this == READING || this == RISE;
    }
}
