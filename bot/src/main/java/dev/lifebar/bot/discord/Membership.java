package dev.lifebar.bot.discord;

import dev.lifebar.core.workspace.WorkspaceKey;
import dev.lifebar.core.workspace.Workspaces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.UnavailableGuildLeaveEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps account of the servers the bot is a member of: says hello in new ones, and tells the core of those it left, also
 * of what happened while it was not connected.
 */
final class Membership extends ListenerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

    /** A server that added the bot not longer ago than this, while it was not running, is still said hello to. */
    private static final Duration RECENT = Duration.ofHours(24);

    private final Workspaces workspaces;
    private final Welcome welcome;
    private final Executor workers;
    private final InstantSource time;

    Membership(Workspaces workspaces, Welcome welcome, Executor workers, InstantSource time) {
        this.workspaces = workspaces;
        this.welcome = welcome;
        this.workers = workers;
        this.time = time;
    }

    @Override
    public void onReady(ReadyEvent event) {
        work(() -> compare(event.getJDA()));
    }

    @Override
    public void onSessionRecreate(SessionRecreateEvent event) {
        work(() -> compare(event.getJDA()));
    }

    @Override
    public void onGuildJoin(GuildJoinEvent event) {
        work(() -> {
            workspaces.join(Origins.workspace(event.getGuild()));
            greet(event.getGuild());
        });
    }

    @Override
    public void onGuildLeave(GuildLeaveEvent event) {
        work(() -> leave(Origins.workspace(event.getGuild())));
    }

    @Override
    public void onUnavailableGuildLeave(UnavailableGuildLeaveEvent event) {
        work(() -> leave(Origins.workspace(event.getGuildId(), "")));
    }

    private void compare(JDA jda) {
        List<Guild> guilds = jda.getGuilds();
        Set<String> present = guilds.stream().map(Guild::getId).collect(Collectors.toSet());
        workspaces.present(DiscordMessenger.PLATFORM).stream()
                .filter(known -> !Origins.isPersonal(known) && !present.contains(known.externalId()))
                .filter(missing -> isGone(jda, missing))
                .forEach(this::leave);
        for (Guild guild : guilds) {
            WorkspaceKey key = Origins.workspace(guild);
            workspaces.join(key);
            if (isNew(guild) && workspaces.find(key).isEmpty()) {
                greet(guild);
            }
        }
    }

    /** A server that is missing may only be unreachable at the moment, so Discord is asked. */
    private static boolean isGone(JDA jda, WorkspaceKey missing) {
        Route.CompiledRoute route = Route.Guilds.GET_GUILD.compile(missing.externalId());
        try {
            new RestActionImpl<Void>(jda, route).complete();
            return false;
        } catch (ErrorResponseException e) {
            return e.getErrorResponse() == ErrorResponse.UNKNOWN_GUILD
                    || e.getErrorResponse() == ErrorResponse.MISSING_ACCESS;
        }
    }

    private boolean isNew(Guild guild) {
        Instant joined = guild.getSelfMember().getTimeJoined().toInstant();
        return joined.isAfter(time.instant().minus(RECENT));
    }

    /** From then on the server is known, so that nobody is greeted twice. */
    private void greet(Guild guild) {
        workspaces.of(Origins.workspace(guild));
        welcome.greet(guild);
    }

    private void leave(WorkspaceKey key) {
        LOG.info("not a member of the server {} any more", key.externalId());
        workspaces.leave(key);
    }

    private void work(Runnable task) {
        try {
            workers.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("a change of membership was not noted", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.info("a change of membership is noted at the next start: stopping");
        }
    }
}
