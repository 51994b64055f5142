package dev.lifebar.core.workspace;

import dev.lifebar.core.health.Rules;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.storage.WorkspaceStore;
import dev.lifebar.core.storage.WorkspaceStore.Grant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds workspaces, makes them when somebody first speaks, and knows who may do what in them. */
public final class Workspaces {
    private static final Logger LOG = LoggerFactory.getLogger(Workspaces.class);

    /** How long a workspace is remembered after the bot left it. */
    static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final Ids ids;
    private final InstantSource time;
    private final ZoneId zone;

    /** New workspaces start in this zone. */
    public Workspaces(Database database, Ids ids, InstantSource time, ZoneId zone) {
        this.database = database;
        this.ids = ids;
        this.time = time;
        this.zone = zone;
    }

    public Optional<Workspace> find(WorkspaceKey key) {
        return database.read(handle -> new WorkspaceStore(handle).find(key));
    }

    /** The workspace of this key, made now if there is none. */
    public Workspace of(WorkspaceKey key) {
        return find(key)
                .orElseGet(() -> database.write(handle -> {
                    WorkspaceStore workspaces = new WorkspaceStore(handle);
                    return workspaces.find(key).orElseGet(() -> {
                        Workspace fresh = new Workspace(ids.next(), key, zone, Rules.DEFAULT, Answers.ALERTS);
                        workspaces.add(fresh, time.instant());
                        return fresh;
                    });
                }));
    }

    /** The bot is a member of this workspace no longer; what is known of it is kept for a while. */
    public void leave(WorkspaceKey key) {
        Instant now = time.instant();
        change(key, (workspaces, workspace) -> workspaces.left(workspace.id(), now));
    }

    /** The bot is a member of this workspace, again or for the first time. */
    public void join(WorkspaceKey key) {
        change(key, (workspaces, workspace) -> workspaces.returned(workspace.id()));
    }

    /** The workspaces of a platform, but not those that were left. */
    public List<WorkspaceKey> present(String platform) {
        return database.read(handle -> new WorkspaceStore(handle).present(platform));
    }

    /** Forgets everything of the workspaces that were left so long ago. */
    public void forgetLeft() {
        Instant until = time.instant().minus(KEPT);
        if (database.read(handle -> new WorkspaceStore(handle).leftUntil(until)).isEmpty()) {
            return;
        }
        database.erase(handle -> {
            WorkspaceStore workspaces = new WorkspaceStore(handle);
            List<Long> left = workspaces.leftUntil(until);
            left.forEach(workspaces::forget);
            LOG.info("{} workspaces forgotten that were left {} days ago", left.size(), KEPT.toDays());
        });
    }

    private void change(WorkspaceKey key, BiConsumer<WorkspaceStore, Workspace> change) {
        database.write(handle -> {
            WorkspaceStore workspaces = new WorkspaceStore(handle);
            Optional<Workspace> found = workspaces.find(key);
            found.ifPresent(workspace -> change.accept(workspaces, workspace));
            return found;
        });
    }

    /**
     * What the platform lets somebody do, and what {@code /lifebar access} adds; managers may do everything, and whoever
     * is named for anything may see amounts.
     */
    public Set<Permission> permissions(Workspace workspace, Caller caller) {
        if (caller.granted().contains(Permission.MANAGE)) {
            return EnumSet.allOf(Permission.class);
        }
        List<Grant> grants = database.read(handle -> new WorkspaceStore(handle).grants(workspace.id()));
        Set<Permission> allowed = EnumSet.noneOf(Permission.class);
        allowed.addAll(caller.granted());
        if (grants.stream().anyMatch(grant -> grant.permission() == Permission.VIEW)) {
            allowed.remove(Permission.VIEW);
        }
        grants.stream().filter(grant -> isFor(grant, caller)).forEach(grant -> {
            allowed.add(grant.permission());
            allowed.add(Permission.VIEW);
        });
        return allowed.contains(Permission.MANAGE) ? EnumSet.allOf(Permission.class) : allowed;
    }

    private static boolean isFor(Grant grant, Caller caller) {
        return grant.principal().equals(caller.id()) || caller.groups().contains(grant.principal());
    }
}
