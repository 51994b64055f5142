package dev.lifebar.core.workspace;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A Discord server, a Slack workspace, one person or the local terminal; everything is stored per workspace.
 *
 * @param zone where its days begin
 * @param percentRule what it chose for all its accounts, as stored; null leaves the default
 */
public record Workspace(
        long id,
        WorkspaceKey key,
        ZoneId zone,
        @Nullable String percentRule,
        @Nullable String moneyRule,
        @Nullable String daysRule) {}
