package dev.lifebar.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.Conversation;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Channel;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts into Slack channels. Every message carries its delivery's id as metadata. Where sending one was begun before,
 * the channel's latest messages are read first: it may have been posted by a process that ended, or by a call that got no
 * answer, or that could not be written down.
 */
final class SlackMessenger implements Messenger {
    private static final Logger LOG = LoggerFactory.getLogger(SlackMessenger.class);

    /** It cannot be an answer to that message, or in that channel. Where the message is only gone, Slack takes it. */
    private static final Set<String> NO_ANSWER = Set.of(
            "cannot_reply_to_message",
            "thread_not_found",
            "restricted_action_thread_locked",
            "restricted_action_non_threadable_channel");

    private final MethodsClient slack;
    private final Places places;
    private final Painter painter;
    private final Past past;
    private final Supplier<String> botName;
    private final Runnable doubts;

    /**
     * Posts as the bot.
     *
     * @param doubts run where Slack did not accept the token
     */
    SlackMessenger(MethodsClient slack, Places places, Painter painter, Supplier<String> botName, Runnable doubts) {
        this.slack = slack;
        this.places = places;
        this.painter = painter;
        this.past = new Past(slack);
        this.botName = botName;
        this.doubts = doubts;
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
        String place = Places.isPerson(channel.id()) ? places.direct(channel.id()) : channel.id();
        String thread = post.replyTo() == null
                ? null
                : MessageId.of(post.replyTo(), channel).timestamp();
        try {
            Optional<String> there = post.again() ? past.find(place, thread, post.nonce()) : Optional.empty();
            MessageId id = there.isPresent() ? new MessageId(place, there.get()) : answer(place, thread, post);
            return new Outcome.Sent(id.text(channel));
        } catch (SlackRefusal e) {
            return outcome(channel, e);
        }
    }

    @Override
    public Outcome edit(Channel channel, String messageId, Reply message, String nonce) {
        MessageId id = MessageId.of(messageId, channel);
        try {
            taken(
                    painter.message(message, Tag.ALERT),
                    drawn -> slack.chatUpdate(request -> request.channel(id.channel())
                            .ts(id.timestamp())
                            .text(drawn.text())
                            .blocks(drawn.blocks())
                            .attachments(drawn.attachments())));
            return new Outcome.Sent(messageId);
        } catch (SlackRefusal e) {
            return outcome(channel, e);
        }
    }

    @Override
    public Optional<Outcome> find(Channel channel, String nonce) {
        String place = Places.isPerson(channel.id()) ? places.direct(channel.id()) : channel.id();
        try {
            return past.find(place, null, nonce)
                    .map(timestamp -> new Outcome.Sent(new MessageId(place, timestamp).text(channel)));
        } catch (SlackRefusal e) {
            return Optional.of(outcome(channel, e));
        }
    }

    /** What Slack does not tell, or not this app, is no trouble. */
    @Override
    public Optional<Outcome> check(Channel channel) {
        try {
            if (Places.isPerson(channel.id())) {
                places.open(channel.id());
            } else {
                look(channel.id());
            }
            return Optional.empty();
        } catch (SlackRefusal e) {
            return Optional.of(
                    e.error().equals(SlackRefusal.MISSING_SCOPE)
                            ? new Outcome.TryLater(reason(e), null)
                            : outcome(channel, e));
        }
    }

    @Override
    public Optional<Channel> direct(Author person) {
        return Places.isPerson(person.id()) ? Optional.of(places.channel(person.id(), "")) : Optional.empty();
    }

    /** Fails as a post would. Of places other than public channels it hears only where it belongs to them. */
    private void look(String channel) throws SlackRefusal {
        Conversation found = Calls.checked(() -> slack.conversationsInfo(request -> request.channel(channel)))
                .getChannel();
        if (found.isArchived()) {
            throw new SlackRefusal("is_archived", null);
        }
        if (found.isChannel() && !found.isPrivate() && !found.isMember()) {
            throw new SlackRefusal("not_in_channel", null);
        }
    }

    private MessageId answer(String place, @Nullable String thread, Post post) throws SlackRefusal {
        try {
            return send(place, thread, post);
        } catch (SlackRefusal e) {
            if (thread == null || !NO_ANSWER.contains(e.error())) {
                throw e;
            }
            return send(place, null, post);
        }
    }

    /** What is to be noticed is shown in the channel too: nobody follows a thread of a bot. */
    private MessageId send(String place, @Nullable String thread, Post post) throws SlackRefusal {
        ChatPostMessageResponse posted = taken(
                painter.post(post.message(), Mention.of(post.mention())),
                drawn -> slack.chatPostMessage(request -> request.channel(place)
                        .threadTs(thread)
                        .replyBroadcast(thread != null && !post.silent())
                        .text(drawn.text())
                        .blocks(drawn.blocks())
                        .attachments(drawn.attachments())
                        .metadata(Past.metadata(post.nonce()))
                        .unfurlLinks(false)
                        .unfurlMedia(false)));
        return new MessageId(posted.getChannel(), posted.getTs());
    }

    /** A call that brings a message to Slack. */
    @FunctionalInterface
    private interface Bringing<T> {
        T bring(SlackMessage drawn) throws IOException, SlackApiException;
    }

    /** An alert in plain words, without buttons, is better than none. */
    private static <T extends SlackApiTextResponse> T taken(SlackMessage drawn, Bringing<T> call) throws SlackRefusal {
        try {
            return Calls.checked(() -> call.bring(drawn));
        } catch (SlackRefusal e) {
            if (!e.isAboutDrawing()) {
                throw e;
            }
            LOG.warn("Slack does not take how a message is drawn, so it goes in plain words: {}", e.error());
            return Calls.checked(() -> call.bring(drawn.plain()));
        }
    }

    private Outcome outcome(Channel channel, SlackRefusal refusal) {
        LOG.info("cannot post into {}: {}", channel.id(), refusal.error());
        if (refusal.isAboutTheToken()) {
            doubts.run();
            return new Outcome.Forbidden(SlackTexts.text("post.token", refusal.error()));
        }
        String reason = reason(refusal);
        if (refusal.isForbidden()) {
            return new Outcome.Forbidden(reason);
        }
        return refusal.isFinal() ? new Outcome.Refused(reason) : new Outcome.TryLater(reason, refusal.after());
    }

    private String reason(SlackRefusal refusal) {
        if (refusal.isGone()) {
            return SlackTexts.text("post.gone");
        }
        if (refusal.isRestricted()) {
            return SlackTexts.text("post.restricted");
        }
        if (refusal.isSuspended()) {
            return SlackTexts.text("post.suspended", refusal.error());
        }
        return switch (refusal.error()) {
            case "not_in_channel" -> SlackTexts.text("post.not_in_channel", botName.get());
            case "channel_not_found" -> SlackTexts.text("post.channel_not_found", botName.get());
            case "is_archived" -> SlackTexts.text("post.is_archived");
            case SlackRefusal.MISSING_SCOPE -> SlackTexts.text("post.missing_scope");
            case "ratelimited", "rate_limited" -> SlackTexts.text("post.ratelimited");
            case SlackRefusal.UNREACHABLE -> SlackTexts.text("post.unreachable");
            default -> SlackTexts.text("post.other", refusal.error());
        };
    }
}
