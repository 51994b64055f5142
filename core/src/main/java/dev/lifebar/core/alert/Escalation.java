package dev.lifebar.core.alert;

import dev.lifebar.core.workspace.Channel;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a red goes that nobody has acknowledged for a while.
 *
 * @param proofAt when a message last arrived there
 * @param checkedAt when it was last looked, without a message, whether one would arrive
 * @param trouble why messages do not arrive there; null while they do
 * @param told whether the channels of the workspace were told of the trouble
 */
public record Escalation(
        long workspaceId,
        Duration after,
        Channel channel,
        @Nullable Instant proofAt,
        @Nullable Instant checkedAt,
        @Nullable String trouble,
        boolean told) {

    /** Whether nothing arrived, and nobody looked, since a moment; in trouble, since a later one. */
    boolean isUnproven(Instant since, Instant lately) {
        return trouble == null ? isBefore(proofAt, since) && isBefore(checkedAt, since) : isBefore(checkedAt, lately);
    }

    private static boolean isBefore(@Nullable Instant moment, Instant since) {
        return moment == null || moment.isBefore(since);
    }
}
