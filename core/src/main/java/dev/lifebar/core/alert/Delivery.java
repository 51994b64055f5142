package dev.lifebar.core.alert;

import dev.lifebar.core.workspace.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox: one message to one channel, from the moment it is decided until it has arrived or cannot.
 *
 * @param episodeId the story it belongs to; 0 for a notice
 * @param facts what it says, as it was when it was decided; null if what is stored cannot be read
 * @param attempts how often sending was tried
 */
public record Delivery(
        long id,
        long workspaceId,
        Channel channel,
        long episodeId,
        Kind kind,
        @Nullable News facts,
        int attempts,
        Instant dueAt,
        Instant claimedUntil,
        Instant createdAt) {

    /** What is sent. */
    public enum Kind {
        /** A new message: it got worse. */
        POST,
        /** The episode's latest message in this channel, written anew. */
        EDIT,
        /** An edit that tells what somebody in this channel just did, with the episode going on: worth no line of its own. */
        ECHO,
        /** A short line of its own: it is green again, and nobody here caused it. */
        RECOVERY,
        /** A short line of its own that belongs to no episode. */
        NOTICE
    }

    /** The id that every attempt carries, in base 36: at most 13 characters. */
    public String nonce() {
        return Long.toString(id, Character.MAX_RADIX);
    }

    /** How many messages of a workspace wait, and why the first one does. */
    public record Backlog(int waiting, @Nullable String reason) {}
}
