package dev.lifebar.core.command;

import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import dev.lifebar.core.workspace.Permission;
import java.util.List;

/** Stops alerts in this channel. */
final class AlertsOffCommand implements Command {
    private static final Spec SPEC = new Spec("alerts off", List.of(), Permission.MANAGE, Spec.Audience.CHANNEL, false);

    private final Subscriptions subscriptions;
    private final Escalations escalations;

    AlertsOffCommand(Subscriptions subscriptions, Escalations escalations) {
        this.subscriptions = subscriptions;
        this.escalations = escalations;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        boolean ended = subscriptions.end(invocation.workspace(), invocation.channel(), invocation.now());
        Reply.Builder reply = Reply.done().lines(Texts.line(ended ? "alerts.off" : "alerts.off.already"));
        escalations
                .to(invocation.workspace(), invocation.channel())
                .ifPresent(escalation -> reply.lines(Texts.line("alerts.off.escalate", Words.span(escalation.after()))
                                .warning())
                        .button(Actions.press(Texts.text("button.escalateoff"), "alerts escalate off")));
        return reply.button(Actions.press(Texts.text("button.alertshere"), "alerts here"))
                .build();
    }
}
