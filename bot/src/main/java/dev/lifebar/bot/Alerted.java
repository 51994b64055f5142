package dev.lifebar.bot;

import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.SubscriptionStore;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.WorkspaceKey;
import dev.lifebar.core.workspace.Workspaces;
import java.util.function.BiPredicate;

/** Whether a channel receives alerts: there everyone sees the answers. */
record Alerted(Database database, Workspaces workspaces) implements BiPredicate<WorkspaceKey, Channel> {
    @Override
    public boolean test(WorkspaceKey key, Channel channel) {
        return workspaces
                .find(key)
                .flatMap(workspace ->
                        database.read(handle -> new SubscriptionStore(handle).find(workspace.id(), channel)))
                .isPresent();
    }
}
