package dev.lifebar.bot.discord;

import dev.lifebar.core.command.Spec;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.restaction.CommandListUpdateAction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Discord the commands, as often as it takes: what it does not know, nobody can type. */
final class Registrar {
    private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);

    private final List<Spec> specs;
    private final @Nullable String guild;
    private final OwnCommands own;
    private final ScheduledExecutorService timer;
    private volatile boolean done;

    /** Names the only server that gets the commands; null for all of them. */
    Registrar(List<Spec> specs, @Nullable String guild, OwnCommands own, ScheduledExecutorService timer) {
        this.specs = specs;
        this.guild = guild;
        this.own = own;
        this.timer = timer;
    }

    /** Whether Discord knows the commands. */
    boolean isDone() {
        return done;
    }

    void register(JDA jda) {
        register(jda, Pause.FIRST);
    }

    private void register(JDA jda, Pause pause) {
        Consumer<Throwable> again = failure -> {
            LOG.warn(
                    "commands could not be registered ({}); trying again in {} s",
                    failure.toString(),
                    pause.length().toSeconds());
            pause.then(timer, () -> register(jda, pause.next()));
        };
        try {
            own.tidy(jda, guild);
            begin(jda, again);
        } catch (RejectedExecutionException e) {
            LOG.info("no commands registered: stopping");
        }
    }

    private void begin(JDA jda, Consumer<Throwable> again) {
        if (guild == null) {
            update(Registration.everywhere(specs), jda.retrieveCommands(), jda.updateCommands(), again);
            return;
        }
        Guild found = jda.getGuildById(guild);
        if (found == null) {
            again.accept(new IllegalStateException("DISCORD_GUILD names a server that the bot is not a member of"));
            return;
        }
        own.remember(guild);
        update(Registration.inGuild(specs), found.retrieveCommands(), found.updateCommands(), again);
    }

    /** Registers what Discord does not know yet; it takes only so many changes a day. */
    private void update(
            Registration registration,
            RestAction<List<Command>> known,
            CommandListUpdateAction update,
            Consumer<Throwable> again) {
        known.queue(
                registered -> {
                    if (registration.isAt(registered)) {
                        done = true;
                    } else {
                        change(registration, update, again);
                    }
                },
                again);
    }

    private void change(Registration registration, CommandListUpdateAction update, Consumer<Throwable> again) {
        try {
            update.addCommands(registration.commands())
                    .queue(
                            registered -> {
                                done = true;
                                LOG.info("{} commands registered", registered.size());
                            },
                            again);
        } catch (RejectedExecutionException e) {
            LOG.info("no commands registered: stopping");
        }
    }
}
