package dev.lifebar.core.workspace;

import dev.lifebar.core.health.Rules;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.storage.WorkspaceStore;
import dev.lifebar.core.storage.WorkspaceStore.Grant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds workspaces, makes them when somebody first speaks, and knows who may do what in them. */
public final class Workspaces {
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
                        Workspace fresh = new Workspace(ids.next(), key, zone, Rules.DEFAULT);
                        workspaces.add(fresh, time.instant());
                        return fresh;
                    });
                }));
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
