package dev.lifebar.core.alert;

import dev.lifebar.core.workspace.Channel;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox: one message to one channel, from the moment it is decided until it has arrived or cannot. What a
 * bulletin says is put into words when it is sent, so that it tells how things are then.
 *
 * @param bulletinId the message it posts, writes anew or answers; 0 for a notice
 * @param episodeId the story whose news an edit tells; 0 for all else, which may tell several
 * @param notice what a notice says; null for all else, and if what is stored cannot be read
 * @param attempts how often sending was begun
 * @param forbidden how many of the attempts certainly did not arrive, since the bot was not let in
 */
public record Delivery(
        long id,
        long workspaceId,
        Channel channel,
        Kind kind,
        long bulletinId,
        long episodeId,
        @Nullable Notice notice,
        int attempts,
        int forbidden,
        Instant dueAt,
        Instant claimedUntil,
        Instant createdAt) {

    /** What is sent. */
    public enum Kind {
        /** A new message: it got worse. */
        POST,
        /** The message of a story, written anew. */
        EDIT,
        /** An edit that tells what somebody in this channel just did, short of ending the trouble: worth no line of its own. */
        ECHO,
        /** A short line of its own: it is green again, and nobody here caused it. */
        RECOVERY,
        /** A short line that rings once more. */
        REMINDER,
        /** A short line of its own that belongs to no episode. */
        NOTICE
    }

    /** The id that every attempt carries, in base 36: at most 13 characters. */
    public String nonce() {
        return Long.toString(id, Character.MAX_RADIX);
    }

    /** Whether people may have it, although it is not known to have arrived. */
    boolean mayHaveArrived() {
        return attempts > forbidden;
    }

    /** Whether it changes a message that is there already. */
    public boolean isEdit() {
        return kind == Kind.EDIT || kind == Kind.ECHO;
    }

    /**
     * How many messages of a workspace wait in a channel.
     *
     * @param reason why one of them does, as far as it was tried
     * @param dueAt when the first of them is to be sent; null if none waits
     */
    public record Backlog(
            int waiting, @Nullable String reason, @Nullable Instant dueAt) {}

    /**
     * How long alerts took from being stored until the platform had them.
     *
     * @param longest of the latest so many
     */
    public record Dwell(Duration last, Duration longest, int many) {}
}
