package dev.lifebar.core.alert;

import dev.lifebar.core.balance.Author;
import dev.lifebar.core.workspace.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel that wants to know.
 *
 * @param boundaries which crossings it is told of
 * @param proofAt when a message last arrived there
 * @param requestId the request whose test last arrived there; null for subscriptions from before that was kept
 * @param trouble why messages do not arrive there; null while they do
 */
public record Subscription(
        long id,
        long workspaceId,
        Channel channel,
        Boundaries boundaries,
        Author author,
        @Nullable Instant proofAt,
        @Nullable String requestId,
        @Nullable String trouble) {

    /** Whether this very request had its test posted there, so that it came again. */
    public boolean isTestedBy(String request) {
        return request.equals(requestId);
    }

    /** Which crossings a channel is told of. Empty is always told. */
    public enum Boundaries {
        YELLOW_AND_RED,
        RED
    }
}
