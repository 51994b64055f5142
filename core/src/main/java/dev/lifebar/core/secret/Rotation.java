package dev.lifebar.core.secret;

import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.SecretStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts all keys under a new master key. The new one comes first and the old ones stay until nothing is under them, so
 * that every key can be read at any moment, by other processes too; what was interrupted goes on where it was. Whoever
 * locks does so in a transaction, and so does whoever takes a master key away: no key can slip in between.
 */
public final class Rotation {
    private static final int BATCH = 20;

    private final Database database;
    private final MasterKeys masters;
    private final Vault vault;

    public Rotation(Database database, MasterKeys masters) {
        this.database = database;
        this.masters = masters;
        this.vault = new Vault(masters);
    }

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * All keys that can be read are under the first master key.
         *
         * @param moved how many had to be put there
         * @param lost how many stay as they are, because their master key is gone
         * @param given whether the master keys come from outside, where the others are now of no use
         */
        record Done(int moved, int lost, boolean given) implements Outcome {}

        /** The only master key comes from outside; a new one has to be put before it there. */
        record OneGiven() implements Outcome {}

        /** No key was ever kept. */
        record Nothing() implements Outcome {}
    }

    public Outcome rotate() {
        Optional<MasterKey> first = database.write(handle -> begun());
        if (first.isEmpty()) {
            return masters.areGiven() ? new Outcome.OneGiven() : new Outcome.Nothing();
        }
        int moved = moveAll(first.get());
        int lost = database.write(handle -> ended(new SecretStore(handle)));
        return new Outcome.Done(moved, lost, masters.areGiven());
    }

    /** The key to move to. Where there are several already, an earlier rotation has not come to its end. */
    private Optional<MasterKey> begun() {
        List<MasterKey> all = masters.all();
        if (all.isEmpty() || (masters.areGiven() && all.size() == 1)) {
            return Optional.empty();
        }
        if (all.size() > 1) {
            return Optional.of(all.get(0));
        }
        List<MasterKey> more = new ArrayList<>(all);
        more.add(0, MasterKey.random());
        return Optional.of(masters.write(more).get(0));
    }

    private int moveAll(MasterKey first) {
        int moved = 0;
        List<KeptKey> batch = batch(first, Long.MIN_VALUE);
        while (!batch.isEmpty()) {
            moved += move(batch);
            batch = batch(first, batch.get(batch.size() - 1).accountId());
        }
        return moved;
    }

    private List<KeptKey> batch(MasterKey first, long after) {
        return database.read(handle -> new SecretStore(handle).notUnder(first.id(), after, BATCH));
    }

    /** Reads each again within the transaction, since somebody may have replaced it meanwhile. */
    private int move(List<KeptKey> batch) {
        return database.write(handle -> {
            SecretStore secrets = new SecretStore(handle);
            return (int) batch.stream()
                    .flatMap(key -> secrets.find(key.accountId()).stream())
                    .filter(key -> move(secrets, key))
                    .count();
        });
    }

    private boolean move(SecretStore secrets, KeptKey key) {
        Optional<byte[]> plain = vault.unlock(key.locked(), key.workspaceId(), key.accountId());
        plain.ifPresent(
                content -> secrets.relock(key.accountId(), vault.lock(content, key.workspaceId(), key.accountId())));
        return plain.isPresent();
    }

    /** Takes away the master keys that nothing is under any more; tells how many keys could not be moved. */
    private int ended(SecretStore secrets) {
        List<MasterKey> all = masters.all();
        MasterKey first = all.get(0);
        List<Integer> others = secrets.notUnder(first.id(), Long.MIN_VALUE, Integer.MAX_VALUE).stream()
                .map(key -> key.locked().master())
                .toList();
        List<MasterKey> needed = all.stream()
                .filter(key -> key.id() == first.id() || others.contains(key.id()))
                .toList();
        if (!masters.areGiven() && needed.size() < all.size()) {
            masters.write(needed);
        }
        return others.size();
    }
}
