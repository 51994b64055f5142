package dev.lifebar.core.storage;

import dev.lifebar.core.alert.Episode;
import dev.lifebar.core.health.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps episodes; an account has at most one open. The only class that knows the table. */
public final class EpisodeStore {
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

    public void add(Episode episode) {
        handle.createUpdate("""
                        insert into episode (id, workspace_id, account_id, level, worst, by_days, lowest, clear_since,
                            opened_at)
                        values (:id, :workspace, :account, :level, :worst, :byDays, :lowest, :clearSince, :openedAt)
                        """)
                .bind("id", episode.id())
                .bind("workspace", episode.workspaceId())
                .bind("account", episode.accountId())
                .bind("level", episode.level().name())
                .bind("worst", episode.worst().name())
                .bind("byDays", episode.byDays())
                .bind("lowest", episode.lowest())
                .bind("clearSince", Rows.millis(episode.clearSince()))
                .bind("openedAt", episode.openedAt().toEpochMilli())
                .execute();
    }

    public void update(Episode episode) {
        handle.createUpdate("""
                        update episode set level = :level, worst = :worst, by_days = :byDays, lowest = :lowest,
                            clear_since = :clearSince
                        where id = :id
                        """)
                .bind("level", episode.level().name())
                .bind("worst", episode.worst().name())
                .bind("byDays", episode.byDays())
                .bind("lowest", episode.lowest())
                .bind("clearSince", Rows.millis(episode.clearSince()))
                .bind("id", episode.id())
                .execute();
    }

    public void close(long id, Instant at) {
        handle.execute("update episode set level = 'GREEN', closed_at = ? where id = ?", at.toEpochMilli(), id);
    }

    private static Episode episode(ResultSet row) throws SQLException {
        return new Episode(
                row.getLong("id"),
                row.getLong("workspace_id"),
                row.getLong("account_id"),
                Level.valueOf(row.getString("level")),
                Level.valueOf(row.getString("worst")),
                row.getBoolean("by_days"),
                row.getLong("lowest"),
                Rows.instant(row, "clear_since"),
                Instant.ofEpochMilli(row.getLong("opened_at")));
    }
}
