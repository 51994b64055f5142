package dev.lifebar.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import dev.lifebar.core.alert.Nonce;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a message among the latest of a channel by its delivery's id, which every message of ours carries as metadata. Whoever
 * may read the messages may read that: https://docs.slack.dev/reference/methods/conversations.history names no other scope
 * than those for the history, and metadata.message:read is for events about metadata.
 */
final class Past {
    private static final String EVENT = "lifebar_delivery";
    private static final String NONCE = "delivery";

    private static final Logger LOG = LoggerFactory.getLogger(Past.class);

    /** Slack advises against more: https://docs.slack.dev/apis/web-api/pagination */
    private static final int PAGE = 200;

    private static final int PAGES = 5;

    /** How far the clock here and Slack's may be apart. */
    private static final Duration DOUBT = Duration.ofMinutes(10);

    private final MethodsClient slack;

    Past(MethodsClient slack) {
        this.slack = slack;
    }

    /**
     * Some messages of a channel.
     *
     * @param next where the next of them begin; empty after the last
     */
    private record Page(List<Message> messages, String next) {
        static Page of(List<Message> messages, @Nullable ResponseMetadata about) {
            return new Page(messages, about == null || about.getNextCursor() == null ? "" : about.getNextCursor());
        }
    }

    /** Reads the messages from somewhere on. */
    @FunctionalInterface
    private interface Read {
        Page from(@Nullable String cursor) throws SlackRefusal;
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
        String since = since(nonce);
        if (thread != null) {
            Optional<String> answer = find(cursor -> replies(channel, thread, since, cursor), channel, nonce);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return find(cursor -> history(channel, since, cursor), channel, nonce);
    }

    /** The timestamp before which it was not posted; null if that is not known. */
    private static @Nullable String since(String nonce) {
        return Nonce.madeAt(nonce)
                .map(made -> made.minus(DOUBT).getEpochSecond() + ".000000")
                .orElse(null);
    }

    private Page history(String channel, @Nullable String since, @Nullable String cursor) throws SlackRefusal {
        ConversationsHistoryResponse read =
                Calls.checked(() -> slack.conversationsHistory(request -> request.channel(channel)
                        .oldest(since)
                        .cursor(cursor)
                        .limit(PAGE)
                        .includeAllMetadata(true)));
        return Page.of(read.getMessages(), read.getResponseMetadata());
    }

    private Page replies(String channel, String thread, @Nullable String since, @Nullable String cursor)
            throws SlackRefusal {
        ConversationsRepliesResponse read =
                Calls.checked(() -> slack.conversationsReplies(request -> request.channel(channel)
                        .ts(thread)
                        .oldest(since)
                        .cursor(cursor)
                        .limit(PAGE)
                        .includeAllMetadata(true)));
        return Page.of(read.getMessages(), read.getResponseMetadata());
    }

    private static Optional<String> find(Read read, String channel, String nonce) throws SlackRefusal {
        try {
            Page page = read.from(null);
            Optional<String> found = among(page, nonce);
            for (int pages = 1; found.isEmpty() && !page.next().isEmpty() && pages < PAGES; pages++) {
                page = read.from(page.next());
                found = among(page, nonce);
            }
            return found;
        } catch (SlackRefusal e) {
            if (e.mayPass()) {
                throw e;
            }
            LOG.info("cannot read {} before posting: {}", channel, e.error());
            return Optional.empty();
        }
    }

    private static Optional<String> among(Page page, String nonce) {
        return page.messages().stream()
                .filter(message -> carries(message, nonce))
                .map(Message::getTs)
                .findFirst();
    }

    private static boolean carries(Message message, String nonce) {
        Message.Metadata metadata = message.getMetadata();
        return metadata != null
                && EVENT.equals(metadata.getEventType())
                && metadata.getEventPayload() != null
                && nonce.equals(metadata.getEventPayload().get(NONCE));
    }
}
