package dev.lifebar.core.command;

import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Workspace;
import java.util.Map;
import java.util.Optional;

/** Decides who sees an answer: everyone in the channel, or the caller alone. Errors and questions are for the caller. */
final class Visibility {
    private final Subscriptions subscriptions;

    Visibility(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** The reply, marked for whom it is; one that only the caller sees can be shown to the others. */
    Reply mark(Invocation invocation, Reply reply) {
        if (reply.outcome() != Reply.Outcome.DONE) {
            return reply;
        }
        if (isShared(
                invocation.spec(),
                invocation.values(),
                invocation.place(),
                invocation.workspace(),
                invocation.channel())) {
            return reply.shared();
        }
        return showing(invocation).map(reply::with).orElse(reply);
    }

    /** Whether everyone would see the answer, if there is one to show. */
    boolean isShared(Spec spec, Map<String, String> values, Place place, Workspace workspace, Channel channel) {
        if (spec.audience() == Spec.Audience.CALLER || place == Place.APART) {
            return false;
        }
        if (place == Place.DIRECT) {
            return true;
        }
        if (isRaw(values)) {
            return false;
        }
        return values.containsKey(Options.HERE.name()) || isSharedUnasked(values, workspace, channel);
    }

    private boolean isSharedUnasked(Map<String, String> values, Workspace workspace, Channel channel) {
        return !values.containsKey(Options.PRIVATE.name())
                && switch (workspace.answers()) {
                    case ALERTS -> subscriptions.has(workspace, channel);
                    case EVERYONE -> true;
                    case CALLER -> false;
                };
    }

    /** What takes a manager to ask for is not for everyone to read. */
    private static boolean isRaw(Map<String, String> values) {
        return values.containsKey(Options.RAW.name());
    }

    /** The button that gives the same answer to everyone. */
    private static Optional<Button> showing(Invocation invocation) {
        Spec spec = invocation.spec();
        if (invocation.place() != Place.SHARED
                || isRaw(invocation.values())
                || spec.option(Options.HERE.name()).isEmpty()) {
            return Optional.empty();
        }
        String typed = Arguments.typed(spec, invocation.values(), Options.PRIVATE) + " " + Options.HERE.name();
        return Actions.fits(typed) ? Optional.of(Actions.press(Texts.text("button.here"), typed)) : Optional.empty();
    }
}
