package dev.lifebar.bot.discord;

import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Place;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.interactions.Interaction;

/** Tells of an interaction whose workspace it is about, who asks and where, and what Discord lets them do. */
final class Origins {
    private static final Set<Permission> ANYBODY = EnumSet.of(Permission.VIEW, Permission.ACK);

    private static final String PERSON = "user:";

    private Origins() {}

    /** Nothing if it comes from a server that the bot was added to and has left. */
    static Optional<Origin> of(Interaction interaction) {
        if (interaction.isFromAttachedGuild()) {
            return Optional.of(inGuild(interaction));
        }
        if (interaction.isFromGuild() && !interaction.getIntegrationOwners().isUserIntegration()) {
            return Optional.empty();
        }
        return Optional.of(own(interaction));
    }

    static WorkspaceKey workspace(Guild guild) {
        return workspace(guild.getId(), guild.getName());
    }

    static WorkspaceKey workspace(String guild, String name) {
        return new WorkspaceKey(DiscordMessenger.PLATFORM, guild, name);
    }

    /** Who the channel is a person's direct messages of, if it is. */
    static Optional<String> person(Channel channel) {
        return channel.id().startsWith(PERSON)
                ? Optional.of(channel.id().substring(PERSON.length()))
                : Optional.empty();
    }

    /** The direct messages of a person. */
    static Channel direct(String person) {
        return new Channel(DiscordMessenger.PLATFORM, PERSON + person, DiscordTexts.text("channel.direct"));
    }

    /** Whether it is a person's own, and not a server's. */
    static boolean isPersonal(WorkspaceKey key) {
        return key.externalId().startsWith(PERSON);
    }

    private static Origin inGuild(Interaction interaction) {
        Guild guild = interaction.getGuild();
        Member member = interaction.getMember();
        if (guild == null || member == null) {
            throw new IllegalStateException("an interaction in a server without one");
        }
        Set<Permission> granted = member.hasPermission(net.dv8tion.jda.api.Permission.MANAGE_SERVER)
                ? EnumSet.allOf(Permission.class)
                : ANYBODY;
        Caller caller = new Caller(member.getId(), member.getEffectiveName(), groups(member), granted);
        return new Origin(workspace(guild), caller, channel(interaction), Place.SHARED, interaction.getId());
    }

    /**
     * In direct messages, and in servers where somebody uses a bot that is only theirs: what is posted by itself comes as
     * a direct message from either.
     */
    private static Origin own(Interaction interaction) {
        User user = interaction.getUser();
        String name = user.getEffectiveName();
        WorkspaceKey workspace = workspace(PERSON + user.getId(), name);
        Caller caller = new Caller(user.getId(), name, Set.of(mention(user)), EnumSet.allOf(Permission.class));
        Place place = interaction.isFromGuild() ? Place.APART : Place.DIRECT;
        return new Origin(workspace, caller, direct(user.getId()), place, interaction.getId());
    }

    private static Channel channel(Interaction interaction) {
        net.dv8tion.jda.api.entities.channel.Channel here = interaction.getChannel();
        String name =
                here == null || HiddenChannels.isOne(here) ? DiscordTexts.text("channel.hidden") : "#" + here.getName();
        return new Channel(DiscordMessenger.PLATFORM, Long.toString(interaction.getChannelIdLong()), name);
    }

    /** Roles by id and as Discord writes a mention; never by name, which others can choose. */
    private static Set<String> groups(Member member) {
        Set<String> groups = new HashSet<>();
        groups.add(mention(member.getUser()));
        member.getRoles().forEach(role -> {
            groups.add(role.getId());
            groups.add(role.getAsMention());
        });
        return groups;
    }

    private static String mention(User user) {
        return "<@" + user.getId() + ">";
    }
}
