package dev.lifebar.core.balance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fact of the ledger; never changed; only {@code forget} and, for old readings and spend, thinning delete or
 * sum up any.
 *
 * @param sequence its place within its account, growing; from 1 without gaps until old readings are thinned out
 * @param amount the value of a sync or reading, what was added or spent, or what the undone or claimed entry had
 * @param max what a full bar means, where a sync said so; of a reading the limit of which something is left, where one is told
 * @param undoes the id of the entry that an undo takes back or a claim speaks of
 */
public record Entry(
        long id,
        long sequence,
        EntryKind kind,
        Amount amount,
        @Nullable Amount max,
        Instant at,
        Author author,
        @Nullable Long undoes) {}
