package dev.lifebar.core.command;

import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messengers;
import dev.lifebar.core.alert.Subscription;
import dev.lifebar.core.alert.Subscription.Boundaries;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses this channel for alerts, and proves with a real post that they arrive. */
final class AlertsHereCommand implements Command {
    private static final Option<String> LEVELS = Options.choice("levels", "yellow", "red");
    private static final Spec SPEC =
            new Spec("alerts here", List.of(LEVELS), Permission.MANAGE, Spec.Audience.CHANNEL, false);

    private final Subscriptions subscriptions;
    private final Messengers messengers;
    private final Balances balances;

    AlertsHereCommand(Subscriptions subscriptions, Messengers messengers, Balances balances) {
        this.subscriptions = subscriptions;
        this.messengers = messengers;
        this.balances = balances;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        boolean onlyRed = invocation.find(LEVELS).filter("red"::equals).isPresent();
        Boundaries boundaries = onlyRed ? Boundaries.RED : Boundaries.YELLOW_AND_RED;
        long id = subscriptions.nextId();
        Optional<Outcome> outcome =
                messengers.post(invocation.channel(), TestPost.message(), Long.toString(id, Character.MAX_RADIX));
        if (outcome.isEmpty() || !(outcome.get() instanceof Outcome.Sent)) {
            return TestPost.failure(invocation.channel(), outcome);
        }
        Author author = new Author(invocation.caller().id(), invocation.caller().name());
        subscriptions.put(
                new Subscription(
                        id,
                        invocation.workspace().id(),
                        invocation.channel(),
                        boundaries,
                        author,
                        invocation.now(),
                        null),
                invocation.now());
        return subscribed(invocation, onlyRed);
    }

    private Reply subscribed(Invocation invocation, boolean onlyRed) {
        List<Line> lines = new ArrayList<>();
        lines.add(Texts.line("alerts.here.arrived"));
        lines.add(Texts.line(
                onlyRed ? "alerts.here.red" : "alerts.here.yellow",
                RuleWords.percent(invocation.workspace().rules())));
        List<Standing> standings = balances.of(invocation.workspace());
        if (!standings.isEmpty()) {
            lines.add(state(standings));
        }
        Reply.Builder reply = Reply.done().lines(lines.toArray(Line[]::new));
        if (!onlyRed) {
            reply.button(Actions.press(Texts.text("button.onlyred"), "alerts here red"));
        }
        return reply.button(Actions.press(Texts.text("button.alertsoff"), "alerts off"))
                .build();
    }

    /** How things stand now: {@code Anthropic 42% 🟧 · 2 ok}. */
    private static Line state(List<Standing> standings) {
        List<String> parts = new ArrayList<>();
        long ok = 0;
        for (Standing standing : standings) {
            Level level = standing.level();
            if (level == Level.GREEN) {
                ok++;
            } else if (level != null) {
                String percent = standing.percent()
                        .map(share -> share.text(standing.rules()) + " ")
                        .orElse("");
                parts.add(Texts.text("alerts.here.account", standing.name(), percent, level.symbol()));
            }
        }
        if (ok > 0) {
            parts.add(Texts.text("alerts.here.ok", ok));
        }
        return Texts.line("alerts.here.now", String.join(" · ", parts));
    }
}
