package dev.lifebar.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.Message;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Channel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts into Slack channels. Every message carries its delivery's id as metadata. Where a message may have been posted
 * already, by a process that ended or by a call that got no answer, the channel's latest messages are read first.
 */
final class SlackMessenger implements Messenger {
    static final String EVENT = "lifebar_delivery";
    static final String NONCE = "delivery";

    private static final Logger LOG = LoggerFactory.getLogger(SlackMessenger.class);
    private static final int LATEST = 100;

    private final MethodsClient slack;
    private final Painter painter;
    private final Supplier<String> botName;
    /** Channels of which we know everything that was posted there. */
    private final Set<String> certain = ConcurrentHashMap.newKeySet();

    SlackMessenger(MethodsClient slack, Painter painter, Supplier<String> botName) {
        this.slack = slack;
        this.painter = painter;
        this.botName = botName;
    }

    @Override
    public String platform() {
        return Places.PLATFORM;
    }

    @Override
    public boolean canEdit() {
        return true;
    }

    @Override
    public Outcome post(Channel channel, Post post) {
        try {
            Optional<String> there = certain.contains(channel.id()) ? Optional.empty() : find(channel, post.nonce());
            String id = there.isPresent() ? there.get() : send(channel, post);
            certain.add(channel.id());
            return new Outcome.Sent(id);
        } catch (SlackRefusal e) {
            return outcome(channel, e);
        }
    }

    @Override
    public Outcome edit(Channel channel, String messageId, Reply message, String nonce) {
        SlackMessage drawn = painter.message(message, Tag.ALERT);
        MessageId id = MessageId.of(messageId, channel);
        try {
            Calls.checked(() -> slack.chatUpdate(request -> request.channel(id.channel())
                    .ts(id.timestamp())
                    .text(drawn.text())
                    .blocks(drawn.blocks())
                    .attachments(drawn.attachments())));
            return new Outcome.Sent(messageId);
        } catch (SlackRefusal e) {
            return outcome(channel, e);
        }
    }

    private String send(Channel channel, Post post) throws SlackRefusal {
        SlackMessage drawn = painter.message(post.message(), Tag.ALERT);
        Message.Metadata metadata = Message.Metadata.builder()
                .eventType(EVENT)
                .eventPayload(Map.of(NONCE, post.nonce()))
                .build();
        ChatPostMessageResponse posted =
                Calls.checked(() -> slack.chatPostMessage(request -> request.channel(channel.id())
                        .text(drawn.text())
                        .blocks(drawn.blocks())
                        .attachments(drawn.attachments())
                        .metadata(metadata)
                        .unfurlLinks(false)
                        .unfurlMedia(false)));
        return new MessageId(posted.getChannel(), posted.getTs()).text(channel);
    }

    /** The message with this delivery's id among the channel's latest, where we may read them. */
    private Optional<String> find(Channel channel, String nonce) throws SlackRefusal {
        try {
            List<Message> latest = Calls.checked(() -> slack.conversationsHistory(request ->
                            request.channel(channel.id()).limit(LATEST).includeAllMetadata(true)))
                    .getMessages();
            return latest.stream()
                    .filter(message -> carries(message, nonce))
                    .map(Message::getTs)
                    .findFirst();
        } catch (SlackRefusal e) {
            if (e.mayPass()) {
                throw e;
            }
            LOG.info("cannot read {} before posting: {}", channel.id(), e.error());
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

    private Outcome outcome(Channel channel, SlackRefusal refusal) {
        LOG.info("cannot post into {}: {}", channel.id(), refusal.error());
        if (refusal.leavesDoubt()) {
            certain.remove(channel.id());
        }
        if (refusal.isAboutTheToken()) {
            return new Outcome.Forbidden(SlackTexts.text("post.token", refusal.error()));
        }
        String reason = reason(refusal.error());
        if (refusal.isForbidden()) {
            return new Outcome.Forbidden(reason);
        }
        return refusal.mayPass() ? new Outcome.TryLater(reason, refusal.after()) : new Outcome.Refused(reason);
    }

    private String reason(String error) {
        return switch (error) {
            case "not_in_channel" -> SlackTexts.text("post.not_in_channel", botName.get());
            case "channel_not_found" -> SlackTexts.text("post.channel_not_found", botName.get());
            case "is_archived" -> SlackTexts.text("post.is_archived");
            case "missing_scope" -> SlackTexts.text("post.missing_scope");
            case "message_not_found", "cant_update_message", "edit_window_closed" -> SlackTexts.text("post.gone");
            case "ratelimited", "rate_limited" -> SlackTexts.text("post.ratelimited");
            case SlackRefusal.UNREACHABLE -> SlackTexts.text("post.unreachable");
            default ->
                SlackTexts.text(error.startsWith(SlackRefusal.RESTRICTED) ? "post.restricted" : "post.other", error);
        };
    }

    /** Where a message is: a message sent to a person lies in a channel of its own. */
    private record MessageId(String channel, String timestamp) {
        private static final char SEPARATOR = '/';

        static MessageId of(String text, Channel channel) {
            int separator = text.indexOf(SEPARATOR);
            return separator < 0
                    ? new MessageId(channel.id(), text)
                    : new MessageId(text.substring(0, separator), text.substring(separator + 1));
        }

        String text(Channel asked) {
            return asked.id().equals(channel) ? timestamp : channel + SEPARATOR + timestamp;
        }
    }
}
