package dev.lifebar.core.storage;

import dev.lifebar.core.health.Rules;
import dev.lifebar.core.workspace.Answers;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.Workspace;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps workspaces and whom they gave access. */
public final class WorkspaceStore {
    private final Handle handle;

    public WorkspaceStore(Handle handle) {
        this.handle = handle;
    }

    /** A permission given to a person or a group. */
    public record Grant(Permission permission, String principal) {}

    public Optional<Workspace> find(WorkspaceKey key) {
        return handle.createQuery("select * from workspace where platform = ? and external_id = ?")
                .bind(0, key.platform())
                .bind(1, key.externalId())
                .map((row, context) -> workspace(row))
                .findOne();
    }

    public Optional<Workspace> find(long id) {
        return handle.createQuery("select * from workspace where id = ?")
                .bind(0, id)
                .map((row, context) -> workspace(row))
                .findOne();
    }

    public void add(Workspace workspace, Instant at) {
        handle.execute(
                "insert into workspace (id, platform, external_id, name, zone, created_at) values (?, ?, ?, ?, ?, ?)",
                workspace.id(),
                workspace.key().platform(),
                workspace.key().externalId(),
                workspace.key().name(),
                workspace.zone().getId(),
                at.toEpochMilli());
    }

    public void rename(long id, String name) {
        handle.execute("update workspace set name = ? where id = ?", name, id);
    }

    public void zone(long id, ZoneId zone) {
        handle.execute("update workspace set zone = ? where id = ?", zone.getId(), id);
    }

    public void answers(long id, Answers answers) {
        handle.execute("update workspace set answers = ? where id = ?", answers.name(), id);
    }

    /** Remembers when the bot left; the first moment counts. */
    public void left(long id, Instant at) {
        handle.execute("update workspace set left_at = coalesce(left_at, ?) where id = ?", at.toEpochMilli(), id);
    }

    public void returned(long id) {
        handle.execute("update workspace set left_at = null where id = ? and left_at is not null", id);
    }

    /** The workspaces of a platform that were not left. */
    public List<WorkspaceKey> present(String platform) {
        return handle.createQuery("select * from workspace where platform = ? and left_at is null")
                .bind(0, platform)
                .map((row, context) -> key(row))
                .list();
    }

    /** The workspaces that were left at this moment or before. */
    public List<Long> leftUntil(Instant moment) {
        return handle.createQuery("select id from workspace where left_at <= ?")
                .bind(0, moment.toEpochMilli())
                .mapTo(Long.class)
                .list();
    }

    public void rules(long id, Rules rules) {
        handle.createUpdate("update workspace set percent_rule = ?, money_rule = ?, days_rule = ? where id = ?")
                .bind(0, rules.percent().text())
                .bind(1, rules.money().text())
                .bind(2, rules.days().text())
                .bind(3, id)
                .execute();
    }

    /** How often its accounts are asked for; null for as often as is usual. */
    public void checkEvery(long id, @Nullable Duration every) {
        handle.execute("update workspace set check_every = ? where id = ?", Rows.millis(every), id);
    }

    /** How often its accounts are asked for; nothing if nobody chose. */
    public Optional<Duration> checkEvery(long id) {
        return handle.createQuery("select check_every from workspace where id = ? and check_every is not null")
                .bind(0, id)
                .mapTo(Long.class)
                .findOne()
                .map(Duration::ofMillis);
    }

    public List<Grant> grants(long workspaceId) {
        return handle.createQuery(
                        "select permission, principal from access where workspace_id = ? order by permission, principal")
                .bind(0, workspaceId)
                .map((row, context) ->
                        new Grant(Permission.valueOf(row.getString("permission")), row.getString("principal")))
                .list();
    }

    public void grant(long workspaceId, Grant grant) {
        handle.execute(
                "insert into access (workspace_id, permission, principal) values (?, ?, ?) on conflict do nothing",
                workspaceId,
                grant.permission().name(),
                grant.principal());
    }

    public void revoke(long workspaceId, Grant grant) {
        handle.execute(
                "delete from access where workspace_id = ? and permission = ? and principal = ?",
                workspaceId,
                grant.permission().name(),
                grant.principal());
    }

    /** Deletes everything of a workspace, the workspace itself included. */
    public void forget(long id) {
        handle.execute(
                "delete from bulletin_episode where bulletin_id in (select id from bulletin where workspace_id = ?)",
                id);
        for (String table : List.of(
                "delivery",
                "bulletin",
                "subscription",
                "escalation",
                "episode",
                "access",
                "secret",
                "reading",
                "entry")) {
            handle.execute("delete from " + table + " where workspace_id = ?", id);
        }
        for (String table : List.of("day", "thinning", "nudge")) {
            handle.execute(
                    "delete from " + table + " where account_id in (select id from account where workspace_id = ?)",
                    id);
        }
        handle.execute("delete from account where workspace_id = ?", id);
        handle.execute("delete from workspace where id = ?", id);
    }

    private static WorkspaceKey key(ResultSet row) throws SQLException {
        return new WorkspaceKey(row.getString("platform"), row.getString("external_id"), row.getString("name"));
    }

    private static Workspace workspace(ResultSet row) throws SQLException {
        return new Workspace(
                row.getLong("id"),
                key(row),
                ZoneId.of(row.getString("zone")),
                Rules.of(row.getString("percent_rule"), row.getString("money_rule"), row.getString("days_rule")),
                Answers.valueOf(row.getString("answers")));
    }
}
