package dev.lifebar.core.command;

import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messengers;
import dev.lifebar.core.alert.Subscription;
import dev.lifebar.core.alert.Subscription.Boundaries;
import dev.lifebar.core.alert.Subscription.Wishes;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.reading.Asked;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Chooses this channel for alerts, and proves with a real post that they arrive. */
final class AlertsHereCommand implements Command {
    private static final Option<String> LEVELS = Options.choice("levels", "yellow", "red");
    private static final Spec SPEC =
            new Spec("alerts here", List.of(LEVELS), Permission.MANAGE, Spec.Audience.CHANNEL, false);

    /** More accounts than this are only counted. */
    private static final int NAMED = 3;

    private final Subscriptions subscriptions;
    private final Messengers messengers;
    private final Balances balances;
    private final Readings readings;

    AlertsHereCommand(Subscriptions subscriptions, Messengers messengers, Balances balances, Readings readings) {
        this.subscriptions = subscriptions;
        this.messengers = messengers;
        this.balances = balances;
        this.readings = readings;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        boolean onlyRed = invocation.find(LEVELS).filter("red"::equals).isPresent();
        Boundaries boundaries = onlyRed ? Boundaries.RED : Boundaries.YELLOW_AND_RED;
        Optional<Subscription> known = subscriptions.find(invocation.workspace(), invocation.channel());
        if (known.isPresent() && known.get().isTestedBy(invocation.requestId())) {
            return subscribed(invocation, onlyRed, "alerts.here");
        }
        if (known.isPresent() && known.get().isProven() && known.get().wishes().boundaries() != boundaries) {
            subscriptions.levels(known.get(), boundaries, invocation.requestId());
            return subscribed(invocation, onlyRed, "alerts.here.changed");
        }
        return subscribe(invocation, boundaries);
    }

    private Reply subscribe(Invocation invocation, Boundaries boundaries) {
        long id = subscriptions.nextId();
        Optional<Outcome> outcome = TestPost.send(messengers, invocation.channel(), id);
        if (!TestPost.arrived(outcome)) {
            return TestPost.failure(invocation.channel(), outcome);
        }
        Author author = new Author(invocation.caller().id(), invocation.caller().name());
        subscriptions.put(
                new Subscription(
                        id,
                        invocation.workspace().id(),
                        invocation.channel(),
                        Wishes.of(boundaries),
                        author,
                        invocation.now(),
                        null,
                        invocation.requestId(),
                        null),
                invocation.now());
        return subscribed(invocation, boundaries == Boundaries.RED, "alerts.here");
    }

    private Reply subscribed(Invocation invocation, boolean onlyRed, String key) {
        Wishes wishes = subscriptions
                .find(invocation.workspace(), invocation.channel())
                .map(Subscription::wishes)
                .orElseThrow();
        List<Standing> standings = balances.of(invocation.workspace()).stream()
                .filter(standing -> wishes.isAbout(standing.account().name()))
                .toList();
        // Whatever is watched first has nobody yet who said what full is.
        boolean provisional = standings.isEmpty()
                || standings.stream()
                        .anyMatch(standing ->
                                standing.account().projection().capacity().isProvisional());
        String posting = RuleWords.posting(invocation.workspace().rules(), Unit.USD, provisional, onlyRed);
        Reply.Builder reply = Reply.done().lines(Texts.line(key, state(standings), posting));
        reply.lines(chosen(invocation, wishes)).lines(own(standings)).lines(paused(invocation, standings));
        if (!onlyRed) {
            reply.button(Actions.press(Texts.text("button.onlyred"), "alerts here red"));
        }
        return reply.button(Actions.press(Texts.text("button.alertsoff"), "alerts off"))
                .build();
    }

    /** What was chosen for this channel before. */
    private static List<Line> chosen(Invocation invocation, Wishes wishes) {
        List<Line> lines = new ArrayList<>();
        if (!wishes.providers().isEmpty()) {
            lines.add(AlertsRouteCommand.line(invocation, wishes.providers()));
        }
        if (wishes.quiet() != null) {
            lines.add(AlertsQuietCommand.line(wishes.quiet()));
        }
        return lines;
    }

    /** Who is posted by other rules than these. */
    private static List<Line> own(List<Standing> standings) {
        List<String> names = standings.stream()
                .filter(standing -> !standing.account().own().isUnset())
                .map(Standing::name)
                .toList();
        return names.isEmpty()
                ? List.of()
                : List.of(
                        Texts.line("alerts.here.own", String.join(", ", names)).faint());
    }

    /** Whose key was rejected before anybody was told here. */
    private List<Line> paused(Invocation invocation, List<Standing> standings) {
        Map<Long, Asked> asked = readings.of(invocation.workspace());
        return standings.stream()
                .filter(standing -> {
                    Asked known = asked.get(standing.account().id());
                    return known != null && known.isConnected() && known.paused();
                })
                .map(standing -> Texts.line(
                                "alerts.here.paused",
                                standing.name(),
                                standing.account().name().text())
                        .warning())
                .toList();
    }

    /** How things stand now: {@code Anthropic 42% 🟧, 2 ok.} */
    private static String state(List<Standing> standings) {
        List<String> parts = new ArrayList<>();
        List<Standing> worse = standings.stream()
                .filter(standing -> standing.level() != null && standing.level() != Level.GREEN)
                .toList();
        worse.stream().limit(NAMED).map(AlertsHereCommand::state).forEach(parts::add);
        count("alerts.here.more", worse.size() - NAMED).ifPresent(parts::add);
        count(
                        "alerts.here.ok",
                        standings.stream()
                                .filter(standing -> standing.level() == Level.GREEN)
                                .count())
                .ifPresent(parts::add);
        count(
                        "alerts.here.unknown",
                        standings.stream()
                                .filter(standing -> standing.level() == null)
                                .count())
                .ifPresent(parts::add);
        return parts.isEmpty() ? "" : Texts.text("alerts.here.now", String.join(", ", parts));
    }

    private static String state(Standing standing) {
        String percent = standing.percent()
                .map(share -> " " + share.text(standing.rules()))
                .orElse("");
        Level level = Objects.requireNonNull(standing.level());
        return Texts.text("alerts.here.account", standing.name(), percent, level.symbol());
    }

    private static Optional<String> count(String key, long number) {
        return number > 0 ? Optional.of(Texts.text(key, number)) : Optional.empty();
    }
}
