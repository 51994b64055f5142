package dev.lifebar.bot.discord;

import dev.lifebar.core.command.Commands;
import dev.lifebar.core.workspace.Workspaces;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens when the connection is ready, and when Discord ends it for good. */
final class Session extends ListenerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /**
     * How often the line under the name is written anew: each time is one of the few events that Discord takes in a minute, see
     * https://docs.discord.com/developers/events/gateway#rate-limiting
     */
    private static final Duration PRESENCE = Duration.ofMinutes(1);

    private final Commands commands;
    private final Workspaces workspaces;
    private final Registrar registrar;
    private final ScheduledExecutorService timer;
    private final CompletableFuture<String> ready;
    private final CompletableFuture<String> refused;

    Session(
            Commands commands,
            Workspaces workspaces,
            Registrar registrar,
            ScheduledExecutorService timer,
            CompletableFuture<String> ready,
            CompletableFuture<String> refused) {
        this.commands = commands;
        this.workspaces = workspaces;
        this.registrar = registrar;
        this.timer = timer;
        this.ready = ready;
        this.refused = refused;
    }

    @Override
    public void onReady(ReadyEvent event) {
        JDA jda = event.getJDA();
        ready.complete(DiscordTexts.text(
                "session.ready", jda.getSelfUser().getName(), jda.getGuilds().size()));
        registrar.register(jda);
        Presence presence = new Presence(commands, workspaces, jda);
        try {
            Future<?> unused = timer.scheduleWithFixedDelay(
                    () -> refresh(presence), 0, PRESENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.info("no presence: stopping");
        }
    }

    @Override
    public void onShutdown(ShutdownEvent event) {
        CloseCode code = event.getCloseCode();
        if (code == CloseCode.AUTHENTICATION_FAILED) {
            refused.complete(DiscordTexts.text("token.refused"));
        } else if (code != null && !code.isReconnect()) {
            refused.complete(DiscordTexts.text("session.refused", code.getCode(), code.getMeaning()));
        }
    }

    private static void refresh(Presence presence) {
        try {
            presence.refresh();
        } catch (RuntimeException e) {
            LOG.warn("presence failed: {}", e.toString());
        }
    }
}
