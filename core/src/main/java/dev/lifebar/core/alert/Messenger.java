package dev.lifebar.core.alert;

import dev.lifebar.core.balance.Author;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Channel;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Posts into the channels of one platform. Implemented by adapters; called by the outbox, and by what tries whether anything
 * arrives. A call returns within
 * {@link #LONGEST_CALL}, one way or the other: long after that the message is taken for lost and sent again, with the same
 * nonce.
 */
public interface Messenger {
    /** How long a call may take. */
    Duration LONGEST_CALL = Duration.ofSeconds(10);

    /** The platform it reaches: the {@link Channel#platform()} of its channels. */
    String platform();

    /** Whether a message can be changed after it was posted. */
    boolean canEdit();

    /** Posts a new message. */
    Outcome post(Channel channel, Post post);

    /** Replaces an earlier message; a platform that cannot edit posts a short line instead. */
    Outcome edit(Channel channel, String messageId, Reply message, String nonce);

    /**
     * Looks for a message that may have been posted before, without posting it: {@link Outcome.Sent} if it is there, nothing
     * if it is not or that cannot be told.
     */
    default Optional<Outcome> find(Channel channel, String nonce) {
        return Optional.empty();
    }

    /**
     * What would keep a post away from there, found out without posting; nothing if it would arrive, as on a platform that is
     * always there, and {@link Outcome.TryLater} where that is not known.
     */
    default Optional<Outcome> check(Channel channel) {
        return Optional.empty();
    }

    /** Where a person of this platform is told something alone; nothing on a platform that knows no such place. */
    default Optional<Channel> direct(Author person) {
        return Optional.empty();
    }

    /**
     * A new message.
     *
     * @param nonce at most 25 characters, the same for every attempt of one delivery, so that a platform that knows it
     *     posts once
     * @param silent whether it should not make anybody's device ring
     * @param replyTo the id of the message that it answers; null for none. It is posted all the same if that one is gone
     * @param mention the one person or group that it pings, as the platform writes it; null for nobody
     * @param again whether sending it was begun before, so that it may be there already
     */
    record Post(
            Reply message,
            String nonce,
            boolean silent,
            @Nullable String replyTo,
            @Nullable String mention,
            boolean again) {

        /** A message that stands for itself, at the first attempt. */
        public static Post of(Reply message, String nonce, boolean silent) {
            return new Post(message, nonce, silent, null, null, false);
        }
    }

    /** What came of a send. */
    sealed interface Outcome {

        /** Why it was not done; nothing if it was. */
        default Optional<String> trouble() {
            return Optional.empty();
        }

        /** The same, but nothing for what may pass by itself. */
        default Optional<String> lasting() {
            return trouble();
        }

        /** The platform has it. */
        record Sent(String messageId) implements Outcome {}

        /** It may work later; {@code after} is the platform's own word on when, if it gave one. */
        record TryLater(String reason, @Nullable Duration after) implements Outcome {
            @Override
            public Optional<String> trouble() {
                return Optional.of(reason);
            }

            @Override
            public Optional<String> lasting() {
                return Optional.empty();
            }
        }

        /** The platform takes no more edits of this message for now, and everything else as ever. */
        record TooManyEdits(String reason) implements Outcome {
            @Override
            public Optional<String> trouble() {
                return Optional.of(reason);
            }
        }

        /** It works as soon as somebody lets the bot post there; until then it waits, and the workspace is told. */
        record Forbidden(String reason) implements Outcome {
            @Override
            public Optional<String> trouble() {
                return Optional.of(reason);
            }
        }

        /** It will not work, whatever anybody changes. */
        record Refused(String reason) implements Outcome {
            @Override
            public Optional<String> trouble() {
                return Optional.of(reason);
            }
        }
    }
}
