package dev.lifebar.core.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Locks what must not lie open in the database, each for one account of one workspace: put elsewhere, it does not unlock.
 * Asks for the master keys every time, since another process may change them.
 */
public final class Vault {
    private final MasterKeys masters;
    private @Nullable Ring ring;

    public Vault(MasterKeys masters) {
        this.masters = masters;
    }

    /** Locks it under the first master key. To be called in the transaction that stores it; see {@link Rotation}. */
    Locked lock(byte[] plain, long workspaceId, long accountId) {
        return ring(masters.allOrFirst()).lock(plain, owner(workspaceId, accountId));
    }

    /** What was locked; nothing where its master key is gone, or it belongs to another account. */
    Optional<byte[]> unlock(Locked locked, long workspaceId, long accountId) {
        List<MasterKey> keys = masters.all();
        if (keys.stream().noneMatch(key -> key.id() == locked.master())) {
            return Optional.empty();
        }
        try {
            return Optional.of(ring(keys).unlock(locked, owner(workspaceId, accountId)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** The ids of the master keys there are, without loading what unlocks with them. */
    Set<Integer> ids() {
        return masters.all().stream().map(MasterKey::id).collect(Collectors.toSet());
    }

    private synchronized Ring ring(List<MasterKey> keys) {
        if (ring == null || !ring.isOf(keys)) {
            ring = new Ring(keys);
        }
        return ring;
    }

    private static byte[] owner(long workspaceId, long accountId) {
        return ("lifebar key of workspace " + workspaceId + " account " + accountId).getBytes(StandardCharsets.UTF_8);
    }
}
