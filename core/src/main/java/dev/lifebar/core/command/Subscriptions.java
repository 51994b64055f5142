package dev.lifebar.core.command;

import dev.lifebar.core.alert.Outbox;
import dev.lifebar.core.alert.QuietHours;
import dev.lifebar.core.alert.Subscription;
import dev.lifebar.core.alert.Subscription.Boundaries;
import dev.lifebar.core.alert.Subscription.Wishes;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.DeliveryStore;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.storage.SubscriptionStore;
import dev.lifebar.core.storage.WorkspaceStore;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which channels of a workspace want to know. */
final class Subscriptions {
    private final Database database;
    private final Ids ids;
    private final Outbox outbox;

    Subscriptions(Database database, Ids ids, Outbox outbox) {
        this.database = database;
        this.ids = ids;
        this.outbox = outbox;
    }

    List<Subscription> of(Workspace workspace) {
        return database.read(handle -> new SubscriptionStore(handle).of(workspace.id()));
    }

    Optional<Subscription> find(Workspace workspace, Channel channel) {
        return database.read(handle -> new SubscriptionStore(handle).find(workspace.id(), channel));
    }

    boolean has(Workspace workspace, Channel channel) {
        return find(workspace, channel).isPresent();
    }

    long nextId() {
        return ids.next();
    }

    /** Keeps a subscription whose test has arrived; what waited for its channel follows. */
    void put(Subscription subscription, Instant at) {
        database.write(handle -> {
            new SubscriptionStore(handle).put(subscription, at);
            outbox.hurry(handle, subscription.channel());
            return subscription;
        });
        outbox.wake();
    }

    /** Changes what a channel wants to know, and how; what waits there goes by it too. */
    void wishes(Subscription subscription, Wishes wishes) {
        database.write(handle -> {
            wishes(handle, subscription, wishes);
            return wishes;
        });
        outbox.wake();
    }

    private void wishes(Handle handle, Subscription subscription, Wishes wishes) {
        new SubscriptionStore(handle).wishes(subscription.id(), wishes);
        outbox.free(handle, subscription.with(wishes));
    }

    /** Changes which levels a channel is told of, where it is known that messages arrive. */
    void levels(Subscription subscription, Boundaries boundaries, String requestId) {
        database.write(handle -> {
            wishes(handle, subscription, subscription.wishes().with(boundaries));
            new SubscriptionStore(handle).done(subscription.id(), requestId);
            return requestId;
        });
        outbox.wake();
    }

    /** Sets the zone of the workspace and of the quiet hours in all its channels. */
    void zone(Workspace workspace, ZoneId zone) {
        database.write(handle -> {
            new WorkspaceStore(handle).zone(workspace.id(), zone);
            for (Subscription subscription : new SubscriptionStore(handle).of(workspace.id())) {
                QuietHours quiet = subscription.wishes().quiet();
                if (quiet != null) {
                    wishes(handle, subscription, subscription.wishes().withQuiet(quiet.in(zone)));
                }
            }
            return zone;
        });
        outbox.wake();
    }

    /** Ends a subscription and everything that still waits for its channel; false if there was none. */
    boolean end(Workspace workspace, Channel channel, Instant at) {
        return database.write(handle -> {
            SubscriptionStore subscriptions = new SubscriptionStore(handle);
            Optional<Subscription> found = subscriptions.find(workspace.id(), channel);
            found.ifPresent(subscription -> {
                subscriptions.remove(subscription.id());
                new DeliveryStore(handle).endAll(workspace.id(), channel, "alerts were switched off", at);
            });
            return found.isPresent();
        });
    }

    /** A test has arrived; what waited for the channel follows. */
    void tested(Subscription subscription, String requestId, Instant at) {
        database.write(handle -> {
            new SubscriptionStore(handle).tested(subscription.id(), requestId, at);
            outbox.hurry(handle, subscription.channel());
            return subscription;
        });
        outbox.wake();
    }

    void trouble(Subscription subscription, String reason) {
        database.write(handle -> {
            new SubscriptionStore(handle).trouble(subscription.workspaceId(), subscription.channel(), reason);
            return subscription;
        });
    }

    Arrival arrival(Subscription subscription) {
        return new Arrival(
                subscription.proofAt(),
                subscription.trouble(),
                outbox.dwell(subscription.workspaceId(), subscription.channel()),
                database.read(handle ->
                        new DeliveryStore(handle).backlog(subscription.workspaceId(), subscription.channel())));
    }
}
