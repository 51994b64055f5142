package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Notice.Topic;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.DeliveryStore;
import dev.lifebar.core.storage.EpisodeStore;
import dev.lifebar.core.storage.EscalationStore;
import dev.lifebar.core.storage.SubscriptionStore;
import dev.lifebar.core.workspace.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Looks once a week, without a word, whether channels in which nothing arrived lately could be posted into, and tells
 * somebody else of those that cannot: whoever chose them, and another channel of theirs.
 */
public final class Proof {
    private static final Duration WEEK = Duration.ofDays(7);

    /** Where nothing arrives, somebody may have put it right meanwhile. */
    private static final Duration HOUR = Duration.ofHours(1);

    /** So many at a time, which is a question to the platform each. */
    private static final int BATCH = 20;

    private final Database database;
    private final Messengers messengers;
    private final Alerts alerts;
    private final InstantSource time;

    public Proof(Database database, Messengers messengers, Alerts alerts, InstantSource time) {
        this.database = database;
        this.messengers = messengers;
        this.alerts = alerts;
        this.time = time;
    }

    public void run() {
        messengers.all().forEach(messenger -> run(messenger.platform(), time.instant()));
        alerts.wake();
    }

    /** Only of platforms that are served here: of others, this program neither sees nor reaches anything. */
    private void run(String platform, Instant now) {
        database.read(handle ->
                        new SubscriptionStore(handle).unproven(platform, now.minus(WEEK), now.minus(HOUR), BATCH))
                .forEach(subscription -> check(subscription, now));
        second(platform, now);
        List<Subscription> dead = database.read(handle -> new SubscriptionStore(handle).untold(platform, BATCH));
        for (Subscription subscription : dead) {
            // A platform may have to be asked where that is, and nobody else can write meanwhile.
            Optional<Channel> person = messengers.direct(platform, subscription.author());
            database.write(handle -> {
                tell(handle, subscription, person, now);
                return person;
            });
        }
    }

    /** The places that are told what nobody answers. */
    private void second(String platform, Instant now) {
        database.read(handle -> new EscalationStore(handle).of(platform)).stream()
                .filter(escalation -> escalation.isUnproven(now.minus(WEEK), now.minus(HOUR)))
                .limit(BATCH)
                .forEach(escalation -> check(escalation, now));
        database.write(handle -> {
            List<Escalation> all = new EscalationStore(handle).of(platform);
            all.stream()
                    .filter(escalation -> !escalation.told())
                    .forEach(escalation ->
                            messengers.trouble(escalation).ifPresent(reason -> tell(handle, escalation, reason, now)));
            return all;
        });
    }

    /** What could not be looked at is looked at again in an hour, as what is in trouble is anyway. */
    private static Instant seen(Optional<Outcome> outcome, @Nullable String trouble, Instant now) {
        boolean unseen = outcome.isPresent() && outcome.get().lasting().isEmpty();
        return unseen && trouble == null ? now.minus(WEEK).plus(HOUR) : now;
    }

    private void check(Subscription subscription, Instant now) {
        long workspace = subscription.workspaceId();
        Channel channel = subscription.channel();
        Optional<Outcome> outcome = messengers.check(channel);
        database.write(handle -> {
            SubscriptionStore subscriptions = new SubscriptionStore(handle);
            subscriptions.checked(subscription.id(), seen(outcome, subscription.trouble(), now));
            outcome.flatMap(Outcome::lasting).ifPresent(reason -> subscriptions.trouble(workspace, channel, reason));
            if (outcome.isEmpty() && !new DeliveryStore(handle).isBehind(workspace, channel)) {
                subscriptions.well(subscription.id());
            }
            return outcome;
        });
    }

    private void check(Escalation escalation, Instant now) {
        long workspace = escalation.workspaceId();
        Channel channel = escalation.channel();
        Optional<Outcome> outcome = messengers.check(channel);
        database.write(handle -> {
            EscalationStore escalations = new EscalationStore(handle);
            escalations.checked(workspace, seen(outcome, escalation.trouble(), now));
            outcome.flatMap(Outcome::lasting).ifPresent(reason -> escalations.trouble(workspace, channel, reason));
            if (outcome.isEmpty() && !new DeliveryStore(handle).isBehind(workspace, channel)) {
                escalations.well(workspace);
            }
            return outcome;
        });
    }

    /** All channels that work, since each relies on it; one that is told of as a channel itself needs no second word. */
    private void tell(Handle handle, Escalation dead, String reason, Instant now) {
        new EscalationStore(handle).told(dead.workspaceId());
        List<Subscription> subscriptions = new SubscriptionStore(handle).of(dead.workspaceId());
        if (subscriptions.stream().anyMatch(other -> other.channel().isSameAs(dead.channel()))) {
            return;
        }
        String detail = detail(handle, dead.workspaceId(), dead.channel(), dead.proofAt(), reason);
        Notice notice = new Notice(
                Topic.NOT_PASSED_ON, "", "", dead.channel().name(), "", null, detail, 0, now.toEpochMilli(), null);
        subscriptions.stream()
                .filter(other -> other.trouble() == null)
                .forEach(other -> alerts.notice(handle, dead.workspaceId(), other.channel(), notice));
    }

    private void tell(Handle handle, Subscription dead, Optional<Channel> person, Instant now) {
        SubscriptionStore subscriptions = new SubscriptionStore(handle);
        subscriptions.told(dead.id());
        String reason = dead.trouble() == null ? "" : dead.trouble();
        String detail = detail(handle, dead.workspaceId(), dead.channel(), dead.proofAt(), reason);
        Notice notice = new Notice(
                Topic.UNREACHABLE, "", "", dead.channel().name(), "", null, detail, 0, now.toEpochMilli(), null);
        person.filter(channel -> !channel.isSameAs(dead.channel()))
                .ifPresent(channel -> alerts.notice(handle, dead.workspaceId(), channel, notice));
        subscriptions.of(dead.workspaceId()).stream()
                .filter(other -> other.trouble() == null && other.id() != dead.id())
                .min(Comparator.comparingLong(Subscription::id))
                .ifPresent(other -> alerts.notice(handle, dead.workspaceId(), other.channel(), notice));
    }

    private static String named(AlertFacts facts) {
        return facts.level() == null
                ? facts.name()
                : facts.name() + " " + facts.level().symbol();
    }

    /** Why nothing arrives, what waits until it does, and what will never be told there. */
    private static String detail(
            Handle handle, long workspaceId, Channel channel, @Nullable Instant proofAt, String reason) {
        List<String> parts = new ArrayList<>(List.of(reason));
        int waiting = new DeliveryStore(handle).backlog(workspaceId, channel).waiting();
        if (waiting > 0) {
            parts.add(Words.count("notice.waiting", waiting));
        }
        String lost = new EpisodeStore(handle)
                .lost(workspaceId, channel, proofAt == null ? Instant.EPOCH : proofAt).stream()
                        .flatMap(episode -> Stream.ofNullable(episode.facts()))
                        .map(Proof::named)
                        .collect(Collectors.joining(", "));
        if (!lost.isEmpty()) {
            parts.add(Texts.text("notice.lost", lost));
        }
        return String.join(". ", parts);
    }
}
