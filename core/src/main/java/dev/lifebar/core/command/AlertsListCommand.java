package dev.lifebar.core.command;

import dev.lifebar.core.alert.Delivery.Dwell;
import dev.lifebar.core.alert.Escalation;
import dev.lifebar.core.alert.QuietHours;
import dev.lifebar.core.alert.Subscription;
import dev.lifebar.core.alert.Subscription.Boundaries;
import dev.lifebar.core.alert.Subscription.Wishes;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Facts;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists the channels that receive alerts, with the last proof that something arrived. */
final class AlertsListCommand implements Command {
    private static final Spec SPEC =
            new Spec("alerts list", List.of(Options.PAGE), Permission.VIEW, Spec.Audience.CALLER, true);

    private final Subscriptions subscriptions;
    private final Escalations escalations;

    AlertsListCommand(Subscriptions subscriptions, Escalations escalations) {
        this.subscriptions = subscriptions;
        this.escalations = escalations;
    }

    /**
     * A channel that receives alerts, for scripts.
     *
     * @param lastTook how long the last alert took from being stored until it was accepted
     * @param longestTook the same of the slowest of the latest
     */
    public record ChannelFacts(
            String platform,
            String channel,
            String levels,
            @Nullable Instant lastArrived,
            @Nullable Duration lastTook,
            @Nullable Duration longestTook,
            int waiting,
            @Nullable String trouble) {}

    /** The channels that receive alerts, and the place that is told what nobody answers there, for scripts. */
    public record AlertsFacts(
            List<ChannelFacts> channels, @Nullable ChannelFacts escalation) implements Facts {}

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        List<ChannelFacts> channels = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (Subscription subscription : subscriptions.of(invocation.workspace())) {
            Arrival arrival = subscriptions.arrival(subscription);
            channels.add(facts(
                    invocation, subscription.channel(), subscription.wishes().boundaries(), arrival));
            lines.addAll(lines(invocation, subscription, arrival));
        }
        Optional<Escalation> escalation = escalations.find(invocation.workspace());
        List<Line> passedOn =
                escalation.map(chosen -> escalations.lines(chosen, invocation)).orElseGet(List::of);
        Reply.Builder reply = Reply.done()
                .facts(new AlertsFacts(
                        channels,
                        escalation
                                .map(chosen -> facts(
                                        invocation, chosen.channel(), Boundaries.RED, escalations.arrival(chosen)))
                                .orElse(null)));
        if (lines.isEmpty()) {
            return reply.lines(Texts.line("alerts.list.none"))
                    .lines(passedOn)
                    .button(Actions.press(Texts.text("button.alertshere"), "alerts here"))
                    .build();
        }
        return reply.title(Texts.line("alerts.list.title"))
                .lines(lines)
                .lines(passedOn)
                .button(Actions.press(Texts.text("button.alertstest"), "alerts test"))
                .build();
    }

    private static List<Line> lines(Invocation invocation, Subscription subscription, Arrival arrival) {
        List<Line> lines = new ArrayList<>();
        boolean onlyRed = subscription.wishes().boundaries() == Boundaries.RED;
        lines.add(Texts.line(
                onlyRed ? "alerts.list.red" : "alerts.list.yellow",
                new Span.Strong(invocation.nameOf(subscription.channel()))));
        lines.addAll(chosen(invocation, subscription.wishes()));
        lines.addAll(arrival.lines(invocation.now()));
        return lines;
    }

    /** What somebody chose for the channel; nothing of what is as usual. */
    private static List<Line> chosen(Invocation invocation, Wishes wishes) {
        List<Line> lines = new ArrayList<>();
        if (!wishes.providers().isEmpty()) {
            lines.add(Texts.line("alerts.list.route", AlertsRouteCommand.names(invocation, wishes.providers()))
                    .faint());
        }
        QuietHours quiet = wishes.quiet();
        if (quiet != null) {
            String key = quiet.redToo() ? "alerts.list.quiet.all" : "alerts.list.quiet";
            lines.add(Texts.line(key, quiet.from(), quiet.to(), quiet.zone().getId())
                    .faint());
        }
        if (wishes.mention() != null) {
            lines.add(Texts.line("alerts.list.mention", new Span.Named(wishes.mention()))
                    .faint());
        }
        return lines;
    }

    private static ChannelFacts facts(Invocation invocation, Channel channel, Boundaries boundaries, Arrival arrival) {
        return new ChannelFacts(
                channel.platform(),
                invocation.nameOf(channel),
                boundaries.name(),
                arrival.proofAt(),
                arrival.dwell().map(Dwell::last).orElse(null),
                arrival.dwell().map(Dwell::longest).orElse(null),
                arrival.backlog().waiting(),
                arrival.trouble());
    }
}
