package dev.lifebar.core.storage;

import dev.lifebar.core.workspace.Channel;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Keeps where balances were typed last, and whether a fresh one was asked for there. */
public final class NudgeStore {
    private final Handle handle;

    public NudgeStore(Handle handle) {
        this.handle = handle;
    }

    /** An account whose balance somebody typed, and where. */
    public record Nudge(long accountId, Channel channel) {}

    /** Somebody typed a balance: nobody has to be asked for it. */
    public void synced(long accountId, Channel channel) {
        handle.execute("delete from nudge where account_id = ?", accountId);
        handle.execute(
                "insert into nudge (account_id, platform, channel_id, channel_name, nudges) values (?, ?, ?, ?, 0)",
                accountId,
                channel.platform(),
                channel.id(),
                channel.name());
    }

    /**
     * The watched accounts that live by what people type, whose balance is from before a moment, and for which nobody was
     * asked since then, nor too often.
     *
     * @param after the id of the account to go on after
     */
    public List<Nudge> candidates(Instant before, int mostNudges, long after, int most) {
        return handle.createQuery("""
                        select nudge.* from nudge join account on account.id = nudge.account_id
                        where account.id > :after and account.enabled = :yes and account.basis = 'MANUAL'
                            and account.as_of <= :before and coalesce(nudged_at, 0) <= :before and nudges < :nudges
                            and account.workspace_id not in (select id from workspace where left_at is not null)
                        order by account.id limit :most
                        """)
                .bind("after", after)
                .bind("yes", true)
                .bind("before", before.toEpochMilli())
                .bind("nudges", mostNudges)
                .bind("most", most)
                .map((row, context) -> new Nudge(
                        row.getLong("account_id"),
                        new Channel(
                                row.getString("platform"), row.getString("channel_id"), row.getString("channel_name"))))
                .list();
    }

    public void nudged(long accountId, Instant at) {
        handle.execute(
                "update nudge set nudged_at = ?, nudges = nudges + 1 where account_id = ?",
                at.toEpochMilli(),
                accountId);
    }
}
