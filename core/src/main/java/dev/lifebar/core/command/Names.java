package dev.lifebar.core.command;

import dev.lifebar.core.alert.Escalation;
import dev.lifebar.core.alert.Subscription;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.EscalationStore;
import dev.lifebar.core.storage.StorageException;
import dev.lifebar.core.storage.SubscriptionStore;
import dev.lifebar.core.storage.WorkspaceStore;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Workspace;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What workspaces, and the channels that alerts go to, are called: people rename them, and every request tells. */
final class Names {
    private static final Logger LOG = LoggerFactory.getLogger(Names.class);

    private final Database database;

    Names(Database database) {
        this.database = database;
    }

    /** Keeps the names that a request comes with, where they are others; what cannot be written down now comes again. */
    Workspace refresh(Workspace known, Origin origin) {
        String name = origin.workspace().name();
        boolean renamed = !name.isBlank() && !name.equals(known.key().name());
        boolean channelRenamed = isRenamed(known, origin.channel());
        if (!renamed && !channelRenamed) {
            return known;
        }
        try {
            return database.write(handle -> {
                if (channelRenamed) {
                    new SubscriptionStore(handle).rename(known.id(), origin.channel());
                    new EscalationStore(handle).rename(known.id(), origin.channel());
                }
                if (renamed) {
                    new WorkspaceStore(handle).rename(known.id(), name);
                }
                return renamed ? known.with(origin.workspace()) : known;
            });
        } catch (StorageException e) {
            LOG.info("names stay as they were: {}", e.toString());
            return known;
        }
    }

    private boolean isRenamed(Workspace workspace, Channel channel) {
        return channel.isNamed()
                && database.read(handle -> Stream.concat(
                                new SubscriptionStore(handle)
                                        .find(workspace.id(), channel).map(Subscription::channel).stream(),
                                new EscalationStore(handle)
                                                .find(workspace.id())
                                                .map(Escalation::channel)
                                                .filter(channel::isSameAs)
                                                .stream())
                        .anyMatch(known -> !known.name().equals(channel.name())));
    }
}
