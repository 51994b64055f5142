package dev.lifebar.bot.discord;

import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Channel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts into Discord's channels by their id: threads that sleep are in no cache. Never waits for a
 * rate limit here, since the outbox does that.
 */
final class DiscordMessenger implements Messenger {
    /** What Discord is called among the platforms. */
    static final String PLATFORM = "discord";

    private static final Logger LOG = LoggerFactory.getLogger(DiscordMessenger.class);

    private final DirectMessages directMessages = new DirectMessages();
    private final Drawing drawing;
    private volatile @Nullable JDA jda;

    DiscordMessenger(Drawing drawing) {
        this.drawing = drawing;
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
    public Outcome post(Channel channel, Reply message, String nonce, boolean silent) {
        MessageCreateData drawn = MessageCreateBuilder.from(drawing.draw(message, ""))
                .setSuppressedNotifications(silent)
                .build();
        DataObject body = drawn.toData().put("nonce", nonce).put("enforce_nonce", true);
        return send(Route.Messages.SEND_MESSAGE::compile, body, channel);
    }

    @Override
    public Outcome edit(Channel channel, String messageId, Reply message, String nonce) {
        DataObject body = Drawing.change(drawing.draw(message, "")).toData();
        return send(id -> Route.Messages.EDIT_MESSAGE.compile(id, messageId), body, channel);
    }

    private String id(JDA connection, Channel channel) throws RateLimitedException {
        Optional<String> person = Origins.person(channel);
        return person.isPresent() ? directMessages.channel(connection, person.get()) : channel.id();
    }

    private Outcome send(Function<String, Route.CompiledRoute> route, DataObject body, Channel channel) {
        JDA connection = jda;
        if (connection == null) {
            return new Outcome.TryLater(DiscordTexts.text("post.offline"), null);
        }
        try {
            String id = new RestActionImpl<String>(
                            connection,
                            route.apply(id(connection, channel)),
                            body,
                            (response, request) -> response.getObject().getString("id"))
                    .complete(false);
            return new Outcome.Sent(id);
        } catch (RateLimitedException e) {
            return new Outcome.TryLater(DiscordTexts.text("post.busy"), Duration.ofMillis(e.getRetryAfter()));
        } catch (ErrorResponseException e) {
            return new Refusal(connection, channel).outcome(e);
        } catch (RuntimeException e) {
            LOG.warn("posting failed: {}", e.toString());
            return new Outcome.TryLater(DiscordTexts.text("post.silent"), null);
        }
    }
}
