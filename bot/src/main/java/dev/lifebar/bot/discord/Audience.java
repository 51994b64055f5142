package dev.lifebar.bot.discord;

import dev.lifebar.core.command.Spec;
import dev.lifebar.core.reply.Reply.Outcome;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Decides who sees an answer. */
final class Audience {
    private final BiPredicate<WorkspaceKey, Channel> alerted;

    /** Is told which channels receive alerts. */
    Audience(BiPredicate<WorkspaceKey, Channel> alerted) {
        this.alerted = alerted;
    }

    /** Whether everyone in the channel sees the answer, and not only whoever asked. */
    boolean isForChannel(Optional<Spec> spec, Outcome outcome, Scene scene) {
        if (scene.alone()
                || outcome != Outcome.DONE
                || spec.filter(found -> found.audience() == Spec.Audience.CHANNEL)
                        .isEmpty()) {
            return false;
        }
        return scene.direct()
                || alerted.test(scene.origin().workspace(), scene.origin().channel());
    }
}
