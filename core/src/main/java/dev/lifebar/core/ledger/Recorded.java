package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Projection;

/**
 * What came of recording.
 *
 * @param account the account as it is now
 * @param kept the entry; of an earlier request if this one was a repetition
 * @param before what the account added up to before the entry
 * @param after what it added up to right after it
 * @param again whether the account was switched off and is watched again because of it
 */
public record Recorded(Account account, Kept kept, Projection before, Projection after, boolean again) {}
