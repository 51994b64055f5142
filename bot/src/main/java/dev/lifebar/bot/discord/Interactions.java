package dev.lifebar.bot.discord;

import dev.lifebar.bot.Once;
import dev.lifebar.bot.Sequels;
import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Spec;
import dev.lifebar.core.command.Suggestion;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers commands, buttons and forms. Runs them on threads of its own, so that the gateway is never kept waiting. */
final class Interactions extends ListenerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Interactions.class);

    /**
     * Discord forgets an interaction that got no answer for three seconds:
     * https://docs.discord.com/developers/interactions/receiving-and-responding
     */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    /** How long the database may take to tell who would see an answer; it is what is slow when it comes to that. */
    private static final Duration AUDIENCE = Duration.ofMillis(300);

    private final Commands commands;
    private final Specs specs;
    private final Drawing drawing;
    private final Modals modals;
    private final ServerClock clock;
    private final Once clicks;
    private final Sequels sequels;
    private final Executor workers;
    private final ScheduledExecutorService timer;

    /**
     * Answers whatever people do.
     *
     * @param clock tells how long ago they did it
     * @param clicks knows what was pressed a moment ago: a double click is two requests
     */
    Interactions(
            Commands commands,
            Specs specs,
            Drawing drawing,
            ServerClock clock,
            Once clicks,
            Executor workers,
            ScheduledExecutorService timer) {
        this.commands = commands;
        this.specs = specs;
        this.drawing = drawing;
        this.modals = new Modals(specs);
        this.clock = clock;
        this.clicks = clicks;
        this.sequels = new Sequels(workers);
        this.workers = workers;
        this.timer = timer;
    }

    /**
     * Something that is asked for.
     *
     * @param path the command it is about, or empty
     * @param expecting whether everyone would see the answer, as far as that can be told before there is one
     * @param dropped what to do if it came too late to be done
     */
    private record Request(String path, Predicate<Origin> expecting, Function<Origin, Answer> work, Runnable dropped) {
        Request(String path, Predicate<Origin> expecting, Function<Origin, Answer> work) {
            this(path, expecting, work, () -> {});
        }
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        List<String> words = Typed.words(event, specs, commands::isAccount);
        Request request = new Request(
                event.getFullCommandName(),
                origin -> commands.isForEveryone(origin, words),
                origin -> commands.run(origin, words));
        answer(event, new Exchange(event, null, false), request, null);
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        String click = click(event);
        if (!clicks.isFirst(click)) {
            event.deferEdit().queue(null, failure -> LOG.info("a double click: {}", failure.toString()));
            return;
        }
        ButtonId id = ButtonId.parse(event.getComponentId());
        String typed = Actions.typed(id.action());
        Message message = event.getMessage();
        Request request = new Request(
                specs.of(typed).map(Spec::path).orElse(""),
                origin -> commands.isForEveryone(origin, typed),
                origin -> pressed(origin, id.action(), click),
                () -> clicks.forget(click));
        answer(event, new Exchange(event, id.replacing() ? event : null, message.isEphemeral()), request, message);
    }

    /** A form may be closed by mistake: its button opens it again at once. */
    private Answer pressed(Origin origin, String action, String click) {
        Answer answer = commands.press(origin, action);
        if (answer instanceof Form) {
            clicks.forget(click);
        }
        return answer;
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        Optional<FormId> id = FormId.parse(event.getModalId());
        Map<String, String> typed = Modals.typed(event.getValues());
        Request request = id.map(form -> new Request(
                        form.path(),
                        origin -> commands.isForEveryone(origin, form.path()),
                        origin -> commands.submit(origin, form(form), typed)))
                .orElseGet(() -> failing("form.stale"));
        answer(event, new Exchange(event, null, false), request, event.getMessage());
    }

    /** No message of ours has a menu. */
    @Override
    public void onGenericComponentInteractionCreate(GenericComponentInteractionCreateEvent event) {
        if (!(event instanceof ButtonInteractionEvent)) {
            answer(event, new Exchange(event, null, false), failing("button.stale"), null);
        }
    }

    @Override
    public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
        try {
            workers.execute(() -> offer(event));
        } catch (RejectedExecutionException e) {
            LOG.info("nothing offered: too many requests at once, or stopping");
        }
    }

    private void offer(CommandAutoCompleteInteractionEvent event) {
        List<Choice> choices = List.of();
        try {
            choices = choices(event);
        } catch (RuntimeException | Error e) {
            LOG.error("nothing offered", e);
        }
        event.replyChoices(choices).queue(null, failure -> LOG.info("choices: {}", failure.toString()));
    }

    private List<Choice> choices(CommandAutoCompleteInteractionEvent event) {
        String option = event.getFocusedOption().getName();
        String line = Typed.unfinished(
                event.getFullCommandName(), option, event.getFocusedOption().getValue());
        String prefix = option + ":";
        return Origins.of(event).map(origin -> commands.complete(origin, line)).orElse(List.of()).stream()
                .filter(suggestion -> suggestion.value().startsWith(prefix))
                .map(suggestion ->
                        new Suggestion(suggestion.value().substring(prefix.length()), suggestion.description()))
                .filter(suggestion ->
                        !suggestion.value().isEmpty() && suggestion.value().length() <= Limits.CHOICE)
                .map(suggestion -> choice(suggestion, event.getFocusedOption().getType()))
                .limit(Limits.CHOICES)
                .toList();
    }

    private static Choice choice(Suggestion suggestion, OptionType type) {
        String value = suggestion.value();
        String name = suggestion.description().isEmpty() ? value : value + " · " + suggestion.description();
        String cut = Limits.cut(name, Limits.CHOICE);
        return type == OptionType.INTEGER ? new Choice(cut, Long.parseLong(value)) : new Choice(cut, value);
    }

    private void answer(IReplyCallback event, Exchange exchange, Request request, @Nullable Message message) {
        Optional<Origin> found = Origins.of(event);
        if (found.isEmpty()) {
            show(exchange, failure("guild.left"), "");
            return;
        }
        Origin origin = isPosted(message) ? found.get().apart() : found.get();
        Future<?> deferral = deferral(exchange, request, origin);
        try {
            workers.execute(() -> {
                begin(exchange, request, origin);
                deferral.cancel(false);
            });
        } catch (RejectedExecutionException e) {
            deferral.cancel(false);
            LOG.warn("too many requests at once, or stopping: one was refused");
            show(exchange, failure("busy"), "");
        }
    }

    /**
     * Whoever was told that it failed does it again. What may be so old, such as what was missed while there was no connection,
     * is done only once Discord has said that it still waits.
     */
    private void begin(Exchange exchange, Request request, Origin origin) {
        if (exchange.isOpen() && clock.since(exchange.askedAt()).abs().compareTo(PATIENCE) < 0) {
            answer(exchange, request, origin);
            return;
        }
        CompletableFuture<?> waiting = defer(exchange, request, origin);
        CompletableFuture<Void> unused = waiting.thenRunAsync(() -> answer(exchange, request, origin), workers)
                .exceptionally(failure -> {
                    if (waiting.isCompletedExceptionally()) {
                        LOG.info("not done: too late");
                        request.dropped().run();
                    } else {
                        LOG.warn("too many requests at once, or stopping: one was refused");
                        show(exchange, failure("busy"), "");
                    }
                    return null;
                });
    }

    private void answer(Exchange exchange, Request request, Origin origin) {
        try {
            Answer answer = request.work().apply(origin);
            Reply reply = answer instanceof Form form ? opened(exchange, form) : (Reply) answer;
            if (reply != null) {
                show(exchange, reply, request.path());
            }
        } catch (RuntimeException | Error e) {
            LOG.error("a reply could not be given", e);
            show(exchange, failure("failed"), request.path());
        }
    }

    /** Opens the form; where that is not possible, gives a reply whose button opens it. */
    private @Nullable Reply opened(Exchange exchange, Form form) {
        Optional<Modal> modal = modals.draw(form);
        if (modal.isEmpty()) {
            return failure("form.long");
        }
        if (exchange.ask(modal.get())) {
            return null;
        }
        return Reply.question()
                .lines(Line.of(DiscordTexts.text("form.continue")))
                .button(Actions.press(DiscordTexts.text("form.continue.button"), Typed.line(form)))
                .build();
    }

    private void show(Exchange exchange, Reply reply, String path) {
        MessageCreateData message = drawing.draw(reply, path);
        exchange.pressed().ifPresent(sequels::forget);
        exchange.show(reply.outcome(), message, reply.forEveryone());
        exchange.shown()
                .ifPresent(shown -> sequels.shown(shown, reply, better -> exchange.change(drawing.draw(better, path))));
    }

    /** The same button under the same message, pressed by the same person. */
    private static String click(ButtonInteractionEvent event) {
        return event.getUser().getId() + " " + event.getMessageId() + " " + event.getComponentId();
    }

    /** Alerts are posted and not replied: what is pressed under them is answered privately, and they are edited. */
    private static boolean isPosted(@Nullable Message message) {
        return message != null && !message.isEphemeral() && message.getInteractionMetadata() == null;
    }

    private static Form form(FormId id) {
        return new Form("", id.path(), id.given(), List.of());
    }

    private static Request failing(String key) {
        return new Request("", origin -> false, origin -> failure(key));
    }

    private static Reply failure(String key) {
        return Reply.failed().lines(Line.of(DiscordTexts.text(key))).build();
    }

    /** Tells Discord in time that an answer will come, unless it has come by then. */
    private Future<?> deferral(Exchange exchange, Request request, Origin origin) {
        try {
            Runnable defer = () -> {
                CompletableFuture<?> unused = defer(exchange, request, origin);
            };
            return timer.schedule(defer, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.info("not deferred: stopping");
            return CompletableFuture.completedFuture(null);
        }
    }

    /** For the caller alone, unless it turns out soon that everyone would see the answer. */
    private CompletableFuture<?> defer(Exchange exchange, Request request, Origin origin) {
        if (!exchange.isOpen()) {
            return exchange.defer(false);
        }
        try {
            return CompletableFuture.supplyAsync(
                            () -> exchange.isOpen() && request.expecting().test(origin), workers)
                    .completeOnTimeout(false, AUDIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(failure -> false)
                    .thenCompose(exchange::defer);
        } catch (RejectedExecutionException e) {
            return exchange.defer(false);
        }
    }
}
