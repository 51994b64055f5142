package dev.lifebar.core.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lifebar.core.alert.AlertFacts;
import dev.lifebar.core.alert.Delivery;
import dev.lifebar.core.alert.Delivery.Backlog;
import dev.lifebar.core.alert.Delivery.Kind;
import dev.lifebar.core.alert.News;
import dev.lifebar.core.alert.Notice;
import dev.lifebar.core.workspace.Channel;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the outbox. The only class that knows the table. */
public final class DeliveryStore {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryStore.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Handle handle;

    public DeliveryStore(Handle handle) {
        this.handle = handle;
    }

    public void add(Delivery delivery) {
        handle.createUpdate("""
                        insert into delivery (id, workspace_id, platform, channel_id, channel_name, episode_id, kind,
                            facts, state, attempts, due_at, claimed_until, created_at)
                        values (:id, :workspace, :platform, :channel, :name, :episode, :kind, :facts, 'WAITING', 0, :due,
                            0, :at)
                        """)
                .bind("id", delivery.id())
                .bind("workspace", delivery.workspaceId())
                .bind("platform", delivery.channel().platform())
                .bind("channel", delivery.channel().id())
                .bind("name", delivery.channel().name())
                .bind("episode", delivery.episodeId())
                .bind("kind", delivery.kind().name())
                .bind("facts", write(delivery.facts()))
                .bind("due", delivery.dueAt().toEpochMilli())
                .bind("at", delivery.createdAt().toEpochMilli())
                .execute();
    }

    public Optional<Delivery> find(long id) {
        return handle.createQuery("select * from delivery where id = ?")
                .bind(0, id)
                .map((row, context) -> delivery(row))
                .findOne();
    }

    /** The first message that waits for a channel: messages of a channel arrive in the order they were decided. */
    public Optional<Delivery> firstWaiting(Channel channel) {
        return handle.createQuery("""
                        select * from delivery where platform = ? and channel_id = ? and state = 'WAITING'
                        order by id limit 1
                        """)
                .bind(0, channel.platform())
                .bind(1, channel.id())
                .map((row, context) -> delivery(row))
                .findOne();
    }

    /** The channels of a platform that messages wait for. */
    public List<Channel> waitingChannels(String platform) {
        return handle.createQuery("""
                        select channel_id, max(channel_name) as channel_name from delivery
                        where platform = ? and state = 'WAITING' group by channel_id order by channel_id
                        """)
                .bind(0, platform)
                .map((row, context) ->
                        new Channel(platform, row.getString("channel_id"), row.getString("channel_name")))
                .list();
    }

    /** Keeps other workers away from a message while it is being sent. */
    public void claim(long id, Instant until) {
        handle.execute("update delivery set claimed_until = ? where id = ?", until.toEpochMilli(), id);
    }

    public void sent(long id, String messageId, Instant at) {
        handle.execute(
                "update delivery set state = 'SENT', message_id = ?, reason = null, ended_at = ? where id = ?",
                messageId,
                at.toEpochMilli(),
                id);
    }

    public void postpone(long id, String reason, Instant due) {
        handle.execute(
                "update delivery set attempts = attempts + 1, reason = ?, due_at = ?, claimed_until = 0 where id = ?",
                reason,
                due.toEpochMilli(),
                id);
    }

    /** Makes everything due that waits for a channel. */
    public void hurry(Channel channel, Instant now) {
        handle.execute(
                "update delivery set due_at = ?"
                        + " where platform = ? and channel_id = ? and state = 'WAITING' and due_at > ?",
                now.toEpochMilli(),
                channel.platform(),
                channel.id(),
                now.toEpochMilli());
    }

    /** Ends a message that will not be sent. */
    public void end(long id, String reason, Instant at) {
        handle.execute(
                "update delivery set state = 'ENDED', reason = ?, ended_at = ? where id = ?",
                reason,
                at.toEpochMilli(),
                id);
    }

    /** Ends everything that waits for a channel of a workspace. */
    public void endAll(long workspaceId, Channel channel, String reason, Instant at) {
        handle.execute(
                "update delivery set state = 'ENDED', reason = ?, ended_at = ?"
                        + " where workspace_id = ? and platform = ? and channel_id = ? and state = 'WAITING'",
                reason,
                at.toEpochMilli(),
                workspaceId,
                channel.platform(),
                channel.id());
    }

    /** Ends everything that waits to tell an episode. */
    public void endEpisode(long episodeId, String reason, Instant at) {
        handle.execute(
                "update delivery set state = 'ENDED', reason = ?, ended_at = ? where episode_id = ? and state = 'WAITING'",
                reason,
                at.toEpochMilli(),
                episodeId);
    }

    /** Deletes the tasks that would wake a message, unless they are running; those made anew have a suffix. */
    public void unschedule(String task, String instance) {
        handle.execute(
                "delete from scheduled_tasks"
                        + " where task_name = ? and (task_instance = ? or task_instance like ?) and picked = ?",
                task,
                instance,
                instance + ".%",
                false);
    }

    /** The message that tells an episode's story in a channel: the latest one posted there. */
    public Optional<String> livingMessage(long episodeId, Channel channel) {
        return handle.createQuery("""
                        select message_id from delivery
                        where episode_id = ? and platform = ? and channel_id = ? and kind = 'POST' and state = 'SENT'
                        order by id desc limit 1
                        """)
                .bind(0, episodeId)
                .bind(1, channel.platform())
                .bind(2, channel.id())
                .mapTo(String.class)
                .findOne();
    }

    /** The channels that were told of an episode, or are about to be. */
    public List<Channel> toldOf(long episodeId) {
        return handle.createQuery("""
                        select platform, channel_id, max(channel_name) as channel_name from delivery
                        where episode_id = ? and kind = 'POST' and state in ('WAITING', 'SENT')
                        group by platform, channel_id order by platform, channel_id
                        """)
                .bind(0, episodeId)
                .map((row, context) -> new Channel(
                        row.getString("platform"), row.getString("channel_id"), row.getString("channel_name")))
                .list();
    }

    public Backlog backlog(long workspaceId, Channel channel) {
        return handle.createQuery("""
                        select count(*) as waiting, max(reason) as reason from delivery
                        where workspace_id = ? and platform = ? and channel_id = ? and state = 'WAITING'
                        """)
                .bind(0, workspaceId)
                .bind(1, channel.platform())
                .bind(2, channel.id())
                .map((row, context) -> new Backlog(row.getInt("waiting"), row.getString("reason")))
                .one();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getLong("workspace_id"),
                new Channel(row.getString("platform"), row.getString("channel_id"), row.getString("channel_name")),
                row.getLong("episode_id"),
                Kind.valueOf(row.getString("kind")),
                read(row.getString("facts"), Kind.valueOf(row.getString("kind"))),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("due_at")),
                Instant.ofEpochMilli(row.getLong("claimed_until")),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    private static String write(@Nullable News facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable News read(String json, Kind kind) {
        try {
            Class<? extends News> type = kind == Kind.NOTICE ? Notice.class : AlertFacts.class;
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            LOG.error("the facts of a message cannot be read", e);
            return null;
        }
    }
}
