package dev.lifebar.core.storage;

import dev.lifebar.core.alert.Subscription;
import dev.lifebar.core.alert.Subscription.Boundaries;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.workspace.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps which channels want to know. The only class that knows the table. */
public final class SubscriptionStore {
    private final Handle handle;

    public SubscriptionStore(Handle handle) {
        this.handle = handle;
    }

    public List<Subscription> of(long workspaceId) {
        return handle.createQuery("select * from subscription where workspace_id = ? order by id")
                .bind(0, workspaceId)
                .map((row, context) -> subscription(row))
                .list();
    }

    public Optional<Subscription> find(long workspaceId, Channel channel) {
        return handle.createQuery(
                        "select * from subscription where workspace_id = ? and platform = ? and channel_id = ?")
                .bind(0, workspaceId)
                .bind(1, channel.platform())
                .bind(2, channel.id())
                .map((row, context) -> subscription(row))
                .findOne();
    }

    /** Adds a subscription, or changes what the channel gets if it has one. */
    public void put(Subscription subscription, Instant at) {
        Channel channel = subscription.channel();
        handle.createUpdate("""
                        insert into subscription (id, workspace_id, platform, channel_id, channel_name, levels, author_id,
                            author_name, created_at, proof_at, request_id)
                        values (:id, :workspace, :platform, :channel, :name, :levels, :authorId, :authorName, :at, :proof,
                            :request)
                        on conflict (workspace_id, platform, channel_id) do update
                        set channel_name = excluded.channel_name, levels = excluded.levels, proof_at = excluded.proof_at,
                            request_id = excluded.request_id, trouble = null
                        """)
                .bind("id", subscription.id())
                .bind("workspace", subscription.workspaceId())
                .bind("platform", channel.platform())
                .bind("channel", channel.id())
                .bind("name", channel.name())
                .bind("levels", subscription.boundaries().name())
                .bind("authorId", subscription.author().id())
                .bind("authorName", subscription.author().name())
                .bind("at", at.toEpochMilli())
                .bind("proof", Rows.millis(subscription.proofAt()))
                .bind("request", subscription.requestId())
                .execute();
    }

    public void remove(long id) {
        handle.execute("delete from subscription where id = ?", id);
    }

    public void arrived(long workspaceId, Channel channel, Instant at) {
        handle.execute(
                "update subscription set proof_at = ?, trouble = null"
                        + " where workspace_id = ? and platform = ? and channel_id = ?",
                at.toEpochMilli(),
                workspaceId,
                channel.platform(),
                channel.id());
    }

    /** A test that somebody asked for arrived. */
    public void tested(long id, String requestId, Instant at) {
        handle.execute(
                "update subscription set proof_at = ?, request_id = ?, trouble = null where id = ?",
                at.toEpochMilli(),
                requestId,
                id);
    }

    public void trouble(long workspaceId, Channel channel, @Nullable String reason) {
        handle.createUpdate(
                        "update subscription set trouble = ? where workspace_id = ? and platform = ? and channel_id = ?")
                .bind(0, reason)
                .bind(1, workspaceId)
                .bind(2, channel.platform())
                .bind(3, channel.id())
                .execute();
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                row.getLong("id"),
                row.getLong("workspace_id"),
                new Channel(row.getString("platform"), row.getString("channel_id"), row.getString("channel_name")),
                Boundaries.valueOf(row.getString("levels")),
                new Author(row.getString("author_id"), row.getString("author_name")),
                Rows.instant(row, "proof_at"),
                row.getString("request_id"),
                row.getString("trouble"));
    }
}
