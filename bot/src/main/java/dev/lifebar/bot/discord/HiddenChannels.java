package dev.lifebar.bot.discord;

import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.JDA.Status;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.handle.SocketHandler;
import org.jspecify.annotations.Nullable;

/**
 * Channels that the bot may not view, which Discord tells of without a name and much else
 * (https://docs.discord.com/developers/resources/channel#channel-object-obfuscated-channels). A client that misses the bitrate of
 * one, as JDA before 6.7 does, does not get to know its whole server: one is put in.
 */
final class HiddenChannels extends ListenerAdapter {
    private static final String NAME = "___hidden___";
    private static final int FLAG = 1 << 17;
    private static final String BITRATE = "bitrate";
    private static final List<String> EVENTS = List.of("GUILD_CREATE", "CHANNEL_CREATE", "CHANNEL_UPDATE");

    /** Whether its name is nobody's to read. */
    static boolean isOne(Channel channel) {
        return channel.getName().equals(NAME);
    }

    /** When Discord has taken the bot in, and before it tells of servers; earlier the client may not be quite made. */
    @Override
    public void onStatusChange(StatusChangeEvent event) {
        if (event.getNewStatus() != Status.LOADING_SUBSYSTEMS) {
            return;
        }
        JDAImpl jda = (JDAImpl) event.getJDA();
        Map<String, SocketHandler> handlers = jda.getClient().getHandlers();
        for (String type : EVENTS) {
            handlers.computeIfPresent(
                    type, (name, known) -> known instanceof Completing ? known : new Completing(jda, known));
        }
    }

    /** Reads an event once it has what the client wants of it. */
    private static final class Completing extends SocketHandler {
        private final SocketHandler then;

        Completing(JDAImpl jda, SocketHandler then) {
            super(jda);
            this.then = then;
        }

        @Override
        protected @Nullable Long handleInternally(DataObject content) {
            content.optArray("channels")
                    .ifPresent(channels -> channels.stream(DataArray::getObject).forEach(Completing::complete));
            complete(content);
            then.handle(responseNumber, allContent);
            return null;
        }

        private static void complete(DataObject channel) {
            if ((channel.getInt("flags", 0) & FLAG) != 0 && channel.isNull(BITRATE)) {
                channel.put(BITRATE, 0);
            }
        }
    }
}
