package dev.lifebar.bot.slack;

import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Spec;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Decides who sees an answer. */
final class Audience {
    private final BiPredicate<WorkspaceKey, Channel> alerted;

    /** Knows which channels receive alerts. */
    Audience(BiPredicate<WorkspaceKey, Channel> alerted) {
        this.alerted = alerted;
    }

    /** Everyone in direct messages and where alerts arrive; errors, questions and settings the caller alone. */
    boolean isEveryone(Origin origin, Optional<Spec> spec, Reply reply) {
        boolean shareable = reply.outcome() == Reply.Outcome.DONE
                && spec.isPresent()
                && spec.get().audience() == Spec.Audience.CHANNEL;
        return shareable
                && (Places.isDirect(origin.channel().id()) || alerted.test(origin.workspace(), origin.channel()));
    }
}
