package dev.lifebar.core.storage;

import dev.lifebar.core.alert.Escalation;
import dev.lifebar.core.workspace.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps where a red goes that nobody acknowledges. */
public final class EscalationStore {
    private final Handle handle;

    public EscalationStore(Handle handle) {
        this.handle = handle;
    }

    public Optional<Escalation> find(long workspaceId) {
        return handle.createQuery("select * from escalation where workspace_id = ?")
                .bind(0, workspaceId)
                .map((row, context) -> escalation(row))
                .findOne();
    }

    /** Those that pass on to a platform; each workspace has one at most, and none that the bot left. */
    public List<Escalation> of(String platform) {
        return handle.createQuery("""
                        select * from escalation
                        where platform = ? and workspace_id not in (select id from workspace where left_at is not null)
                        order by workspace_id
                        """)
                .bind(0, platform)
                .map((row, context) -> escalation(row))
                .list();
    }

    public void put(long workspaceId, Duration after, Channel channel) {
        remove(workspaceId);
        handle.execute(
                "insert into escalation (workspace_id, after, platform, channel_id, channel_name) values (?, ?, ?, ?, ?)",
                workspaceId,
                after.toMillis(),
                channel.platform(),
                channel.id(),
                channel.name());
    }

    /** Goes by the name that a channel has now. */
    public void rename(long workspaceId, Channel channel) {
        handle.execute(
                "update escalation set channel_name = ? where workspace_id = ? and platform = ? and channel_id = ?",
                channel.name(),
                workspaceId,
                channel.platform(),
                channel.id());
    }

    public void remove(long workspaceId) {
        handle.execute("delete from escalation where workspace_id = ?", workspaceId);
    }

    public void arrived(long workspaceId, Channel channel, Instant at) {
        handle.execute(
                "update escalation set proof_at = ?, trouble = null, told_dead = false"
                        + " where workspace_id = ? and platform = ? and channel_id = ?",
                at.toEpochMilli(),
                workspaceId,
                channel.platform(),
                channel.id());
    }

    public void trouble(long workspaceId, Channel channel, String reason) {
        handle.execute(
                "update escalation set trouble = ? where workspace_id = ? and platform = ? and channel_id = ?",
                reason,
                workspaceId,
                channel.platform(),
                channel.id());
    }

    /** Something that was to arrive there never will: whoever is told of the trouble is told anew. */
    public void lost(long workspaceId, Channel channel, String reason) {
        trouble(workspaceId, channel, reason);
        handle.execute(
                "update escalation set told_dead = false where workspace_id = ? and platform = ? and channel_id = ?",
                workspaceId,
                channel.platform(),
                channel.id());
    }

    /** It was looked, and something would arrive: the trouble that was told is over. */
    public void well(long workspaceId) {
        handle.execute(
                "update escalation set trouble = null, told_dead = false where workspace_id = ? and told_dead",
                workspaceId);
    }

    /** It was looked whether something would arrive. */
    public void checked(long workspaceId, Instant at) {
        handle.execute("update escalation set checked_at = ? where workspace_id = ?", at.toEpochMilli(), workspaceId);
    }

    public void told(long workspaceId) {
        handle.execute("update escalation set told_dead = true where workspace_id = ?", workspaceId);
    }

    private static Escalation escalation(ResultSet row) throws SQLException {
        return new Escalation(
                row.getLong("workspace_id"),
                Duration.ofMillis(row.getLong("after")),
                new Channel(row.getString("platform"), row.getString("channel_id"), row.getString("channel_name")),
                Rows.instant(row, "proof_at"),
                Rows.instant(row, "checked_at"),
                row.getString("trouble"),
                row.getBoolean("told_dead"));
    }
}
