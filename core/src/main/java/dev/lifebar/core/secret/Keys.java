package dev.lifebar.core.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.provider.Recipe;
import dev.lifebar.core.reading.Asked;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Keyring;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.ReadingStore;
import dev.lifebar.core.storage.SecretStore;
import dev.lifebar.core.workspace.Workspace;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The keys of accounts: kept locked, or read each time where somebody said. */
public final class Keys implements Keyring {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final Vault vault;
    private final References references;

    public Keys(Database database, Vault vault, References references) {
        this.database = database;
        this.vault = vault;
        this.references = references;
    }

    /**
     * What is locked: what was given, and what the provider wants beside it.
     *
     * @param found the digest of the key that was last found where it is read; null where none is read, or none was yet
     */
    private record Content(
            String key,
            Map<String, String> fields,
            @Nullable String found) {
        boolean isSame(Content other) {
            return key.equals(other.key) && fields.equals(other.fields);
        }

        Content withFound(@Nullable String digest) {
            return new Content(key, fields, digest);
        }
    }

    /** Whether a workspace may say where a key is read, rather than give it. */
    public boolean mayReferTo(WorkspaceKey workspace) {
        return references.areFor(workspace);
    }

    public References references() {
        return references;
    }

    /** What lies ready in the environment of what a provider wants beside its key, for a workspace that may refer to it. */
    public Map<String, String> ready(WorkspaceKey workspace, List<Recipe.Field> wanted) {
        Map<String, String> ready = new HashMap<>();
        if (references.areFor(workspace)) {
            wanted.forEach(field ->
                    references.value(field.variable()).ifPresent(value -> ready.put(field.name(), value.strip())));
        }
        return ready;
    }

    /** What somebody just gave, ready for use but not kept. */
    public Unlocked follow(WorkspaceKey workspace, GivenKey given, Map<String, String> fields) {
        if (given.isReference() && !references.areFor(workspace)) {
            return new Unlocked.Missing(Unlocked.Reason.NOT_ALLOWED);
        }
        return references
                .follow(given)
                .<Unlocked>map(secret -> new Unlocked.Ready(new Credentials(secret, fields)))
                .orElseGet(() -> new Unlocked.Missing(
                        references.isOwn(given) ? Unlocked.Reason.OWN : Unlocked.Reason.REFERENCE));
    }

    /** Keeps a key in the place of the one the account has, if it has one. */
    public void keep(Account account, GivenKey given, Map<String, String> fields, Author author, Instant at) {
        Content content = new Content(given.text(), fields, null);
        database.write(handle -> {
            ReadingStore readings = new ReadingStore(handle);
            String provider = account.name().provider();
            Optional<KeptKey> same = same(handle, account.workspaceId(), provider, given, content).stream()
                    .findFirst();
            String found = same.flatMap(this::content).map(Content::found).orElse(null);
            Locked locked = lock(content.withFound(found), account.workspaceId(), account.id());
            new SecretStore(handle).put(account, given, locked, author, at);
            String fingerprint = same.flatMap(kept -> readings.find(kept.accountId()))
                    .map(Asked::fingerprint)
                    .orElseGet(() -> UUID.randomUUID().toString());
            readings.connect(account.workspaceId(), account.id(), provider, fingerprint, at);
            return locked;
        });
    }

    /** The keys of a provider that are the same; of those that are read each time, the ones of a workspace alone. */
    private List<KeptKey> same(Handle handle, long workspaceId, String provider, GivenKey given, Content content) {
        return new SecretStore(handle)
                .like(provider, given).stream()
                        .filter(kept -> !given.isReference() || kept.workspaceId() == workspaceId)
                        .filter(kept -> content(kept).filter(content::isSame).isPresent())
                        .toList();
    }

    /** Deletes the key of an account, and leaves nothing of it in the database; tells whether it had one. */
    public boolean drop(Account account) {
        boolean had = find(account.id()).isPresent();
        if (had) {
            database.erase(handle -> {
                new ReadingStore(handle).disconnect(account.id());
                new SecretStore(handle).delete(account.id());
            });
        }
        return had;
    }

    /** The keys of a workspace, by provider and label. */
    public List<KeptKey> of(Workspace workspace) {
        return database.read(handle -> new SecretStore(handle).of(workspace.id()));
    }

    public Optional<KeptKey> find(long accountId) {
        return database.read(handle -> new SecretStore(handle).find(accountId));
    }

    /** The accounts of a workspace whose key is not to be had from here, and why; found out without unlocking many. */
    public Map<Long, Unlocked.Reason> missing(Workspace workspace) {
        Map<Long, Unlocked.Reason> missing = new HashMap<>();
        List<KeptKey> all = of(workspace);
        Set<Integer> masters = all.isEmpty() ? Set.of() : vault.ids();
        for (KeptKey kept : all) {
            if (!masters.contains(kept.locked().master())) {
                missing.put(kept.accountId(), Unlocked.Reason.MASTER_KEY);
            } else if (kept.kind() != KeptKey.Kind.KEY && unlock(kept) instanceof Unlocked.Missing gone) {
                missing.put(kept.accountId(), gone.reason());
            }
        }
        return missing;
    }

    /** The key of an account, ready for use; nothing if it has none. */
    public Optional<Unlocked> unlock(long accountId) {
        return find(accountId).map(this::unlock);
    }

    /** A key, ready for use. */
    public Unlocked unlock(KeptKey kept) {
        return content(kept)
                .map(content -> follow(kept.workspace(), new GivenKey(kept.kind(), content.key()), content.fields()))
                .orElse(new Unlocked.Missing(Unlocked.Reason.MASTER_KEY));
    }

    @Override
    public Optional<Credentials> of(long workspaceId, long accountId) {
        Optional<KeptKey> kept = find(accountId);
        Optional<Credentials> credentials = kept.map(this::unlock)
                .filter(Unlocked.Ready.class::isInstance)
                .map(ready -> ((Unlocked.Ready) ready).credentials());
        if (kept.isPresent() && kept.get().kind() != KeptKey.Kind.KEY && credentials.isPresent()) {
            found(kept.get(), credentials.get().key().digest());
        }
        return credentials;
    }

    /** What was told for another key than the one that is found there now is of another account, perhaps. */
    private void found(KeptKey kept, String digest) {
        Optional<Content> known = content(kept);
        if (known.isEmpty() || digest.equals(known.get().found())) {
            return;
        }
        GivenKey given = new GivenKey(kept.kind(), known.get().key());
        database.write(handle -> {
            for (KeptKey same : same(handle, kept.workspaceId(), kept.account().provider(), given, known.get())) {
                Content content = content(same).orElseThrow();
                Locked locked = lock(content.withFound(digest), same.workspaceId(), same.accountId());
                new SecretStore(handle).relock(same.accountId(), locked);
                if (content.found() != null && !content.found().equals(digest)) {
                    new ReadingStore(handle).forgetWhose(same.accountId());
                }
            }
            return digest;
        });
    }

    private Locked lock(Content content, long workspaceId, long accountId) {
        return vault.lock(written(content), workspaceId, accountId);
    }

    /** Nothing where its master key is gone. */
    private Optional<Content> content(KeptKey kept) {
        return vault.unlock(kept.locked(), kept.workspaceId(), kept.accountId()).map(Keys::read);
    }

    private static byte[] written(Content content) {
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a key that cannot be written"); // the cause may quote it
        }
    }

    private static Content read(byte[] plain) {
        try {
            return JSON.readValue(plain, Content.class);
        } catch (IOException e) {
            throw new IllegalStateException("a key that cannot be read"); // the cause may quote it
        }
    }
}
