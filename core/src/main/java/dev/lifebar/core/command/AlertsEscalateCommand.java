package dev.lifebar.core.command;

import dev.lifebar.core.alert.Escalation;
import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messengers;
import dev.lifebar.core.alert.Subscription;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.secret.Keys;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.EpisodeStore;
import dev.lifebar.core.storage.EscalationStore;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/** Chooses where a red goes that nobody has acknowledged for a while: this channel, the operator's webhook, or nowhere. */
final class AlertsEscalateCommand implements Command {
    private static final String OFF = "off";
    private static final String HERE = "here";
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(7);

    private static final Option<String> TO = Options.choice("to", HERE, Messengers.WEBHOOK, OFF);
    private static final Option<Duration> AFTER = Option.of("after", Option.Kind.TEXT, (text, catalogue) -> after(text))
            .offering(List.of("30m", "2h"));
    private static final Spec SPEC =
            new Spec("alerts escalate", List.of(TO, AFTER), Permission.MANAGE, Spec.Audience.CALLER, false);

    private final Database database;
    private final Subscriptions subscriptions;
    private final Escalations escalations;
    private final Messengers messengers;
    private final Keys keys;

    AlertsEscalateCommand(
            Database database, Subscriptions subscriptions, Escalations escalations, Messengers messengers, Keys keys) {
        this.database = database;
        this.subscriptions = subscriptions;
        this.escalations = escalations;
        this.messengers = messengers;
        this.keys = keys;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        Optional<Reply> refused = invocation.find(TO).flatMap(to -> change(invocation, to));
        return refused.isPresent() ? refused.get() : told(invocation);
    }

    private Reply told(Invocation invocation) {
        Optional<Escalation> escalation = escalations.find(invocation.workspace());
        Reply.Builder reply = Reply.done()
                .lines(escalation
                        .map(chosen -> escalations.lines(chosen, invocation))
                        .orElseGet(() -> List.of(Texts.line("alerts.escalate.none"))))
                .lines(Texts.line("alerts.escalate.hint").faint());
        escalation.ifPresent(
                chosen -> reply.button(Actions.press(Texts.text("button.escalateoff"), "alerts escalate off")));
        return reply.build();
    }

    /** Nothing is changed where a message does not arrive, and that is said. */
    private Optional<Reply> change(Invocation invocation, String to) {
        if (to.equals(OFF)) {
            store(invocation, (escalations, workspace) -> escalations.remove(workspace));
            return Optional.empty();
        }
        Channel target = target(invocation, to);
        Duration after = invocation.find(AFTER).orElse(Duration.ofMinutes(30));
        Optional<Instant> proof = proof(invocation, target);
        if (proof.isEmpty() && to.equals(HERE)) {
            Optional<Outcome> outcome = TestPost.send(messengers, target, subscriptions.nextId());
            if (!TestPost.arrived(outcome)) {
                return Optional.of(TestPost.failure(target, outcome));
            }
            proof = Optional.of(invocation.now());
        }
        store(invocation, (escalations, workspace) -> escalations.put(workspace, after, target));
        proof.ifPresent(at -> escalations.tested(invocation.workspace(), target, at));
        return Optional.empty();
    }

    private void store(Invocation invocation, ObjLongConsumer<EscalationStore> change) {
        long workspace = invocation.workspace().id();
        database.write(handle -> {
            change.accept(new EscalationStore(handle), workspace);
            // Those that are red already are looked at by the new rule.
            new EpisodeStore(handle).hurry(workspace, invocation.now());
            return workspace;
        });
    }

    /** When something last arrived in the channel, where that is known and nothing failed since. */
    private Optional<Instant> proof(Invocation invocation, Channel channel) {
        Optional<Instant> passed = escalations
                .to(invocation.workspace(), channel)
                .filter(escalation -> escalation.trouble() == null)
                .map(Escalation::proofAt);
        return passed.or(() -> subscriptions
                .find(invocation.workspace(), channel)
                .filter(Subscription::isProven)
                .map(Subscription::proofAt));
    }

    private Channel target(Invocation invocation, String to) {
        if (to.equals(HERE)) {
            return invocation.channel();
        }
        Channel webhook = messengers
                .webhook()
                .orElseThrow(() -> new UsageException(Texts.line("error.webhook"), Texts.line("nothing.changed")));
        WorkspaceKey workspace = invocation.workspace().key();
        if (!keys.mayReferTo(workspace)) {
            throw new UsageException(
                    Texts.line("error.webhook.refused", workspace.platform() + ":" + workspace.externalId()),
                    Texts.line("nothing.changed"));
        }
        return webhook;
    }

    private static Duration after(String text) {
        return Durations.read(text, SHORTEST, LONGEST)
                .orElseThrow(() -> new UsageException(
                        Texts.line("error.escalate", Clean.quote(text)),
                        Texts.line("error.escalate.type"),
                        Texts.line("nothing.changed")));
    }
}
