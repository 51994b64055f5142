package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.Projection;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the ledger keeps it.
 *
 * @param requestId the platform's id of the request that made it; null for entries nobody asked for
 * @param before what its account added up to before it; kept for entries somebody asked for only
 * @param zone where its days began then; kept beside {@code before}
 * @param balance what its account had after it; null while unknown
 */
public record Kept(
        long workspaceId,
        long accountId,
        Entry entry,
        @Nullable String requestId,
        @Nullable Projection before,
        @Nullable ZoneId zone,
        @Nullable Amount balance) {}
