package dev.lifebar.core.storage;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.lifebar.core.alert.AlertFacts;
import dev.lifebar.core.alert.Attention;
import dev.lifebar.core.alert.Attention.Act;
import dev.lifebar.core.alert.Attention.Snooze;
import dev.lifebar.core.alert.Course;
import dev.lifebar.core.alert.Episode;
import dev.lifebar.core.alert.Scene;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.workspace.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Keeps episodes; an account has at most one open. */
public final class EpisodeStore {
    private static final TypeReference<AlertFacts> FACTS = new TypeReference<>() {};
    private static final TypeReference<List<Scene>> STORY = new TypeReference<>() {};

    private final Handle handle;

    public EpisodeStore(Handle handle) {
        this.handle = handle;
    }

    public Optional<Episode> open(long accountId) {
        return handle.createQuery("select * from episode where account_id = ? and closed_at is null")
                .bind(0, accountId)
                .map((row, context) -> episode(row))
                .findOne();
    }

    public Optional<Episode> find(long id) {
        return handle.createQuery("select * from episode where id = ?")
                .bind(0, id)
                .map((row, context) -> episode(row))
                .findOne();
    }

    /** The latest episode of an account, be it open or closed. */
    public Optional<Episode> latest(long accountId) {
        return handle.createQuery("select * from episode where account_id = ? order by id desc limit 1")
                .bind(0, accountId)
                .map((row, context) -> episode(row))
                .findOne();
    }

    /** The episodes that a bulletin tells of, in the order in which they came to it. */
    public List<Episode> of(long bulletinId) {
        return handle.createQuery("""
                        select episode.* from episode join bulletin_episode on episode_id = episode.id
                        where bulletin_id = ? order by episode.id
                        """)
                .bind(0, bulletinId)
                .map((row, context) -> episode(row))
                .list();
    }

    /** The episodes of which a line beside a bulletin tells that they are over. */
    public List<Episode> recoveredIn(long bulletinId, long recoveryId) {
        return handle.createQuery("""
                        select episode.* from episode join bulletin_episode on episode_id = episode.id
                        where bulletin_id = ? and recovery_id = ? order by episode.id
                        """)
                .bind(0, bulletinId)
                .bind(1, recoveryId)
                .map((row, context) -> episode(row))
                .list();
    }

    /** The open ones that a channel was to be told of since a moment, and was not. */
    public List<Episode> lost(long workspaceId, Channel channel, Instant since) {
        return handle.createQuery("""
                        select * from episode where closed_at is null and id in (
                            select bulletin_episode.episode_id from delivery
                            join bulletin_episode on bulletin_episode.bulletin_id = delivery.bulletin_id
                            where workspace_id = ? and platform = ? and channel_id = ? and state = 'LOST' and ended_at >= ?)
                        order by id
                        """)
                .bind(0, workspaceId)
                .bind(1, channel.platform())
                .bind(2, channel.id())
                .bind(3, since.toEpochMilli())
                .map((row, context) -> episode(row))
                .list();
    }

    /** The open episodes of a workspace. */
    public List<Episode> openOf(long workspaceId) {
        return handle.createQuery("""
                        select episode.* from account
                        join episode on episode.account_id = account.id and episode.closed_at is null
                        where account.workspace_id = ? order by episode.id
                        """)
                .bind(0, workspaceId)
                .map((row, context) -> episode(row))
                .list();
    }

    /** The ids of the open episodes that time alone changes by now, the longest due first. */
    public List<Long> due(Instant now, int most) {
        return handle.createQuery("""
                        select id from episode where closed_at is null and next_at <= ?
                            and workspace_id not in (select id from workspace where left_at is not null)
                        order by next_at limit ?
                        """)
                .bind(0, now.toEpochMilli())
                .bind(1, most)
                .mapTo(Long.class)
                .list();
    }

    /** Makes time look again at the open episodes of a workspace. */
    public void hurry(long workspaceId, Instant now) {
        handle.execute(
                "update episode set next_at = ? where closed_at is null"
                        + " and account_id in (select id from account where workspace_id = ?)",
                now.toEpochMilli(),
                workspaceId);
    }

    /** The ids of those after an id that ended before a moment and that no message tells of any more. */
    public List<Long> over(Instant until, long after, int most) {
        return handle.createQuery("""
                        select id from episode where id > ? and id < ? and closed_at < ?
                            and not exists (select 1 from bulletin_episode where episode_id = episode.id)
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
        handle.execute("delete from episode where id = ?", id);
    }

    public void add(Episode episode, @Nullable Instant nextAt) {
        bind(handle.createUpdate("""
                        insert into episode (id, workspace_id, account_id, level, worst, by_days, lowest, clear_since,
                            opened_at, closed_at, facts, story, acknowledged_at, acknowledged_by_id, acknowledged_by_name,
                            snoozed, snoozed_until, snoozed_by_id, snoozed_by_name, held, red_at, rang_at, reminders,
                            escalated, next_at)
                        values (:id, :workspace, :account, :level, :worst, :byDays, :lowest, :clearSince,
                            :openedAt, :closedAt, :facts, :story, :ackAt, :ackId, :ackName,
                            :snoozed, :snoozedUntil, :snoozedId, :snoozedName, :held, :redAt, :rangAt, :reminders,
                            :escalated, :nextAt)
                        """), episode, nextAt)
                .bind("workspace", episode.workspaceId())
                .bind("account", episode.accountId())
                .bind("openedAt", episode.course().openedAt().toEpochMilli())
                .execute();
    }

    /** Stores how far it has come; {@code nextAt} is when time alone changes something, null if it does not. */
    public void update(Episode episode, @Nullable Instant nextAt) {
        bind(handle.createUpdate("""
                        update episode set level = :level, worst = :worst, by_days = :byDays, lowest = :lowest,
                            clear_since = :clearSince, closed_at = :closedAt, facts = :facts, story = :story,
                            acknowledged_at = :ackAt, acknowledged_by_id = :ackId, acknowledged_by_name = :ackName,
                            snoozed = :snoozed, snoozed_until = :snoozedUntil, snoozed_by_id = :snoozedId,
                            snoozed_by_name = :snoozedName, held = :held, red_at = :redAt, rang_at = :rangAt,
                            reminders = :reminders, escalated = :escalated, next_at = :nextAt
                        where id = :id
                        """), episode, nextAt).execute();
    }

    private static Update bind(Update update, Episode episode, @Nullable Instant nextAt) {
        Course course = episode.course();
        Attention attention = course.attention();
        Act act = attention.acknowledged();
        Snooze snooze = attention.snooze();
        return update.bind("id", episode.id())
                .bind("level", course.level().name())
                .bind("worst", course.worst().name())
                .bind("byDays", course.byDays())
                .bind("lowest", course.lowest())
                .bind("clearSince", Rows.millis(course.clearSince()))
                .bind("closedAt", Rows.millis(episode.closedAt()))
                .bind("facts", episode.facts() == null ? null : Json.write(episode.facts()))
                .bind("story", Json.write(episode.story()))
                .bind("ackAt", act == null ? null : Rows.millis(act.at()))
                .bind("ackId", act == null ? null : act.by().id())
                .bind("ackName", act == null ? null : act.by().name())
                .bind("snoozed", snooze != null)
                .bind("snoozedUntil", snooze == null ? null : Rows.millis(snooze.until()))
                .bind("snoozedId", snooze == null ? null : snooze.by().id())
                .bind("snoozedName", snooze == null ? null : snooze.by().name())
                .bind("held", attention.held())
                .bind("redAt", Rows.millis(attention.redAt()))
                .bind("rangAt", Rows.millis(attention.rangAt()))
                .bind("reminders", attention.reminders())
                .bind("escalated", attention.escalated())
                .bind("nextAt", Rows.millis(nextAt));
    }

    private static Episode episode(ResultSet row) throws SQLException {
        Course course = new Course(
                Level.valueOf(row.getString("level")),
                Level.valueOf(row.getString("worst")),
                row.getBoolean("by_days"),
                row.getLong("lowest"),
                Rows.instant(row, "clear_since"),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                attention(row));
        return new Episode(
                row.getLong("id"),
                row.getLong("workspace_id"),
                row.getLong("account_id"),
                course,
                Json.read(row.getString("facts"), FACTS)
                        .filter(AlertFacts::hasAll)
                        .orElse(null),
                Json.read(row.getString("story"), STORY).orElse(List.of()),
                Rows.instant(row, "closed_at"));
    }

    private static Attention attention(ResultSet row) throws SQLException {
        Instant acknowledgedAt = Rows.instant(row, "acknowledged_at");
        Act act = acknowledgedAt == null
                ? null
                : new Act(
                        new Author(row.getString("acknowledged_by_id"), row.getString("acknowledged_by_name")),
                        acknowledgedAt);
        Snooze snooze = row.getBoolean("snoozed")
                ? new Snooze(
                        Rows.instant(row, "snoozed_until"),
                        new Author(row.getString("snoozed_by_id"), row.getString("snoozed_by_name")))
                : null;
        return new Attention(
                act,
                snooze,
                row.getBoolean("held"),
                Rows.instant(row, "red_at"),
                Rows.instant(row, "rang_at"),
                row.getInt("reminders"),
                row.getBoolean("escalated"));
    }
}
