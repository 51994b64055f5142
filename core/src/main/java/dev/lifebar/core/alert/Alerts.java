package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Delivery.Kind;
import dev.lifebar.core.alert.EpisodeRules.Change;
import dev.lifebar.core.alert.EpisodeRules.Decision;
import dev.lifebar.core.alert.EpisodeRules.Observation;
import dev.lifebar.core.alert.Subscription.Boundaries;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.forecast.TimeLeft;
import dev.lifebar.core.health.Assessment;
import dev.lifebar.core.health.DaysRule;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.health.RuleKind;
import dev.lifebar.core.health.Rules;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Cause;
import dev.lifebar.core.ledger.Outlook;
import dev.lifebar.core.storage.DeliveryStore;
import dev.lifebar.core.storage.EpisodeStore;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.storage.SubscriptionStore;
import dev.lifebar.core.workspace.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Turns a change of an account into what its episode becomes and whom it concerns, inside the ledger's transaction. */
public final class Alerts {
    /** Readings must rise this share of the capacity above a boundary, or to a full bar, before it counts as left behind. */
    private static final int HYSTERESIS_SHARE = 50;

    private final Ids ids;
    private final Outbox outbox;
    private final AlertWriter writer;

    public Alerts(Ids ids, Outbox outbox, AlertWriter writer) {
        this.ids = ids;
        this.outbox = outbox;
        this.writer = writer;
    }

    /** Sends what the transaction that has just ended put into the outbox. */
    public void wake() {
        outbox.wake();
    }

    /** Decides what a new state of an account means. One without a known balance changes nothing, unless a person said so. */
    public void evaluate(Handle handle, Account before, Account after, Outlook outlook, Rules rules, Cause cause) {
        Assessment health = outlook.health();
        Amount balance = after.projection().balance();
        if (health == null || balance == null) {
            if (cause.byPerson()) {
                takeBack(handle, after, cause.request().at());
            }
            return;
        }
        EpisodeStore episodes = new EpisodeStore(handle);
        Instant now = cause.request().at();
        Episode open = episodes.open(after.id())
                .map(episode -> cleared(episode, outlook, rules, after, now))
                .orElse(null);
        Level settled = settled(open, after, outlook, rules, balance, now);
        boolean first = before.projection().balance() == null;
        Level told = open == null ? null : open.level();
        Decision decision =
                EpisodeRules.decide(told, new Observation(health.level(), settled, cause.byPerson(), first));
        Episode episode = store(episodes, open, after, health, balance, decision, now);
        if (episode != null && decision.change() != Change.NONE) {
            tell(handle, episode, decision, writer.write(before, after, outlook, rules, decision, episode, now), cause);
        }
    }

    /** Tells the channels that would care of something that is no alert; a rise is of no concern to those that want only red. */
    public void notice(Handle handle, long workspaceId, Notice notice) {
        for (Subscription subscription : new SubscriptionStore(handle).of(workspaceId)) {
            if (notice.topic() != Notice.Topic.ROSE || subscription.boundaries() == Boundaries.YELLOW_AND_RED) {
                outbox.put(handle, workspaceId, subscription.channel(), notice);
            }
        }
    }

    /** Ends the episode of an account that is no longer watched, without a word; what still waits is not sent either. */
    public void silence(Handle handle, Account account, Instant at) {
        EpisodeStore episodes = new EpisodeStore(handle);
        episodes.open(account.id()).ifPresent(episode -> {
            episodes.close(episode.id(), at);
            new DeliveryStore(handle).endEpisode(episode.id(), "no longer watched", at);
        });
    }

    /** Ends the episode of an account whose balance is no longer known, and says so where it was told. */
    private void takeBack(Handle handle, Account account, Instant at) {
        EpisodeStore episodes = new EpisodeStore(handle);
        episodes.open(account.id()).ifPresent(episode -> {
            episodes.close(episode.id(), at);
            AlertFacts facts = writer.unknown(account, episode, at);
            outbox.toldOf(handle, episode).forEach(channel -> outbox.put(handle, episode, channel, Kind.EDIT, facts));
        });
    }

    /** Keeps account of since when the days left have been well above their boundary. */
    private static Episode cleared(Episode episode, Outlook outlook, Rules rules, Account after, Instant now) {
        Optional<DaysRule> rule = rules.daysInForce(Outlook.history(after.projection()));
        boolean clear = rule.isEmpty() || isWellAbove(outlook.timeLeft(), rule.get(), episode.level());
        Instant since = episode.clearSince() == null ? now : episode.clearSince();
        return episode.withClearSince(clear ? since : null);
    }

    private static boolean isWellAbove(TimeLeft left, DaysRule rule, Level told) {
        Duration boundary = told.isWorseThan(Level.YELLOW) ? rule.red() : rule.yellow();
        return left instanceof TimeLeft.About about
                ? about.middle().compareTo(boundary.multipliedBy(2)) >= 0
                : left instanceof TimeLeft.NoSpend;
    }

    private static Level settled(
            @Nullable Episode open, Account after, Outlook outlook, Rules rules, Amount balance, Instant now) {
        long full = after.projection().capacity().full();
        long margin = balance.micros() >= full ? 0 : Math.max(0, full) / HYSTERESIS_SHARE;
        Amount lowered = new Amount(Math.max(balance.micros() - margin, -Amount.MAX_MICROS), balance.unit());
        Level settled = outlook.settled(after.projection(), rules, lowered).level();
        if (open != null && open.byDays() && !EpisodeRules.daysAreClear(lowered.micros(), open, now)) {
            return Level.worst(settled, open.level());
        }
        return settled;
    }

    private @Nullable Episode store(
            EpisodeStore episodes,
            @Nullable Episode open,
            Account after,
            Assessment health,
            Amount balance,
            Decision decision,
            Instant now) {
        boolean byDays = health.reason().kind() == RuleKind.DAYS;
        if (open == null) {
            return decision.change() == Change.OPENED ? opened(episodes, after, balance, decision, byDays, now) : null;
        }
        if (decision.change() == Change.CLOSED) {
            episodes.close(open.id(), now);
            return open;
        }
        boolean reached = decision.level() == health.level();
        Episode next = open.with(
                decision.level(),
                reached ? byDays : open.byDays(),
                balance.micros(),
                decision.change() == Change.WORSENED);
        episodes.update(next);
        return next;
    }

    private Episode opened(
            EpisodeStore episodes, Account after, Amount balance, Decision decision, boolean byDays, Instant now) {
        Episode fresh = new Episode(
                ids.next(),
                after.workspaceId(),
                after.id(),
                decision.level(),
                decision.level(),
                byDays,
                balance.micros(),
                null,
                now);
        episodes.add(fresh);
        return fresh;
    }

    private void tell(Handle handle, Episode episode, Decision decision, AlertFacts facts, Cause cause) {
        List<Channel> told = outbox.toldOf(handle, episode);
        for (Subscription subscription : new SubscriptionStore(handle).of(episode.workspaceId())) {
            Channel channel = subscription.channel();
            if (wants(subscription.boundaries(), decision.crossed())) {
                outbox.put(handle, episode, channel, Kind.POST, facts);
            } else if (told.stream().anyMatch(channel::isSameAs)) {
                boolean known = isCausedIn(channel, cause);
                boolean closed = decision.change() == Change.CLOSED;
                outbox.put(handle, episode, channel, known && !closed ? Kind.ECHO : Kind.EDIT, facts);
                if (closed && !known) {
                    outbox.put(handle, episode, channel, Kind.RECOVERY, facts);
                }
            }
        }
    }

    private static boolean wants(Boundaries boundaries, Set<Crossing> crossed) {
        boolean severe = crossed.contains(Crossing.RED) || crossed.contains(Crossing.EMPTY);
        return severe || (boundaries == Boundaries.YELLOW_AND_RED && crossed.contains(Crossing.YELLOW));
    }

    private static boolean isCausedIn(Channel channel, Cause cause) {
        Channel from = cause.request().from();
        return cause.byPerson() && from != null && from.isSameAs(channel);
    }
}
