package dev.lifebar.core.storage;

import dev.lifebar.core.alert.Escalation;
import dev.lifebar.core.workspace.Channel;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps where a red goes that nobody acknowledges. The only class that knows the table. */
public final class EscalationStore {
    private final Handle handle;

    public EscalationStore(Handle handle) {
        this.handle = handle;
    }

    public Optional<Escalation> find(long workspaceId) {
        return handle.createQuery("select * from escalation where workspace_id = ?")
                .bind(0, workspaceId)
                .map((row, context) -> new Escalation(
                        row.getLong("workspace_id"),
                        Duration.ofMillis(row.getLong("after")),
                        new Channel(
                                row.getString("platform"), row.getString("channel_id"), row.getString("channel_name"))))
                .findOne();
    }

    public void put(Escalation escalation) {
        remove(escalation.workspaceId());
        Channel channel = escalation.channel();
        handle.execute(
                "insert into escalation (workspace_id, after, platform, channel_id, channel_name) values (?, ?, ?, ?, ?)",
                escalation.workspaceId(),
                escalation.after().toMillis(),
                channel.platform(),
                channel.id(),
                channel.name());
    }

    public void remove(long workspaceId) {
        handle.execute("delete from escalation where workspace_id = ?", workspaceId);
    }
}
