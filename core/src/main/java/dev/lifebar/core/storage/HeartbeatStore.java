package dev.lifebar.core.storage;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps when this installation was last seen at work. */
public final class HeartbeatStore {
    private final Handle handle;

    public HeartbeatStore(Handle handle) {
        this.handle = handle;
    }

    public Optional<Instant> last() {
        return handle.createQuery("select at from heartbeat where id = 1")
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    public void beat(Instant at) {
        handle.execute(
                "insert into heartbeat (id, at) values (1, ?) on conflict (id) do update set at = excluded.at",
                at.toEpochMilli());
    }
}
