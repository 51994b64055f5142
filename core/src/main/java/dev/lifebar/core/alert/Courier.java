package dev.lifebar.core.alert;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.lifebar.core.alert.Delivery.Kind;
import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.DeliveryStore;
import dev.lifebar.core.storage.SubscriptionStore;
import dev.lifebar.core.workspace.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries the outbox's messages to one platform: in order within a channel, marked only after they were sent. */
public final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** How long other workers leave a message alone that one is sending; after a crash it is tried again then. */
    static final Duration CLAIM = Duration.ofSeconds(10);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 9;

    private final Database database;
    private final Messenger messenger;
    private final InstantSource time;

    public Courier(Database database, Messenger messenger, InstantSource time) {
        this.database = database;
        this.messenger = messenger;
        this.time = time;
    }

    String platform() {
        return messenger.platform();
    }

    /** Sends everything that is due for this platform, here and now; for commands that run without a scheduler. */
    public void sendDue() {
        for (Channel channel : database.read(handle -> new DeliveryStore(handle).waitingChannels(platform()))) {
            drain(channel);
        }
    }

    Task<Void> task() {
        return Tasks.custom(Outbox.task(platform()))
                .execute((instance, context) -> deliver(Long.parseLong(instance.getId(), Character.MAX_RADIX)));
    }

    private CompletionHandler<Void> deliver(long id) {
        Optional<Delivery> delivery = database.read(handle -> new DeliveryStore(handle).find(id));
        Optional<Instant> again = delivery.flatMap(found -> drain(found.channel()));
        return again.<CompletionHandler<Void>>map(at -> (done, next) -> next.reschedule(done, at))
                .orElseGet(OnCompleteRemove::new);
    }

    /** Sends what waits for a channel; tells when to go on if something must wait. */
    private Optional<Instant> drain(Channel channel) {
        while (true) {
            Optional<Delivery> next = database.write(handle -> claim(handle, channel));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Delivery delivery = next.get();
            Instant free = latest(delivery.dueAt(), delivery.claimedUntil());
            if (free.isAfter(time.instant())) {
                return Optional.of(free);
            }
            record(delivery, send(delivery));
        }
    }

    /** The first message that waits; it is claimed if it may be sent now, and told as it was before. */
    private Optional<Delivery> claim(Handle handle, Channel channel) {
        DeliveryStore deliveries = new DeliveryStore(handle);
        Optional<Delivery> first = deliveries.firstWaiting(channel);
        Instant now = time.instant();
        first.filter(delivery ->
                        !latest(delivery.dueAt(), delivery.claimedUntil()).isAfter(now))
                .ifPresent(delivery -> deliveries.claim(delivery.id(), now.plus(CLAIM)));
        return first;
    }

    private Outcome send(Delivery delivery) {
        try {
            AlertMessage message = new AlertMessage(delivery.facts());
            return switch (delivery.kind()) {
                case POST -> messenger.post(delivery.channel(), message.post(), delivery.nonce(), message.isSilent());
                case EDIT -> edit(delivery, message);
                case RECOVERY -> recover(delivery, message);
            };
        } catch (RuntimeException e) {
            LOG.error("delivery {} failed", delivery.nonce(), e);
            return new Outcome.TryLater("an unexpected failure here", null);
        }
    }

    private Outcome edit(Delivery delivery, AlertMessage message) {
        Optional<String> living = database.read(
                handle -> new DeliveryStore(handle).livingMessage(delivery.episodeId(), delivery.channel()));
        return living.isEmpty()
                ? new Outcome.Refused("there is no message to edit")
                : messenger.edit(delivery.channel(), living.get(), message.edited(), delivery.nonce());
    }

    /** Where messages cannot be edited, the edit was a line of its own already. */
    private Outcome recover(Delivery delivery, AlertMessage message) {
        return messenger.canEdit()
                ? messenger.post(delivery.channel(), message.recovery(), delivery.nonce(), true)
                : new Outcome.Sent(delivery.nonce());
    }

    private void record(Delivery delivery, Outcome outcome) {
        Instant now = time.instant();
        database.write(handle -> {
            DeliveryStore deliveries = new DeliveryStore(handle);
            SubscriptionStore subscriptions = new SubscriptionStore(handle);
            if (outcome instanceof Outcome.Sent sent) {
                deliveries.sent(delivery.id(), sent.messageId(), now);
                subscriptions.arrived(delivery.workspaceId(), delivery.channel(), now);
            } else if (outcome instanceof Outcome.TryLater later) {
                Duration wait = later.after() == null ? backoff(delivery.attempts()) : later.after();
                deliveries.postpone(delivery.id(), later.reason(), now.plus(wait));
            } else if (outcome instanceof Outcome.Refused refused) {
                deliveries.end(delivery.id(), refused.reason(), now);
                if (delivery.kind() == Kind.POST) {
                    subscriptions.trouble(delivery.workspaceId(), delivery.channel(), refused.reason());
                }
            }
            return outcome;
        });
    }

    /** Doubles from a second to five minutes, give or take a fifth, so that many do not come back at once. */
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
