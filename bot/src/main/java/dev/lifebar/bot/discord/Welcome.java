package dev.lifebar.bot.discord;

import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messenger.Post;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.workspace.Channel;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says hello in a server that added the bot. */
final class Welcome {
    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final DiscordMessenger messenger;

    Welcome(DiscordMessenger messenger) {
        this.messenger = messenger;
    }

    /** One silent message, where the server has a channel that can be written in. */
    void greet(Guild guild) {
        channel(guild).ifPresent(this::greet);
    }

    private void greet(TextChannel channel) {
        Channel place = new Channel(DiscordMessenger.PLATFORM, channel.getId(), "#" + channel.getName());
        Outcome outcome = messenger.post(
                place, Post.of(message(), "w" + channel.getGuild().getId(), true));
        if (!(outcome instanceof Outcome.Sent)) {
            LOG.info("no welcome in the server {}: {}", channel.getGuild().getId(), outcome);
        }
    }

    private static Reply message() {
        return Reply.done()
                .lines(Line.of(
                        new Span.Plain(DiscordTexts.text("welcome")),
                        new Span.Code("/credits"),
                        new Span.Plain(DiscordTexts.text("welcome.then"))))
                .button(Actions.press(DiscordTexts.text("welcome.setup"), "lifebar setup"))
                .button(Actions.press(DiscordTexts.text("welcome.demo"), "lifebar demo"))
                .button(Actions.press(DiscordTexts.text("welcome.help"), "lifebar help"))
                .build();
    }

    /** The channel for system messages, or else the first one that can be written in. */
    private static Optional<TextChannel> channel(Guild guild) {
        return Stream.concat(Stream.ofNullable(guild.getSystemChannel()), guild.getTextChannels().stream())
                .filter(TextChannel::canTalk)
                .findFirst();
    }
}
