package dev.lifebar.core.alert;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.lifebar.core.alert.Delivery.Kind;
import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.storage.BulletinStore;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.DeliveryStore;
import dev.lifebar.core.storage.EscalationStore;
import dev.lifebar.core.storage.StorageException;
import dev.lifebar.core.storage.SubscriptionStore;
import dev.lifebar.core.workspace.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries the outbox's messages to one platform: in order within a channel, marked only after they were sent. */
public final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** How long other workers leave a message alone that one is sending; after a crash it is tried again then. */
    static final Duration CLAIM = Messenger.LONGEST_CALL.multipliedBy(3);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 9;

    /** A permission comes back when somebody gives it; asking more often would only be refused more often. */
    private static final Duration WHILE_FORBIDDEN = Duration.ofMinutes(10);

    /** As long as between two edits of an old message. */
    private static final Duration WHILE_TOO_MANY = Duration.ofMinutes(10);

    /** So many attempts take about half an hour: what still fails then does not pass by itself. */
    private static final int TROUBLING = 14;

    /** Whoever has not let the bot in by then does not want to; older news would only confuse. */
    static final Duration GIVEN_UP = Duration.ofDays(7);

    private final Database database;
    private final Messenger messenger;
    private final InstantSource time;

    /** The ids of the channels that something here is sending to. */
    private final Set<String> draining = ConcurrentHashMap.newKeySet();

    public Courier(Database database, Messenger messenger, InstantSource time) {
        this.database = database;
        this.messenger = messenger;
        this.time = time;
    }

    String platform() {
        return messenger.platform();
    }

    /**
     * Sends everything that is due for this platform, here and now; for commands that run without a scheduler, and cannot
     * wait for what might follow.
     */
    public void sendDue() {
        for (Channel channel : database.read(handle -> new DeliveryStore(handle).waitingChannels(platform()))) {
            drain(channel, Announcer.COLLECT);
        }
    }

    /** The task that delivers; it tells when it wants to go on. */
    Task<Void> task(Consumer<Instant> again) {
        return Tasks.custom(Outbox.task(platform()))
                .onFailure(new OnFailureRetryLater<>(CLAIM))
                .execute((instance, context) -> deliver(Outbox.delivery(instance), again));
    }

    private CompletionHandler<Void> deliver(long id, Consumer<Instant> again) {
        Optional<Delivery> delivery = database.read(handle -> new DeliveryStore(handle).find(id));
        Optional<Instant> due = delivery.flatMap(found -> drain(found.channel(), Duration.ZERO));
        due.ifPresent(again);
        return due.<CompletionHandler<Void>>map(at -> (done, next) -> next.reschedule(done, at))
                .orElseGet(OnCompleteRemove::new);
    }

    /**
     * Sends what waits for a channel; tells when to go on if something must wait, be it for what is being sent already.
     *
     * @param ahead what is due within this time counts as due
     */
    private Optional<Instant> drain(Channel channel, Duration ahead) {
        if (!draining.add(channel.id())) {
            return Optional.of(time.instant().plus(FIRST_RETRY));
        }
        try {
            return drainAlone(channel, ahead);
        } finally {
            draining.remove(channel.id());
        }
    }

    private Optional<Instant> drainAlone(Channel channel, Duration ahead) {
        while (true) {
            Optional<Delivery> next = database.write(handle -> claim(handle, channel, ahead));
            if (next.isEmpty()) {
                return database.read(handle -> new DeliveryStore(handle).nextDue(channel));
            }
            Delivery delivery = next.get();
            Instant free = free(delivery, ahead);
            if (free.isAfter(time.instant())) {
                return Optional.of(free);
            }
            Optional<Outcome> outcome = send(delivery);
            database.write(handle -> {
                record(handle, delivery, outcome);
                return outcome;
            });
        }
    }

    /** The first message that waits; it is claimed if it may be sent now, and told as it was before. */
    private Optional<Delivery> claim(Handle handle, Channel channel, Duration ahead) {
        DeliveryStore deliveries = new DeliveryStore(handle);
        Instant now = time.instant();
        Optional<Delivery> first = deliveries.firstWaiting(channel, now.plus(ahead));
        first.filter(delivery -> !free(delivery, ahead).isAfter(now))
                .ifPresent(delivery -> deliveries.claim(delivery.id(), now.plus(CLAIM)));
        return first;
    }

    /** When a message may be sent; what was tried before waits as long as it was told to. */
    private static Instant free(Delivery delivery, Duration ahead) {
        Instant due = delivery.attempts() == 0 ? delivery.dueAt().minus(ahead) : delivery.dueAt();
        return latest(due, delivery.claimedUntil());
    }

    private Optional<Outcome> send(Delivery delivery) {
        Optional<Sending> sending;
        try {
            sending = database.read(handle -> new Wording(handle, messenger.canEdit()).of(delivery));
        } catch (StorageException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("delivery {} makes no message", delivery.nonce(), e);
            return Optional.of(new Outcome.Refused(Texts.text("delivery.unreadable")));
        }
        try {
            return sending.flatMap(todo -> todo.by(messenger, delivery));
        } catch (RuntimeException e) {
            LOG.error("delivery {} failed", delivery.nonce(), e);
            String reason = Texts.text("delivery.failed");
            return Optional.of(
                    delivery.attempts() < TROUBLING ? new Outcome.TryLater(reason, null) : new Outcome.Refused(reason));
        }
    }

    private void record(Handle handle, Delivery delivery, Optional<Outcome> outcome) {
        DeliveryStore deliveries = new DeliveryStore(handle);
        Instant now = time.instant();
        if (outcome.isPresent() && outcome.get() instanceof Outcome.TryLater later) {
            later(handle, delivery, later, now);
            return;
        }
        if (outcome.isPresent() && outcome.get() instanceof Outcome.TooManyEdits tooMany) {
            deliveries.putOff(delivery.id(), tooMany.reason(), now.plus(WHILE_TOO_MANY));
            return;
        }
        if (outcome.isPresent() && outcome.get() instanceof Outcome.Forbidden forbidden) {
            forbidden(handle, delivery, forbidden.reason(), now);
            return;
        }
        if (outcome.isEmpty()) {
            deliveries.end(delivery.id(), "no longer needed", now);
        } else if (outcome.get() instanceof Outcome.Sent sent) {
            deliveries.sent(delivery.id(), sent.messageId(), now);
            arrived(handle, delivery, sent, now);
            proven(handle, delivery, now);
        } else if (outcome.get() instanceof Outcome.Refused refused) {
            refused(handle, delivery, refused.reason(), now);
        }
        Outbox.unschedule(handle, delivery);
    }

    /** Whoever may change a message of theirs may not be allowed to post one. */
    private void proven(Handle handle, Delivery delivery, Instant now) {
        if (!delivery.isEdit() || !messenger.canEdit()) {
            new SubscriptionStore(handle).arrived(delivery.workspaceId(), delivery.channel(), now);
            new EscalationStore(handle).arrived(delivery.workspaceId(), delivery.channel(), now);
        }
    }

    private static void arrived(Handle handle, Delivery delivery, Outcome.Sent sent, Instant now) {
        BulletinStore bulletins = new BulletinStore(handle);
        if (delivery.kind() == Kind.POST) {
            bulletins.posted(delivery.bulletinId(), sent.messageId(), now);
        } else if (delivery.isEdit()) {
            bulletins.edited(delivery.bulletinId(), now);
        }
    }

    /** Waits for trouble to pass, but not for ever; the workspace is told once it takes long. */
    private static void later(Handle handle, Delivery delivery, Outcome.TryLater later, Instant now) {
        // What holds the channel up for as long as the platform asked to wait has to stay for so long.
        if (later.after() == null && isGivenUp(handle, delivery, later.reason(), now)) {
            return;
        }
        new DeliveryStore(handle).postpone(delivery.id(), later.reason(), now.plus(pause(delivery, later)));
        if (delivery.attempts() >= TROUBLING) {
            trouble(handle, delivery, later.reason());
        }
    }

    /** Waits for somebody to let the bot in, but not for ever; the workspace is told at once. */
    private static void forbidden(Handle handle, Delivery delivery, String reason, Instant now) {
        if (!isGivenUp(handle, delivery, reason, now)) {
            new DeliveryStore(handle).forbid(delivery.id(), reason, now.plus(WHILE_FORBIDDEN));
            trouble(handle, delivery, reason);
        }
    }

    private static boolean isGivenUp(Handle handle, Delivery delivery, String reason, Instant now) {
        // What a program that was away for long has left gets its chances too.
        boolean old = delivery.attempts() >= TROUBLING
                && !delivery.createdAt().plus(GIVEN_UP).isAfter(now);
        if (old) {
            refused(handle, delivery, Texts.text("delivery.expired", GIVEN_UP.toDays(), reason), now);
            Outbox.unschedule(handle, delivery);
        }
        return old;
    }

    /** A message that is gone cannot be edited, and says nothing about the next one. */
    private static void refused(Handle handle, Delivery delivery, String reason, Instant now) {
        DeliveryStore deliveries = new DeliveryStore(handle);
        if (delivery.isEdit()) {
            deliveries.end(delivery.id(), reason, now);
        } else if (delivery.kind() == Kind.POST) {
            deliveries.lose(delivery.id(), reason, now);
            new SubscriptionStore(handle).lost(delivery.workspaceId(), delivery.channel(), reason);
            new EscalationStore(handle).lost(delivery.workspaceId(), delivery.channel(), reason);
        } else {
            deliveries.end(delivery.id(), reason, now);
            trouble(handle, delivery, reason);
        }
    }

    /** A channel may be one that wants to know, the one that is told what nobody answers, or both. */
    private static void trouble(Handle handle, Delivery delivery, String reason) {
        new SubscriptionStore(handle).trouble(delivery.workspaceId(), delivery.channel(), reason);
        new EscalationStore(handle).trouble(delivery.workspaceId(), delivery.channel(), reason);
    }

    /** The platform's own word, or else doubling from a second to five minutes. */
    private static Duration pause(Delivery delivery, Outcome.TryLater later) {
        Duration pause = later.after() == null ? backoff(delivery.attempts()) : later.after();
        return pause.compareTo(FIRST_RETRY) < 0 ? FIRST_RETRY : pause;
    }

    /** Give or take a fifth, so that many do not come back at once. */
    private static Duration backoff(int attempts) {
        Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
        Duration wait = doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
        long percent = ThreadLocalRandom.current().nextLong(80, 121);
        return wait.multipliedBy(percent).dividedBy(100);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
