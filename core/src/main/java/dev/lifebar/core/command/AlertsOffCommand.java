package dev.lifebar.core.command;

import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.util.List;

/** Stops alerts in this channel. */
final class AlertsOffCommand implements Command {
    private static final Spec SPEC = new Spec("alerts off", List.of(), Permission.MANAGE, Spec.Audience.CHANNEL, false);

    private final Subscriptions subscriptions;

    AlertsOffCommand(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        boolean ended = subscriptions.end(invocation.workspace(), invocation.channel(), invocation.now());
        return Reply.done()
                .lines(Texts.line(ended ? "alerts.off" : "alerts.off.already"))
                .button(Actions.press(Texts.text("button.alertshere"), "alerts here"))
                .build();
    }
}
