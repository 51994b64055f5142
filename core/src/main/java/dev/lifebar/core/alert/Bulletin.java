package dev.lifebar.core.alert;

import dev.lifebar.core.workspace.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that tells the stories of one or more episodes in a channel, and is written anew as they go on.
 *
 * @param headingAt the moment that the heading speaks of; null where it speaks of none, as where nobody was told elsewhere
 * @param messageId the platform's id of it; null until it has arrived
 * @param editedAt when it was last written anew; null if never
 */
public record Bulletin(
        long id,
        long workspaceId,
        Channel channel,
        Heading heading,
        @Nullable Instant headingAt,
        @Nullable String messageId,
        Instant createdAt,
        @Nullable Instant postedAt,
        @Nullable Instant editedAt) {

    /** What it says before the stories. */
    public enum Heading {
        NONE,
        /** Lifebar did not run since then. */
        AWAY,
        /** Nobody has acknowledged it elsewhere since then. */
        ESCALATED
    }

    static Bulletin of(
            long id, long workspaceId, Channel channel, Heading heading, @Nullable Instant since, Instant now) {
        return new Bulletin(id, workspaceId, channel, heading, since, null, now, null, null);
    }
}
