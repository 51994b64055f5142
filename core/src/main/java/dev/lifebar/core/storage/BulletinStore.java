package dev.lifebar.core.storage;

import dev.lifebar.core.alert.Bulletin;
import dev.lifebar.core.alert.Bulletin.Heading;
import dev.lifebar.core.workspace.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the messages that tell of episodes, and of which. Where deliveries are looked
 * up by it, it says as their partial index does that there is a bulletin, so that SQLite sees that it may use that one.
 */
public final class BulletinStore {
    private final Handle handle;

    public BulletinStore(Handle handle) {
        this.handle = handle;
    }

    public Optional<Bulletin> find(long id) {
        return handle.createQuery("select * from bulletin where id = ?")
                .bind(0, id)
                .map((row, context) -> bulletin(row))
                .findOne();
    }

    /** The latest one of a workspace in a channel that others may join, unless older than {@code since} or not posted. */
    public Optional<Bulletin> latest(long workspaceId, Channel channel, Instant since) {
        return handle.createQuery("""
                        select * from bulletin
                        where platform = ? and channel_id = ? and workspace_id = ? and created_at >= ?
                            and heading <> 'ESCALATED' and exists (
                            select 1 from delivery where bulletin_id = bulletin.id and bulletin_id <> 0
                                and kind = 'POST' and state in ('WAITING', 'SENT'))
                        order by id desc limit 1
                        """)
                .bind(0, channel.platform())
                .bind(1, channel.id())
                .bind(2, workspaceId)
                .bind(3, since.toEpochMilli())
                .map((row, context) -> bulletin(row))
                .findOne();
    }

    /** The messages that tell of an episode now, or are about to: the latest one of each channel. */
    public List<Bulletin> telling(long episodeId) {
        return handle.createQuery("""
                        select * from bulletin where id in (
                            select max(bulletin.id) from bulletin
                            join bulletin_episode on bulletin_episode.bulletin_id = bulletin.id
                            join delivery on delivery.bulletin_id = bulletin.id and delivery.bulletin_id <> 0
                                and delivery.kind = 'POST'
                            where bulletin_episode.episode_id = ? and delivery.state in ('WAITING', 'SENT')
                            group by bulletin.platform, bulletin.channel_id)
                        order by id
                        """)
                .bind(0, episodeId)
                .map((row, context) -> bulletin(row))
                .list();
    }

    /** The messages that have told of an episode, or may have although that is not known yet. */
    public List<Bulletin> posted(long episodeId) {
        return handle.createQuery("""
                        select bulletin.* from bulletin
                        join bulletin_episode on bulletin_episode.bulletin_id = bulletin.id
                        where bulletin_episode.episode_id = ? and (message_id is not null or exists (
                            select 1 from delivery where bulletin_id = bulletin.id and bulletin_id <> 0 and kind = 'POST'
                                and state = 'WAITING' and attempts > forbidden))
                        order by bulletin.id
                        """)
                .bind(0, episodeId)
                .map((row, context) -> bulletin(row))
                .list();
    }

    /** The first message of an episode that arrived where it was passed on to. */
    public Optional<Bulletin> origin(Channel channel, long episodeId) {
        return handle.createQuery("""
                        select bulletin.* from bulletin
                        join bulletin_episode on bulletin_episode.bulletin_id = bulletin.id and episode_id = ?
                        where platform = ? and channel_id = ? and heading = 'ESCALATED' and message_id is not null
                        order by bulletin.id limit 1
                        """)
                .bind(0, episodeId)
                .bind(1, channel.platform())
                .bind(2, channel.id())
                .map((row, context) -> bulletin(row))
                .findOne();
    }

    /** The ids of those after an id that are as old, of which nothing waits, and that tell only of what ended before a moment. */
    public List<Long> over(Instant until, long after, int most) {
        return handle.createQuery("""
                        select id from bulletin where id > ? and id < ?
                            and not exists (
                                select 1 from bulletin_episode join episode on episode.id = episode_id
                                where bulletin_id = bulletin.id and (closed_at is null or closed_at >= ?))
                            and not exists (
                                select 1 from delivery
                                where bulletin_id = bulletin.id and bulletin_id <> 0 and state = 'WAITING')
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
        handle.execute("delete from bulletin_episode where bulletin_id = ?", id);
        handle.execute("delete from bulletin where id = ?", id);
    }

    public void add(Bulletin bulletin) {
        handle.createUpdate("""
                        insert into bulletin (id, workspace_id, platform, channel_id, channel_name, heading, heading_at,
                            created_at)
                        values (:id, :workspace, :platform, :channel, :name, :heading, :headingAt, :at)
                        """)
                .bind("id", bulletin.id())
                .bind("workspace", bulletin.workspaceId())
                .bind("platform", bulletin.channel().platform())
                .bind("channel", bulletin.channel().id())
                .bind("name", bulletin.channel().name())
                .bind("heading", bulletin.heading().name())
                .bind("headingAt", Rows.millis(bulletin.headingAt()))
                .bind("at", bulletin.createdAt().toEpochMilli())
                .execute();
    }

    /** Lets a bulletin tell of an episode too. */
    public void join(long id, long episodeId) {
        handle.execute(
                "insert into bulletin_episode (bulletin_id, episode_id) values (?, ?) on conflict do nothing",
                id,
                episodeId);
    }

    /** Lets a line beside a bulletin tell that an episode is over. */
    public void recovers(long id, long episodeId, long recoveryId) {
        handle.execute(
                "update bulletin_episode set recovery_id = ? where bulletin_id = ? and episode_id = ?",
                recoveryId,
                id,
                episodeId);
    }

    /** Takes an episode out of what was not posted yet. */
    public void leave(long episodeId) {
        handle.execute(
                "delete from bulletin_episode where episode_id = ?"
                        + " and exists (select 1 from bulletin where id = bulletin_id and message_id is null)",
                episodeId);
    }

    public void posted(long id, String messageId, Instant at) {
        handle.execute(
                "update bulletin set message_id = ?, posted_at = ? where id = ?", messageId, at.toEpochMilli(), id);
    }

    public void edited(long id, Instant at) {
        handle.execute("update bulletin set edited_at = ? where id = ?", at.toEpochMilli(), id);
    }

    private static Bulletin bulletin(ResultSet row) throws SQLException {
        return new Bulletin(
                row.getLong("id"),
                row.getLong("workspace_id"),
                new Channel(row.getString("platform"), row.getString("channel_id"), row.getString("channel_name")),
                Heading.valueOf(row.getString("heading")),
                Rows.instant(row, "heading_at"),
                row.getString("message_id"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Rows.instant(row, "posted_at"),
                Rows.instant(row, "edited_at"));
    }
}
