package dev.lifebar.core.alert;

import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Channel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Posts into the channels of one platform. Implemented by adapters; called by the outbox only. A call returns within
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

    /**
     * Posts a new message.
     *
     * @param nonce at most 25 characters, the same for every attempt of one delivery, so that a platform that knows it
     *     posts once
     * @param silent whether it should not make anybody's device ring
     */
    Outcome post(Channel channel, Reply message, String nonce, boolean silent);

    /** Replaces an earlier message; a platform that cannot edit posts a short line instead. */
    Outcome edit(Channel channel, String messageId, Reply message, String nonce);

    /** What came of a send. */
    sealed interface Outcome {
        /** The platform has it. */
        record Sent(String messageId) implements Outcome {}

        /** It may work later; {@code after} is the platform's own word on when, if it gave one. */
        record TryLater(String reason, @Nullable Duration after) implements Outcome {}

        /** It works as soon as somebody lets the bot post there; until then it waits, and the workspace is told. */
        record Forbidden(String reason) implements Outcome {}

        /** It will not work, whatever anybody changes. */
        record Refused(String reason) implements Outcome {}
    }
}
