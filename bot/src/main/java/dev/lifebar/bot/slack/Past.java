package dev.lifebar.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a message among the latest of a channel by its delivery's id, which every message of ours carries. */
final class Past {
    private static final String EVENT = "lifebar_delivery";
    private static final String NONCE = "delivery";

    private static final Logger LOG = LoggerFactory.getLogger(Past.class);

    /** What one question is answered with as a rule: https://docs.slack.dev/reference/methods/conversations.history */
    private static final int LATEST = 100;

    private final MethodsClient slack;

    Past(MethodsClient slack) {
        this.slack = slack;
    }

    /** Some messages of a channel. */
    @FunctionalInterface
    private interface Read {
        List<Message> messages() throws SlackRefusal;
    }

    /** What a message has to carry to be found again. */
    static Message.Metadata metadata(String nonce) {
        return Message.Metadata.builder()
                .eventType(EVENT)
                .eventPayload(Map.of(NONCE, nonce))
                .build();
    }

    /**
     * The timestamp of the message with this delivery's id, where we may read it.
     *
     * @param thread the message that it answers; an answer to one that is gone stands in the channel itself
     */
    Optional<String> find(String channel, @Nullable String thread, String nonce) throws SlackRefusal {
        if (thread != null) {
            Optional<String> answer = find(() -> replies(channel, thread), channel, nonce);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return find(() -> history(channel), channel, nonce);
    }

    private List<Message> history(String channel) throws SlackRefusal {
        return Calls.checked(() -> slack.conversationsHistory(
                        request -> request.channel(channel).limit(LATEST).includeAllMetadata(true)))
                .getMessages();
    }

    private List<Message> replies(String channel, String thread) throws SlackRefusal {
        return Calls.checked(() -> slack.conversationsReplies(request ->
                        request.channel(channel).ts(thread).limit(LATEST).includeAllMetadata(true)))
                .getMessages();
    }

    private static Optional<String> find(Read read, String channel, String nonce) throws SlackRefusal {
        try {
            return read.messages().stream()
                    .filter(message -> carries(message, nonce))
                    .map(Message::getTs)
                    .findFirst();
        } catch (SlackRefusal e) {
            if (e.mayPass()) {
                throw e;
            }
            LOG.info("cannot read {} before posting: {}", channel, e.error());
            return Optional.empty();
        }
    }

    private static boolean carries(Message message, String nonce) {
        Message.Metadata metadata = message.getMetadata();
        return metadata != null
                && EVENT.equals(metadata.getEventType())
                && metadata.getEventPayload() != null
                && nonce.equals(metadata.getEventPayload().get(NONCE));
    }
}
