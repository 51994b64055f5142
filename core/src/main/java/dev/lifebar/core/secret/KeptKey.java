package dev.lifebar.core.secret;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The key of an account, as far as it can be told without unlocking it.
 *
 * @param hint how a person recognises it: its last four characters, or where it is read
 * @param lastSuccess when a provider last told something for it; null before the first time
 */
public record KeptKey(
        long accountId,
        long workspaceId,
        WorkspaceKey workspace,
        AccountName account,
        Kind kind,
        Locked locked,
        String hint,
        Author author,
        Instant addedAt,
        @Nullable Instant lastSuccess) {

    /** Where a key is. */
    public enum Kind {
        /** Here, as it was given. */
        KEY,
        /** In a variable of the environment of whoever runs Lifebar. */
        ENV,
        /** In a file of whoever runs Lifebar. */
        FILE
    }
}
