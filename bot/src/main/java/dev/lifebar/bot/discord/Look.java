package dev.lifebar.bot.discord;

import dev.lifebar.core.alert.Messenger.Outcome;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.RestActionImpl;

/** A look at a channel, to see whether a message would be taken there. */
final class Look {
    private final JDA jda;
    private final String id;

    Look(JDA jda, String id) {
        this.jda = jda;
        this.id = id;
    }

    /** What would keep a message away, as far as Discord tells; of a person's direct messages it tells no more. */
    Optional<Outcome> trouble() throws RateLimitedException {
        DataObject channel = new RestActionImpl<DataObject>(
                        jda, Route.Channels.GET_CHANNEL.compile(id), (response, request) -> response.getObject())
                .complete(false);
        boolean thread = ChannelType.fromId(channel.getInt("type")).isThread();
        // A thread that sleeps is in no cache, and has the permissions of the channel that it is in.
        GuildChannel known = jda.getGuildChannelById(channel.getString(thread ? "parent_id" : "id"));
        if (known == null) {
            return Optional.empty();
        }
        Permission send = thread ? Permission.MESSAGE_SEND_IN_THREADS : Permission.MESSAGE_SEND;
        return Refusal.missing(known, Permission.VIEW_CHANNEL, send)
                .or(() -> thread ? closed(channel.getObject("thread_metadata"), known) : Optional.empty())
                .map(Outcome.Forbidden::new);
    }

    /** A message wakes a thread, except one that somebody locked. */
    private static Optional<String> closed(DataObject thread, GuildChannel parent) {
        boolean shut = thread.getBoolean("archived") && thread.getBoolean("locked");
        return shut && Refusal.missing(parent, Permission.MANAGE_THREADS).isPresent()
                ? Optional.of(DiscordTexts.text("post.archived"))
                : Optional.empty();
    }
}
