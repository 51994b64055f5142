package dev.lifebar.core.command;

import dev.lifebar.core.alert.Subscription;
import dev.lifebar.core.alert.Subscription.Wishes;
import dev.lifebar.core.reply.Texts;
import java.util.function.UnaryOperator;

/** The channel that somebody changes the wishes of by typing there. */
final class Here {
    private final Subscriptions subscriptions;

    Here(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** What the channel has chosen; a channel that receives no alerts has nothing to choose. */
    Subscription find(Invocation invocation) {
        return subscriptions
                .find(invocation.workspace(), invocation.channel())
                .orElseThrow(() -> new UsageException(Texts.line("alerts.here.none"), Texts.line("alerts.here.type")));
    }

    /** Gives back what it wants now. */
    Wishes change(Invocation invocation, UnaryOperator<Wishes> change) {
        Subscription subscription = find(invocation);
        Wishes wishes = change.apply(subscription.wishes());
        subscriptions.wishes(subscription, wishes);
        return wishes;
    }
}
