package dev.lifebar.core.command;

import dev.lifebar.core.alert.Delivery.Backlog;
import dev.lifebar.core.alert.Subscription;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.DeliveryStore;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.storage.SubscriptionStore;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which channels of a workspace want to know. */
final class Subscriptions {
    private final Database database;
    private final Ids ids;

    Subscriptions(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
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

    void put(Subscription subscription, Instant at) {
        database.write(handle -> {
            new SubscriptionStore(handle).put(subscription, at);
            return subscription;
        });
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

    void tested(Subscription subscription, String requestId, Instant at) {
        database.write(handle -> {
            new SubscriptionStore(handle).tested(subscription.id(), requestId, at);
            return subscription;
        });
    }

    void trouble(Subscription subscription, String reason) {
        database.write(handle -> {
            new SubscriptionStore(handle).trouble(subscription.workspaceId(), subscription.channel(), reason);
            return subscription;
        });
    }

    Backlog backlog(Subscription subscription) {
        return database.read(
                handle -> new DeliveryStore(handle).backlog(subscription.workspaceId(), subscription.channel()));
    }
}
