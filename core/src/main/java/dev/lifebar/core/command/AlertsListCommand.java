package dev.lifebar.core.command;

import dev.lifebar.core.alert.Delivery.Backlog;
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
import dev.lifebar.core.workspace.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists the channels that receive alerts, with the last proof that something arrived. */
final class AlertsListCommand implements Command {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Spec SPEC =
            new Spec("alerts list", List.of(Options.PAGE), Permission.VIEW, Spec.Audience.CALLER, true);

    private final Subscriptions subscriptions;

    AlertsListCommand(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** A channel that receives alerts, for scripts. */
    public record ChannelFacts(
            String platform,
            String channel,
            String levels,
            @Nullable Instant lastArrived,
            int waiting,
            @Nullable String trouble) {}

    /** The channels that receive alerts, for scripts. */
    public record AlertsFacts(List<ChannelFacts> channels) implements Facts {}

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        List<ChannelFacts> channels = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (Subscription subscription : subscriptions.of(invocation.workspace())) {
            Backlog backlog = subscriptions.backlog(subscription);
            channels.add(facts(subscription, backlog));
            lines.addAll(lines(invocation, subscription, backlog));
        }
        Reply.Builder reply = Reply.done().facts(new AlertsFacts(channels));
        if (lines.isEmpty()) {
            return reply.lines(Texts.line("alerts.list.none"))
                    .button(Actions.press(Texts.text("button.alertshere"), "alerts here"))
                    .build();
        }
        return reply.title(Texts.line("alerts.list.title"))
                .lines(lines)
                .button(Actions.press(Texts.text("button.alertstest"), "alerts test"))
                .build();
    }

    private static List<Line> lines(Invocation invocation, Subscription subscription, Backlog backlog) {
        List<Line> lines = new ArrayList<>();
        boolean onlyRed = subscription.wishes().boundaries() == Boundaries.RED;
        lines.add(Texts.line(
                onlyRed ? "alerts.list.red" : "alerts.list.yellow",
                new Span.Strong(subscription.channel().name())));
        lines.addAll(chosen(invocation, subscription.wishes()));
        Instant proof = subscription.proofAt();
        lines.add(
                (proof == null ? Texts.line("alerts.list.unproven") : Texts.line("alerts.list.proof", proof)).faint());
        if (subscription.trouble() != null) {
            lines.add(Texts.line("alerts.list.trouble", subscription.trouble()).warning());
        }
        waiting(backlog, invocation.now()).ifPresent(lines::add);
        return lines;
    }

    /** What waits for the end of quiet hours is no trouble. */
    private static Optional<Line> waiting(Backlog backlog, Instant now) {
        if (backlog.waiting() == 0) {
            return Optional.empty();
        }
        Instant due = backlog.dueAt();
        if (backlog.reason() == null && due != null && due.isAfter(now.plus(SOON))) {
            return Optional.of(Texts.line("alerts.list.held", backlog.waiting(), new Span.Clock(due))
                    .faint());
        }
        String reason = backlog.reason() == null ? Texts.text("alerts.list.soon") : backlog.reason();
        return Optional.of(
                Texts.line("alerts.list.waiting", backlog.waiting(), reason).warning());
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

    private static ChannelFacts facts(Subscription subscription, Backlog backlog) {
        return new ChannelFacts(
                subscription.channel().platform(),
                subscription.channel().name(),
                subscription.wishes().boundaries().name(),
                subscription.proofAt(),
                backlog.waiting(),
                subscription.trouble());
    }
}
