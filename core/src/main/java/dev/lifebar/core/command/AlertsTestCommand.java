package dev.lifebar.core.command;

import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messengers;
import dev.lifebar.core.alert.Subscription;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Posts a test into every channel that receives alerts, and says where it arrived. */
final class AlertsTestCommand implements Command {
    private static final Spec SPEC = new Spec("alerts test", List.of(), Permission.MANAGE, Spec.Audience.CALLER, false);

    private final Subscriptions subscriptions;
    private final Messengers messengers;

    AlertsTestCommand(Subscriptions subscriptions, Messengers messengers) {
        this.subscriptions = subscriptions;
        this.messengers = messengers;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        List<Subscription> all = subscriptions.of(invocation.workspace());
        if (all.isEmpty()) {
            return Reply.failed()
                    .lines(Texts.line("alerts.list.none"))
                    .button(Actions.press(Texts.text("button.alertshere"), "alerts here"))
                    .build();
        }
        boolean failed = false;
        List<Line> lines = new ArrayList<>();
        for (Subscription subscription : all) {
            boolean arrived = test(invocation, subscription, lines);
            failed |= !arrived;
        }
        return (failed ? Reply.failed() : Reply.done()).lines(lines).build();
    }

    private boolean test(Invocation invocation, Subscription subscription, List<Line> lines) {
        if (subscription.isTestedBy(invocation.requestId())) {
            lines.add(Texts.line("alerts.test.arrived", subscription.channel().name()));
            return true;
        }
        String nonce = Long.toString(subscriptions.nextId(), Character.MAX_RADIX);
        Optional<Outcome> outcome = messengers.post(subscription.channel(), TestPost.message(), nonce);
        String name = subscription.channel().name();
        if (outcome.isPresent() && outcome.get() instanceof Outcome.Sent) {
            subscriptions.tested(subscription, invocation.requestId(), invocation.now());
            lines.add(Texts.line("alerts.test.arrived", name));
            return true;
        }
        outcome.flatMap(Outcome::lasting).ifPresent(reason -> subscriptions.trouble(subscription, reason));
        lines.add(
                Texts.line("alerts.test.failed", name, TestPost.reason(outcome)).warning());
        return false;
    }
}
