package dev.lifebar.core.ledger;

/** What came of asking to undo. */
public sealed interface Undone {

    /**
     * It no longer counts.
     *
     * @param undone the entry that was taken back
     */
    record Done(Recorded recorded, Kept undone) implements Undone {}

    /** There is nothing a person recorded that still counts. */
    record Nothing() implements Undone {}

    /** Somebody else recorded the last one. */
    record NotYours(Kept last) implements Undone {}

    /** Something newer was recorded since, or it was undone already. */
    record TooLate() implements Undone {}
}
