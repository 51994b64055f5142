package dev.lifebar.core.command;

import dev.lifebar.core.alert.Delivery.Backlog;
import dev.lifebar.core.alert.Delivery.Dwell;
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
import dev.lifebar.core.reply.Words;
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

    AlertsListCommand(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
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
            Optional<Dwell> dwell = subscriptions.dwell(subscription);
            channels.add(facts(subscription, backlog, dwell));
            lines.addAll(lines(invocation, subscription, backlog, dwell));
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

    private static List<Line> lines(
            Invocation invocation, Subscription subscription, Backlog backlog, Optional<Dwell> dwell) {
        List<Line> lines = new ArrayList<>();
        boolean onlyRed = subscription.wishes().boundaries() == Boundaries.RED;
        lines.add(Texts.line(
                onlyRed ? "alerts.list.red" : "alerts.list.yellow",
                new Span.Strong(subscription.channel().name())));
        lines.addAll(chosen(invocation, subscription.wishes()));
        Instant proof = subscription.proofAt();
        lines.add(
                (proof == null ? Texts.line("alerts.list.unproven") : Texts.line("alerts.list.proof", proof)).faint());
        dwell.ifPresent(took -> lines.add(took(took).faint()));
        if (subscription.trouble() != null) {
            lines.add(Texts.line("alerts.list.trouble", subscription.trouble()).warning());
        }
        if (backlog.waiting() > 0) {
            String reason = backlog.reason() == null ? Texts.text("alerts.list.soon") : backlog.reason();
            lines.add(
                    Texts.line("alerts.list.waiting", backlog.waiting(), reason).warning());
        }
        return lines;
    }

    private static Line took(Dwell dwell) {
        String last = Words.brief(dwell.last());
        return dwell.many() == 1
                ? Texts.line("alerts.list.took", last)
                : Texts.line("alerts.list.took.many", last, dwell.many(), Words.brief(dwell.longest()));
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
            lines.add(Texts.line("alerts.list.mention", wishes.mention()).faint());
        }
        return lines;
    }

    private static ChannelFacts facts(Subscription subscription, Backlog backlog, Optional<Dwell> dwell) {
        return new ChannelFacts(
                subscription.channel().platform(),
                subscription.channel().name(),
                subscription.wishes().boundaries().name(),
                subscription.proofAt(),
                dwell.map(Dwell::last).orElse(null),
                dwell.map(Dwell::longest).orElse(null),
                backlog.waiting(),
                subscription.trouble());
    }
}
