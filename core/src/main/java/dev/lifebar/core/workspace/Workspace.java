package dev.lifebar.core.workspace;

import dev.lifebar.core.health.Rules;
import java.time.ZoneId;

/**
 * A Discord server, a Slack workspace, one person or the local terminal; everything is stored per workspace.
 *
 * @param zone where its days begin
 * @param rules what it chose for all its accounts
 * @param answers who sees the answers that are for others too
 */
public record Workspace(long id, WorkspaceKey key, ZoneId zone, Rules rules, Answers answers) {

    /** The same workspace by the name that this has. */
    public Workspace with(WorkspaceKey named) {
        return new Workspace(id, named, zone, rules, answers);
    }

    /** The same workspace with other rules. */
    public Workspace with(Rules chosen) {
        return new Workspace(id, key, zone, chosen, answers);
    }
}
