package dev.lifebar.bot.discord;

import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Channel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts into Discord's channels by their id: threads that sleep are in no cache. Never waits for a rate limit here, since
 * the outbox does that. Discord knows a nonce for some minutes only: where sending a message was begun before,
 * the channel's latest messages are read first, since it may be there.
 */
final class DiscordMessenger implements Messenger {
    /** What Discord is called among the platforms. */
    static final String PLATFORM = "discord";

    private static final Logger LOG = LoggerFactory.getLogger(DiscordMessenger.class);

    private static final String REPLY_TO = "message_reference";
    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

    private final DirectMessages directMessages = new DirectMessages();

    private final Drawing drawing;
    private volatile @Nullable JDA jda;

    DiscordMessenger(Drawing drawing) {
        this.drawing = drawing;
    }

    /** Something done in a channel of Discord's that has this id. */
    @FunctionalInterface
    private interface Call<T> {
        T call(JDA connection, String channel) throws RateLimitedException;
    }

    /** Posts through this connection from now on. */
    void connect(JDA connection) {
        jda = connection;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public boolean canEdit() {
        return true;
    }

    @Override
    public Outcome post(Channel channel, Post post) {
        Mark mark = Mark.of(post.nonce());
        Optional<Mention> mention = Mention.of(post.mention());
        DataObject drawn = mark.on(body(post, drawing.post(post.message(), mention)));
        return tried(channel, UnaryOperator.identity(), (connection, id) -> {
            Optional<String> there = post.again() ? mark.find(connection, id) : Optional.empty();
            if (there.isPresent()) {
                return new Outcome.Sent(there.get());
            }
            try {
                return new Outcome.Sent(post(connection, id, drawn));
            } catch (ErrorResponseException e) {
                if (e.getErrorResponse() != ErrorResponse.INVALID_FORM_BODY) {
                    throw e;
                }
                LOG.warn("delivery {} is not taken as it is drawn, and goes out as plain text", post.nonce());
                return new Outcome.Sent(post(connection, id, body(post, drawing.plain(post.message(), mention))));
            }
        });
    }

    @Override
    public Outcome edit(Channel channel, String messageId, Reply message, String nonce) {
        // What was posted as plain text gets components in its place.
        DataObject body = Drawing.change(drawing.draw(message, "")).toData().putNull("content");
        return tried(channel, UnaryOperator.identity(), (connection, id) -> {
            Route.CompiledRoute edit = Route.Messages.EDIT_MESSAGE.compile(id, messageId);
            try {
                return new Outcome.Sent(send(connection, edit, body));
            } catch (ErrorResponseException e) {
                if (e.getErrorResponse() != ErrorResponse.ILLEGAL_OPERATION_ARCHIVED_THREAD) {
                    throw e;
                }
                unarchive(connection, id);
                return new Outcome.Sent(send(connection, edit, body));
            }
        });
    }

    @Override
    public Optional<Outcome> find(Channel channel, String nonce) {
        return tried(
                channel,
                Optional::of,
                (connection, id) -> Mark.of(nonce).find(connection, id).map(Outcome.Sent::new));
    }

    @Override
    public Optional<Outcome> check(Channel channel) {
        return tried(channel, Optional::of, (connection, id) -> new Look(connection, id).trouble());
    }

    @Override
    public Optional<Channel> direct(Author person) {
        return Optional.of(person.id()).filter(id -> ID.matcher(id).matches()).map(Origins::direct);
    }

    private static DataObject body(Post post, MessageCreateData message) {
        DataObject body = MessageCreateBuilder.from(message)
                .setSuppressedNotifications(post.silent())
                .build()
                .toData()
                .put("nonce", post.nonce())
                .put("enforce_nonce", true);
        if (post.replyTo() != null) {
            body.put(
                    REPLY_TO,
                    DataObject.empty().put("message_id", post.replyTo()).put("fail_if_not_exists", false));
        }
        return body;
    }

    /** Where it may not read, Discord takes a message and no answer to one. */
    private static String post(JDA connection, String channel, DataObject body) throws RateLimitedException {
        Route.CompiledRoute route = Route.Messages.SEND_MESSAGE.compile(channel);
        try {
            return send(connection, route, body);
        } catch (ErrorResponseException e) {
            if (e.getErrorResponse() != ErrorResponse.REPLY_FAILED_MISSING_MESSAGE_HISTORY_PERM) {
                throw e;
            }
            return send(connection, route, body.remove(REPLY_TO));
        }
    }

    /** A message of ours wakes a thread, and an edit does not. */
    private static void unarchive(JDA connection, String thread) throws RateLimitedException {
        send(
                connection,
                Route.Channels.MODIFY_CHANNEL.compile(thread),
                DataObject.empty().put("archived", false));
    }

    private String id(JDA connection, Channel channel) throws RateLimitedException {
        Optional<String> person = Origins.person(channel);
        return person.isPresent() ? directMessages.channel(connection, person.get()) : channel.id();
    }

    private static String send(JDA connection, Route.CompiledRoute route, DataObject body) throws RateLimitedException {
        return new RestActionImpl<String>(
                        connection,
                        route,
                        body,
                        (response, request) -> response.getObject().getString("id"))
                .complete(false);
    }

    private <T> T tried(Channel channel, Function<Outcome, T> failed, Call<T> call) {
        JDA connection = jda;
        if (connection == null) {
            return failed.apply(new Outcome.TryLater(DiscordTexts.text("post.offline"), null));
        }
        try {
            return call.call(connection, id(connection, channel));
        } catch (RateLimitedException e) {
            return failed.apply(
                    new Outcome.TryLater(DiscordTexts.text("post.busy"), Duration.ofMillis(e.getRetryAfter())));
        } catch (ErrorResponseException e) {
            return failed.apply(new Refusal(connection, channel).outcome(e));
        } catch (RuntimeException e) {
            LOG.warn("posting failed: {}", e.toString());
            return failed.apply(new Outcome.TryLater(DiscordTexts.text("post.silent"), null));
        }
    }
}
