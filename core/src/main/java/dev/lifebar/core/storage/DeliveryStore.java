package dev.lifebar.core.storage;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.lifebar.core.alert.Delivery;
import dev.lifebar.core.alert.Delivery.Backlog;
import dev.lifebar.core.alert.Delivery.Dwell;
import dev.lifebar.core.alert.Delivery.Kind;
import dev.lifebar.core.alert.Notice;
import dev.lifebar.core.workspace.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the outbox. What asks for a bulletin's says as the partial index does that there
 * is one, so that SQLite sees that it may use that index.
 */
public final class DeliveryStore {
    private static final int LATEST = 20;
    private static final TypeReference<Notice> NOTICE = new TypeReference<>() {};

    private final Handle handle;

    public DeliveryStore(Handle handle) {
        this.handle = handle;
    }

    public void add(Delivery delivery) {
        handle.createUpdate("""
                        insert into delivery (id, workspace_id, platform, channel_id, channel_name, bulletin_id,
                            episode_id, kind, facts, state, attempts, due_at, claimed_until, created_at)
                        values (:id, :workspace, :platform, :channel, :name, :bulletin, :episode, :kind, :facts, 'WAITING',
                            0, :due, 0, :at)
                        """)
                .bind("id", delivery.id())
                .bind("workspace", delivery.workspaceId())
                .bind("platform", delivery.channel().platform())
                .bind("channel", delivery.channel().id())
                .bind("name", delivery.channel().name())
                .bind("bulletin", delivery.bulletinId())
                .bind("episode", delivery.episodeId())
                .bind("kind", delivery.kind().name())
                .bind("facts", delivery.notice() == null ? "" : Json.write(delivery.notice()))
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

    /**
     * The first message that waits for a channel: messages of a channel arrive in the order they were decided. What was
     * not tried yet and is not due holds nothing else up; what was tried holds up all else, since the platform may have said
     * how long to wait, but an edit holds up only edits.
     */
    public Optional<Delivery> firstWaiting(Channel channel, Instant now) {
        Optional<Delivery> message = firstWaiting(channel, now, false);
        Optional<Delivery> edit = firstWaiting(channel, now, true);
        if (message.isEmpty() || edit.isEmpty()) {
            return message.or(() -> edit);
        }
        boolean untried = message.get().attempts() == 0 && edit.get().attempts() == 0;
        return untried && edit.get().id() < message.get().id() ? edit : message;
    }

    private Optional<Delivery> firstWaiting(Channel channel, Instant now, boolean edits) {
        return handle.createQuery("""
                        select * from delivery where platform = ? and channel_id = ? and state = 'WAITING'
                            and (attempts > 0 or due_at <= ?) and (kind in ('EDIT', 'ECHO')) = ?
                        order by attempts > 0 desc, id limit 1
                        """)
                .bind(0, channel.platform())
                .bind(1, channel.id())
                .bind(2, now.toEpochMilli())
                .bind(3, edits)
                .map((row, context) -> delivery(row))
                .findOne();
    }

    /** When something that waits for a channel is due next; nothing if nothing waits. */
    public Optional<Instant> nextDue(Channel channel) {
        return handle.createQuery(
                        "select min(due_at) from delivery where platform = ? and channel_id = ? and state = 'WAITING'")
                .bind(0, channel.platform())
                .bind(1, channel.id())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /** Something that waits for a channel, whenever it is due. */
    public Optional<Delivery> anyWaiting(Channel channel) {
        return handle.createQuery(
                        "select * from delivery where platform = ? and channel_id = ? and state = 'WAITING' order by id limit 1")
                .bind(0, channel.platform())
                .bind(1, channel.id())
                .map((row, context) -> delivery(row))
                .findOne();
    }

    /** What waits for a channel of a workspace and was not tried yet. */
    public List<Delivery> untried(long workspaceId, Channel channel) {
        return handle.createQuery("""
                        select * from delivery where platform = ? and channel_id = ? and workspace_id = ?
                            and state = 'WAITING' and attempts = 0
                        order by id
                        """)
                .bind(0, channel.platform())
                .bind(1, channel.id())
                .bind(2, workspaceId)
                .map((row, context) -> delivery(row))
                .list();
    }

    /** The newest post of a workspace in a channel that others may still join, since nobody has begun to send it. */
    public Optional<Delivery> collecting(long workspaceId, Channel channel, boolean escalated) {
        return handle.createQuery("""
                        select delivery.* from delivery
                        join bulletin on bulletin.id = bulletin_id and (heading = 'ESCALATED') = ?
                        where delivery.platform = ? and delivery.channel_id = ? and delivery.workspace_id = ?
                            and state = 'WAITING' and kind = 'POST' and attempts = 0
                        order by delivery.id desc limit 1
                        """)
                .bind(0, escalated)
                .bind(1, channel.platform())
                .bind(2, channel.id())
                .bind(3, workspaceId)
                .map((row, context) -> delivery(row))
                .findOne();
    }

    /** What waits for a message to be posted, written anew or answered, oldest first. */
    public List<Delivery> waiting(long bulletinId) {
        return handle.createQuery("""
                        select * from delivery where bulletin_id = ? and bulletin_id <> 0 and state = 'WAITING'
                        order by id
                        """)
                .bind(0, bulletinId)
                .map((row, context) -> delivery(row))
                .list();
    }

    /** Whether a later message to the same channel waits which tells of an episode too. */
    public boolean isPostedLater(Delivery post, long episodeId) {
        return handle.createQuery("""
                        select count(*) from delivery
                        join bulletin_episode on bulletin_episode.bulletin_id = delivery.bulletin_id
                            and bulletin_episode.episode_id = ?
                        where platform = ? and channel_id = ? and workspace_id = ? and id > ? and state = 'WAITING'
                            and kind = 'POST'
                        """)
                        .bind(0, episodeId)
                        .bind(1, post.channel().platform())
                        .bind(2, post.channel().id())
                        .bind(3, post.workspaceId())
                        .bind(4, post.id())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Whether a later edit of the same message waits, which will tell all that this one would. */
    public boolean isOvertaken(Delivery edit) {
        return handle.createQuery("""
                        select count(*) from delivery where bulletin_id = ? and bulletin_id <> 0 and id > ?
                            and state = 'WAITING' and kind in ('EDIT', 'ECHO')
                        """)
                        .bind(0, edit.bulletinId())
                        .bind(1, edit.id())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Makes a message due sooner. */
    public void advance(long id, Instant due) {
        handle.execute(
                "update delivery set due_at = ? where id = ? and due_at > ?",
                due.toEpochMilli(),
                id,
                due.toEpochMilli());
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

    /** Begins an attempt, and keeps other workers away from the message meanwhile. */
    public void claim(long id, Instant until) {
        handle.execute(
                "update delivery set claimed_until = ?, attempts = attempts + 1 where id = ?",
                until.toEpochMilli(),
                id);
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
                "update delivery set reason = ?, due_at = ?, claimed_until = 0 where id = ?",
                reason,
                due.toEpochMilli(),
                id);
    }

    /** Waits for somebody to let the bot in. */
    public void forbid(long id, String reason, Instant due) {
        postpone(id, reason, due);
        handle.execute("update delivery set forbidden = forbidden + 1 where id = ?", id);
    }

    /** Puts an edit off that the platform does not take now; nothing else waits for it. */
    public void putOff(long id, String reason, Instant due) {
        handle.execute(
                "update delivery set reason = ?, due_at = ?, claimed_until = 0, attempts = 0, forbidden = 0 where id = ?",
                reason,
                due.toEpochMilli(),
                id);
    }

    /** Makes everything due that a channel did not take so far. */
    public void hurry(Channel channel, Instant now) {
        handle.execute(
                "update delivery set due_at = ?"
                        + " where platform = ? and channel_id = ? and state = 'WAITING' and due_at > ? and attempts > 0",
                now.toEpochMilli(),
                channel.platform(),
                channel.id(),
                now.toEpochMilli());
    }

    /** Ends a message that will not be sent. */
    public void end(long id, String reason, Instant at) {
        end(id, "ENDED", reason, at);
    }

    /** Ends a message that the platform does not take, or that waited for too long: somebody was to know and does not. */
    public void lose(long id, String reason, Instant at) {
        end(id, "LOST", reason, at);
    }

    private void end(long id, String state, String reason, Instant at) {
        handle.execute(
                "update delivery set state = ?, reason = ?, ended_at = ? where id = ?",
                state,
                reason,
                at.toEpochMilli(),
                id);
    }

    /**
     * The ids of those after an id that ended before a moment and that nobody asks for: of a bulletin that is still there, only
     * what wrote it anew.
     */
    public List<Long> over(Instant until, long after, int most) {
        return handle.createQuery("""
                        select id from delivery where id > ? and id < ? and ended_at < ?
                            and (kind in ('EDIT', 'ECHO') and state <> 'LOST'
                                or not exists (select 1 from bulletin where bulletin.id = bulletin_id))
                        order by id limit ?
                        """)
                .bind(0, after)
                .bind(1, Ids.before(until))
                .bind(2, until.toEpochMilli())
                .bind(3, most)
                .mapTo(Long.class)
                .list();
    }

    public void delete(long id) {
        handle.execute("delete from delivery where id = ?", id);
    }

    /** Whether something waits for a channel of a workspace that was tried before. */
    public boolean isBehind(long workspaceId, Channel channel) {
        return handle.createQuery("""
                        select count(*) from delivery
                        where workspace_id = ? and platform = ? and channel_id = ? and state = 'WAITING' and attempts > 0
                        """)
                        .bind(0, workspaceId)
                        .bind(1, channel.platform())
                        .bind(2, channel.id())
                        .mapTo(Integer.class)
                        .one()
                > 0;
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

    public Backlog backlog(long workspaceId, Channel channel) {
        return handle.createQuery("""
                        select count(*) as waiting, max(reason) as reason, min(due_at) as due_at from delivery
                        where workspace_id = ? and platform = ? and channel_id = ? and state = 'WAITING'
                        """)
                .bind(0, workspaceId)
                .bind(1, channel.platform())
                .bind(2, channel.id())
                .map((row, context) ->
                        new Backlog(row.getInt("waiting"), row.getString("reason"), Rows.instant(row, "due_at")))
                .one();
    }

    /**
     * How long the latest alerts in a channel took; nothing if there were none. What arrived at the first attempt counts from
     * when it was to be collected and sent: quiet hours are no delay.
     */
    public Optional<Dwell> dwell(long workspaceId, Channel channel, Duration collecting) {
        List<Duration> latest = handle.createQuery("""
                        select ended_at - case when attempts = 1 and due_at - :collecting > delivery.created_at
                            then due_at - :collecting else delivery.created_at end as took
                        from bulletin join delivery on bulletin_id = bulletin.id and bulletin_id <> 0
                        where bulletin.platform = :platform and bulletin.channel_id = :channel
                            and bulletin.workspace_id = :workspace and kind = 'POST' and state = 'SENT'
                        order by bulletin.id desc limit :most
                        """)
                .bind("collecting", collecting.toMillis())
                .bind("platform", channel.platform())
                .bind("channel", channel.id())
                .bind("workspace", workspaceId)
                .bind("most", LATEST)
                .map((row, context) -> Duration.ofMillis(row.getLong("took")))
                .list();
        return latest.stream()
                .max(Comparator.naturalOrder())
                .map(longest -> new Dwell(latest.get(0), longest, latest.size()));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getLong("workspace_id"),
                new Channel(row.getString("platform"), row.getString("channel_id"), row.getString("channel_name")),
                Kind.valueOf(row.getString("kind")),
                row.getLong("bulletin_id"),
                row.getLong("episode_id"),
                notice(row),
                row.getInt("attempts"),
                row.getInt("forbidden"),
                Instant.ofEpochMilli(row.getLong("due_at")),
                Instant.ofEpochMilli(row.getLong("claimed_until")),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    private static @Nullable Notice notice(ResultSet row) throws SQLException {
        return Kind.valueOf(row.getString("kind")) == Kind.NOTICE
                ? Json.read(row.getString("facts"), NOTICE)
                        .filter(Notice::hasAll)
                        .orElse(null)
                : null;
    }
}
