package dev.lifebar.bot.discord;

import dev.lifebar.core.reply.Reply.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.components.ComponentInteraction;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One interaction and the one answer it gets: at once, or after a deferral, whose audience Discord fixes when it is made.
 */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final IReplyCallback event;
    private final @Nullable IMessageEditCallback replacing;
    private final boolean hidden;
    private @Nullable CompletableFuture<?> deferral;
    private boolean deferredForChannel;
    private boolean answered;
    private @Nullable String shown;

    /**
     * Begins with what Discord sent.
     *
     * @param replacing the same event, if the answer takes the place of the message that was pressed, unless everyone sees
     *     that one and the answer is for the caller alone
     * @param hidden whether that message is seen by the caller only
     */
    Exchange(IReplyCallback event, @Nullable IMessageEditCallback replacing, boolean hidden) {
        this.event = event;
        this.replacing = replacing;
        this.hidden = hidden;
    }

    /** When it was asked for, by Discord's clock. */
    Instant askedAt() {
        return event.getTimeCreated().toInstant();
    }

    /** Whether Discord has heard nothing yet. */
    synchronized boolean isOpen() {
        return !answered && !isDeferred();
    }

    /** Asks Discord for more time, unless the answer is out; fails where Discord does not wait any more. */
    synchronized CompletableFuture<?> defer(boolean forChannel) {
        if (isOpen()) {
            deferredForChannel = forChannel;
            deferral = (replacing != null ? replacing.deferEdit() : event.deferReply(!forChannel))
                    .submit()
                    .whenComplete((done, failure) -> {
                        if (failure != null) {
                            trouble(failure);
                        }
                    });
        }
        return deferral == null ? CompletableFuture.completedFuture(null) : deferral;
    }

    private boolean isDeferred() {
        return deferral != null;
    }

    /** Opens a form, if that is still possible: it must be the first answer, and cannot follow another form. */
    synchronized boolean ask(Modal modal) {
        if (!isOpen() || !(event instanceof IModalCallback asking)) {
            return false;
        }
        asking.replyModal(modal).queue(null, this::trouble);
        answered = true;
        return true;
    }

    synchronized void show(Outcome outcome, MessageCreateData message, boolean forChannel) {
        if (answered) {
            return;
        }
        deliver(outcome, message, forChannel);
        answered = true;
    }

    /** What the message is known by that was pressed; nothing where the answer leaves it as it is. */
    Optional<String> pressed() {
        return Optional.ofNullable(replacing).map(Exchange::origin);
    }

    /** What the message is known by that shows the answer; nothing where it cannot be changed. */
    synchronized Optional<String> shown() {
        return Optional.ofNullable(shown);
    }

    /** Changes the answer that is shown. */
    void change(MessageCreateData message) {
        event.getHook().editOriginal(Drawing.change(message)).queue(null, this::trouble);
    }

    private void deliver(Outcome outcome, MessageCreateData message, boolean forChannel) {
        boolean worked = outcome == Outcome.DONE || outcome == Outcome.QUESTION;
        if (replacing != null && worked && (hidden || forChannel)) {
            replace(replacing, message, forChannel);
        } else if (isDeferred()) {
            complete(message, forChannel);
        } else {
            event.reply(message).setEphemeral(!forChannel).queue(null, this::trouble);
            shown = event.getId();
        }
    }

    /** A message is known by the interaction that it answered first: of an answer nothing else is told in time. */
    private static String origin(IMessageEditCallback pressed) {
        Message message = ((ComponentInteraction) pressed).getMessage();
        Message.InteractionMetadata first = message.getInteractionMetadata();
        return first == null ? message.getId() : first.getId();
    }

    private void replace(IMessageEditCallback pressed, MessageCreateData message, boolean forChannel) {
        MessageEditData edit = Drawing.change(message);
        boolean moves = hidden && forChannel;
        if (!moves && !isDeferred()) {
            pressed.editMessage(edit).queue(null, this::trouble);
            shown = origin(pressed);
            return;
        }
        if (!isDeferred()) {
            pressed.deferEdit().queue(null, this::trouble);
        }
        if (moves) {
            move(message, false);
        } else {
            event.getHook().editOriginal(edit).queue(null, this::trouble);
            shown = origin(pressed);
        }
    }

    private void complete(MessageCreateData message, boolean forChannel) {
        InteractionHook hook = event.getHook();
        if (replacing != null) {
            hook.sendMessage(message).setEphemeral(true).queue(null, this::trouble);
        } else if (deferredForChannel && !forChannel) {
            move(message, true);
        } else {
            hook.editOriginal(Drawing.change(message)).queue(null, this::trouble);
            shown = event.getId();
        }
    }

    /**
     * Who sees a message cannot be changed, so it goes and another one comes; in this order, since what follows a deferral
     * takes its place for whoever sees that one.
     */
    private void move(MessageCreateData message, boolean toHidden) {
        InteractionHook hook = event.getHook();
        RestAction<Message> another = hook.sendMessage(message).setEphemeral(toHidden);
        hook.deleteOriginal().queue(gone -> another.queue(null, this::trouble), failure -> {
            trouble(failure);
            another.queue(null, this::trouble);
        });
    }

    /** Discord forgets an interaction after three seconds; there is nobody left to tell then. */
    private void trouble(Throwable failure) {
        if (failure instanceof ErrorResponseException refused) {
            LOG.warn("interaction {}: Discord answered {}", event.getId(), refused.getErrorCode());
        } else {
            LOG.warn("interaction {}: {}", event.getId(), failure.toString());
        }
    }
}
