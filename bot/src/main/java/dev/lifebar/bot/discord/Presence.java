package dev.lifebar.bot.discord;

import dev.lifebar.core.command.AccountFacts;
import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.CreditsFacts;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Place;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.WorkspaceKey;
import dev.lifebar.core.workspace.Workspaces;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Activity;
import net.dv8tion.jda.api.entities.Guild;
import org.jspecify.annotations.Nullable;

/**
 * The line under the bot's name. It is the same for everyone, so it tells how accounts stand only where nobody but one
 * server has any.
 */
final class Presence {
    private final Commands commands;
    private final Workspaces workspaces;
    private final JDA jda;
    private @Nullable String shown;

    Presence(Commands commands, Workspaces workspaces, JDA jda) {
        this.commands = commands;
        this.workspaces = workspaces;
        this.jda = jda;
    }

    /** Shows how things stand now, if that has changed. */
    void refresh() {
        List<Guild> guilds = jda.getGuilds();
        String text = guilds.size() == 1 ? summary(guilds.get(0)) : "";
        String line = text.isEmpty() ? DiscordTexts.text("presence.usual") : text;
        if (!line.equals(shown)) {
            jda.getPresence().setActivity(Activity.customStatus(line));
            shown = line;
        }
    }

    /** Nothing for a server that is not alone, or that nobody has spoken in: looking would make a workspace of it. */
    private String summary(Guild guild) {
        WorkspaceKey key = Origins.workspace(guild);
        if (!isAlone(key)) {
            return "";
        }
        Caller self = new Caller(jda.getSelfUser().getId(), "", Set.of(), EnumSet.of(Permission.MANAGE));
        Channel nowhere = new Channel(DiscordMessenger.PLATFORM, "", "");
        Origin origin = new Origin(key, self, nowhere, Place.APART, "presence");
        return commands.run(origin, "credits") instanceof Reply reply && reply.facts() instanceof CreditsFacts facts
                ? summary(facts.accounts().stream()
                        .<@Nullable Level>map(AccountFacts::level)
                        .toList())
                : "";
    }

    /** Whoever added the bot for themselves has a workspace too, and would read the server's counts. */
    private boolean isAlone(WorkspaceKey key) {
        List<WorkspaceKey> present = workspaces.present(key.platform());
        return present.size() == 1 && present.get(0).externalId().equals(key.externalId());
    }

    private static String summary(List<@Nullable Level> levels) {
        return Stream.of(
                        part("presence.low", levels, level -> level.isWorseThan(Level.YELLOW)),
                        part("presence.watch", levels, level -> level == Level.YELLOW),
                        part("presence.ok", levels, level -> level == Level.GREEN))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String part(String key, List<@Nullable Level> levels, Predicate<Level> wanted) {
        long count = levels.stream().filter(Objects::nonNull).filter(wanted).count();
        return count == 0 ? "" : DiscordTexts.text(key, count);
    }
}
