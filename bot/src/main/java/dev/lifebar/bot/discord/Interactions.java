package dev.lifebar.bot.discord;

import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.Spec;
import dev.lifebar.core.command.Suggestion;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers commands, buttons and forms. Runs them on threads of its own, so that the gateway is never kept waiting. */
final class Interactions extends ListenerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Interactions.class);

    /** Discord forgets an interaction that got no answer for three seconds. */
    private static final long PATIENCE = 1500;

    private final Commands commands;
    private final Specs specs;
    private final Audience audience;
    private final Drawing drawing;
    private final Modals modals;
    private final Executor workers;
    private final ScheduledExecutorService timer;

    Interactions(
            Commands commands,
            Specs specs,
            Audience audience,
            Drawing drawing,
            Executor workers,
            ScheduledExecutorService timer) {
        this.commands = commands;
        this.specs = specs;
        this.audience = audience;
        this.drawing = drawing;
        this.modals = new Modals(specs);
        this.workers = workers;
        this.timer = timer;
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        Optional<Spec> spec = specs.of(event.getFullCommandName());
        List<String> words = Typed.words(event);
        answer(event, new Exchange(event, null, false), spec, null, scene -> commands.run(scene.origin(), words));
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        ButtonId id = ButtonId.parse(event.getComponentId());
        Optional<Spec> spec = specs.of(Actions.typed(id.action()));
        Message message = event.getMessage();
        Exchange exchange = new Exchange(event, id.replacing() ? event : null, message.isEphemeral());
        answer(event, exchange, spec, message, scene -> commands.press(scene.origin(), id.action()));
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        Optional<FormId> id = FormId.parse(event.getModalId());
        Optional<Spec> spec = id.flatMap(form -> specs.of(form.path()));
        Map<String, String> typed = new LinkedHashMap<>();
        for (ModalMapping value : event.getValues()) {
            typed.put(value.getCustomId(), value.getAsString());
        }
        answer(
                event,
                new Exchange(event, null, false),
                spec,
                event.getMessage(),
                scene -> id.<Answer>map(form -> commands.submit(scene.origin(), form(form), typed))
                        .orElseGet(() -> failure("form.stale")));
    }

    /** No message of ours has a menu. */
    @Override
    public void onGenericComponentInteractionCreate(GenericComponentInteractionCreateEvent event) {
        if (!(event instanceof ButtonInteractionEvent)) {
            answer(event, new Exchange(event, null, false), Optional.empty(), null, scene -> failure("button.stale"));
        }
    }

    @Override
    public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
        work(() ->
                event.replyChoices(choices(event)).queue(null, failure -> LOG.info("choices: {}", failure.toString())));
    }

    private List<Choice> choices(CommandAutoCompleteInteractionEvent event) {
        String option = event.getFocusedOption().getName();
        String line = Typed.unfinished(
                event.getFullCommandName(), option, event.getFocusedOption().getValue());
        String prefix = option + ":";
        return Scenes.of(event).map(scene -> commands.complete(scene.origin(), line)).orElse(List.of()).stream()
                .filter(suggestion -> suggestion.value().startsWith(prefix))
                .map(suggestion -> choice(suggestion, suggestion.value().substring(prefix.length())))
                .filter(choice ->
                        !choice.getAsString().isEmpty() && choice.getAsString().length() <= Limits.CHOICE)
                .limit(Limits.CHOICES)
                .toList();
    }

    private static Choice choice(Suggestion suggestion, String value) {
        String name = suggestion.description().isEmpty() ? value : value + " · " + suggestion.description();
        return new Choice(Limits.cut(name, Limits.CHOICE), value);
    }

    private void answer(
            IReplyCallback event,
            Exchange exchange,
            Optional<Spec> spec,
            @Nullable Message message,
            Function<Scene, Answer> work) {
        Optional<Scene> scene = Scenes.of(event).map(found -> isPosted(message) ? found.whispering() : found);
        if (scene.isEmpty()) {
            work(() -> show(exchange, failure("guild.left"), "", false));
            return;
        }
        work(() -> answer(exchange, spec, scene.get(), work));
        later(() -> exchange.defer(audience.isForChannel(spec, Reply.Outcome.DONE, scene.get())));
    }

    private void answer(Exchange exchange, Optional<Spec> spec, Scene scene, Function<Scene, Answer> work) {
        String path = spec.map(Spec::path).orElse("");
        try {
            Answer answer = work.apply(scene);
            Reply reply = answer instanceof Form form ? opened(exchange, form) : (Reply) answer;
            if (reply != null) {
                show(exchange, reply, path, audience.isForChannel(spec, reply.outcome(), scene));
            }
        } catch (RuntimeException e) {
            LOG.error("a reply could not be given", e);
            show(exchange, failure("failed"), path, false);
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

    private void show(Exchange exchange, Reply reply, String path, boolean forChannel) {
        exchange.show(reply.outcome(), drawing.draw(reply, path), forChannel);
    }

    /** Alerts are posted and not replied: what is pressed under them is answered privately, and they are edited. */
    private static boolean isPosted(@Nullable Message message) {
        return message != null && !message.isEphemeral() && message.getInteractionMetadata() == null;
    }

    private static Form form(FormId id) {
        return new Form("", id.path(), id.given(), List.of());
    }

    private static Reply failure(String key) {
        return Reply.failed().lines(Line.of(DiscordTexts.text(key))).build();
    }

    private void later(Runnable task) {
        try {
            Future<?> unused = timer.schedule(task, PATIENCE, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.info("not deferred: stopping");
        }
    }

    private void work(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.info("not answered: stopping");
        }
    }
}
