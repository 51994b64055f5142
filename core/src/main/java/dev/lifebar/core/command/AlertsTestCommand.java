package dev.lifebar.core.command;

import dev.lifebar.core.alert.Escalation;
import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messengers;
import dev.lifebar.core.alert.Subscription;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Posts a test into every channel that receives alerts, and says where it arrived. */
final class AlertsTestCommand implements Command {
    private static final Spec SPEC = new Spec("alerts test", List.of(), Permission.MANAGE, Spec.Audience.CALLER, false);

    private final Subscriptions subscriptions;
    private final Escalations escalations;
    private final Messengers messengers;

    AlertsTestCommand(Subscriptions subscriptions, Escalations escalations, Messengers messengers) {
        this.subscriptions = subscriptions;
        this.escalations = escalations;
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
        boolean repeated = all.stream().anyMatch(subscription -> subscription.isTestedBy(invocation.requestId()));
        boolean failed = false;
        List<Line> lines = new ArrayList<>();
        for (Subscription subscription : all) {
            boolean arrived = test(invocation, subscription, lines);
            failed |= !arrived;
        }
        Optional<Escalation> second = second(invocation.workspace(), all);
        if (second.isPresent()) {
            boolean arrived = test(invocation, second.get(), repeated, lines);
            failed |= !arrived;
        }
        return (failed ? Reply.failed() : Reply.done()).lines(lines).build();
    }

    /** Where what nobody acknowledges is passed on to, unless it is one of these. */
    private Optional<Escalation> second(Workspace workspace, List<Subscription> all) {
        return escalations
                .find(workspace)
                .filter(escalation -> !escalation.channel().platform().equals(Messengers.WEBHOOK))
                .filter(escalation -> all.stream()
                        .noneMatch(subscription -> subscription.channel().isSameAs(escalation.channel())));
    }

    private boolean test(Invocation invocation, Escalation second, boolean repeated, List<Line> lines) {
        Channel channel = second.channel();
        if (repeated && second.trouble() == null) {
            lines.add(Texts.line("alerts.test.arrived", channel.name()));
            return true;
        }
        return test(
                channel,
                lines,
                () -> escalations.tested(invocation.workspace(), channel, invocation.now()),
                reason -> escalations.trouble(invocation.workspace(), channel, reason));
    }

    private boolean test(Invocation invocation, Subscription subscription, List<Line> lines) {
        if (subscription.isTestedBy(invocation.requestId())) {
            lines.add(Texts.line("alerts.test.arrived", subscription.channel().name()));
            return true;
        }
        return test(
                subscription.channel(),
                lines,
                () -> subscriptions.tested(subscription, invocation.requestId(), invocation.now()),
                reason -> subscriptions.trouble(subscription, reason));
    }

    private boolean test(Channel channel, List<Line> lines, Runnable arrived, Consumer<String> troubled) {
        Optional<Outcome> outcome = TestPost.send(messengers, channel, subscriptions.nextId());
        if (TestPost.arrived(outcome)) {
            arrived.run();
            lines.add(Texts.line("alerts.test.arrived", channel.name()));
            return true;
        }
        outcome.flatMap(Outcome::lasting).ifPresent(troubled);
        lines.add(Texts.line("alerts.test.failed", channel.name(), TestPost.reason(outcome))
                .warning());
        return false;
    }
}
