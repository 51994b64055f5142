package dev.lifebar.core.storage;

import dev.lifebar.core.alert.QuietHours;
import dev.lifebar.core.alert.Subscription;
import dev.lifebar.core.alert.Subscription.Boundaries;
import dev.lifebar.core.alert.Subscription.Wishes;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.workspace.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps which channels want to know. */
public final class SubscriptionStore {
    private static final String SEPARATOR = ",";

    /** Hours are kept in minutes of the day. */
    private static final int SECONDS = 60;

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
                        set channel_name = excluded.channel_name, author_id = excluded.author_id,
                            author_name = excluded.author_name, levels = excluded.levels, proof_at = excluded.proof_at,
                            request_id = excluded.request_id, trouble = null, told_dead = false
                        """)
                .bind("id", subscription.id())
                .bind("workspace", subscription.workspaceId())
                .bind("platform", channel.platform())
                .bind("channel", channel.id())
                .bind("name", channel.name())
                .bind("levels", subscription.wishes().boundaries().name())
                .bind("authorId", subscription.author().id())
                .bind("authorName", subscription.author().name())
                .bind("at", at.toEpochMilli())
                .bind("proof", Rows.millis(subscription.proofAt()))
                .bind("request", subscription.requestId())
                .execute();
    }

    /** Goes by the name that a channel has now. */
    public void rename(long workspaceId, Channel channel) {
        handle.execute(
                "update subscription set channel_name = ? where workspace_id = ? and platform = ? and channel_id = ?",
                channel.name(),
                workspaceId,
                channel.platform(),
                channel.id());
    }

    /** Changes what a channel wants to know, and how. */
    public void wishes(long id, Wishes wishes) {
        QuietHours quiet = wishes.quiet();
        handle.createUpdate("""
                        update subscription set levels = :levels, providers = :providers, quiet_from = :from,
                            quiet_to = :to, quiet_zone = :zone, quiet_red = :red, mention = :mention
                        where id = :id
                        """)
                .bind("levels", wishes.boundaries().name())
                .bind("providers", wishes.providers().stream().sorted().collect(Collectors.joining(SEPARATOR)))
                .bind("from", quiet == null ? null : quiet.from().toSecondOfDay() / SECONDS)
                .bind("to", quiet == null ? null : quiet.to().toSecondOfDay() / SECONDS)
                .bind("zone", quiet == null ? null : quiet.zone().getId())
                .bind("red", quiet != null && quiet.redToo())
                .bind("mention", wishes.mention())
                .bind("id", id)
                .execute();
    }

    /**
     * The channels of a platform that nothing arrived in, and that nobody looked at, since a moment; those in trouble since a
     * later one.
     */
    public List<Subscription> unproven(String platform, Instant since, Instant lately, int most) {
        return handle.createQuery("""
                        select * from subscription
                        where platform = :platform and (coalesce(proof_at, 0) < :since and coalesce(checked_at, 0) < :since
                                or trouble is not null and coalesce(checked_at, 0) < :lately)
                            and workspace_id not in (select id from workspace where left_at is not null)
                        order by id limit :most
                        """)
                .bind("platform", platform)
                .bind("since", since.toEpochMilli())
                .bind("lately", lately.toEpochMilli())
                .bind("most", most)
                .map((row, context) -> subscription(row))
                .list();
    }

    /** It was looked whether something would arrive. */
    public void checked(long id, Instant at) {
        handle.execute("update subscription set checked_at = ? where id = ?", at.toEpochMilli(), id);
    }

    /** The channels of a platform in trouble of which nobody was told yet. */
    public List<Subscription> untold(String platform, int most) {
        return handle.createQuery("""
                        select * from subscription
                        where platform = ? and trouble is not null and not told_dead
                            and workspace_id not in (select id from workspace where left_at is not null)
                        order by id limit ?
                        """)
                .bind(0, platform)
                .bind(1, most)
                .map((row, context) -> subscription(row))
                .list();
    }

    public void told(long id) {
        handle.execute("update subscription set told_dead = true where id = ?", id);
    }

    /** A request that changed something came; it is not done again. */
    public void done(long id, String requestId) {
        handle.execute("update subscription set request_id = ? where id = ?", requestId, id);
    }

    public void remove(long id) {
        handle.execute("delete from subscription where id = ?", id);
    }

    public void arrived(long workspaceId, Channel channel, Instant at) {
        handle.execute(
                "update subscription set proof_at = ?, trouble = null, told_dead = false"
                        + " where workspace_id = ? and platform = ? and channel_id = ?",
                at.toEpochMilli(),
                workspaceId,
                channel.platform(),
                channel.id());
    }

    /** A test that somebody asked for arrived. */
    public void tested(long id, String requestId, Instant at) {
        handle.execute(
                "update subscription set proof_at = ?, request_id = ?, trouble = null, told_dead = false where id = ?",
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

    /** Something that was to arrive there never will: whoever is told of the trouble is told anew. */
    public void lost(long workspaceId, Channel channel, String reason) {
        trouble(workspaceId, channel, reason);
        handle.execute(
                "update subscription set told_dead = false where workspace_id = ? and platform = ? and channel_id = ?",
                workspaceId,
                channel.platform(),
                channel.id());
    }

    /** It was looked, and something would arrive: the trouble that was told is over. */
    public void well(long id) {
        handle.execute("update subscription set trouble = null, told_dead = false where id = ? and told_dead", id);
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                row.getLong("id"),
                row.getLong("workspace_id"),
                new Channel(row.getString("platform"), row.getString("channel_id"), row.getString("channel_name")),
                wishes(row),
                new Author(row.getString("author_id"), row.getString("author_name")),
                Rows.instant(row, "proof_at"),
                Rows.instant(row, "checked_at"),
                row.getString("request_id"),
                row.getString("trouble"));
    }

    private static Wishes wishes(ResultSet row) throws SQLException {
        String providers = row.getString("providers");
        return new Wishes(
                Boundaries.valueOf(row.getString("levels")),
                providers.isEmpty() ? Set.of() : Set.of(providers.split(SEPARATOR)),
                quiet(row),
                row.getString("mention"));
    }

    private static @Nullable QuietHours quiet(ResultSet row) throws SQLException {
        String zone = row.getString("quiet_zone");
        return zone == null
                ? null
                : new QuietHours(
                        LocalTime.ofSecondOfDay(row.getLong("quiet_from") * SECONDS),
                        LocalTime.ofSecondOfDay(row.getLong("quiet_to") * SECONDS),
                        ZoneId.of(zone),
                        row.getBoolean("quiet_red"));
    }
}
