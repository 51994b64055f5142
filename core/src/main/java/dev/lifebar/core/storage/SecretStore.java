package dev.lifebar.core.storage;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.secret.GivenKey;
import dev.lifebar.core.secret.KeptKey;
import dev.lifebar.core.secret.Locked;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps the keys of accounts, locked. */
public final class SecretStore {
    private static final String SELECT = """
            select secret.*, account.provider, account.label, workspace.platform, workspace.external_id, workspace.name
            from secret join account on account.id = secret.account_id join workspace on workspace.id = secret.workspace_id
            """;

    private final Handle handle;

    public SecretStore(Handle handle) {
        this.handle = handle;
    }

    public List<KeptKey> of(long workspaceId) {
        return handle.createQuery(SELECT + "where secret.workspace_id = ? order by account.provider, account.label")
                .bind(0, workspaceId)
                .map((row, context) -> key(row))
                .list();
    }

    public Optional<KeptKey> find(long accountId) {
        return handle.createQuery(SELECT + "where secret.account_id = ?")
                .bind(0, accountId)
                .map((row, context) -> key(row))
                .findOne();
    }

    /** The keys of a provider, in any workspace, that look the same to people. */
    public List<KeptKey> like(String provider, GivenKey given) {
        return handle.createQuery(
                        SELECT
                                + "where secret.hint = ? and secret.kind = ? and account.provider = ? order by secret.account_id")
                .bind(0, given.hint())
                .bind(1, given.kind().name())
                .bind(2, provider)
                .map((row, context) -> key(row))
                .list();
    }

    /** Some of the keys that are not under this master key, those of the accounts after one first. */
    public List<KeptKey> notUnder(int master, long afterAccount, int limit) {
        return handle.createQuery(SELECT
                        + "where secret.master <> ? and secret.account_id > ? order by secret.account_id limit ?")
                .bind(0, master)
                .bind(1, afterAccount)
                .bind(2, limit)
                .map((row, context) -> key(row))
                .list();
    }

    /** Adds the key of an account, or replaces it. */
    public void put(Account account, GivenKey given, Locked locked, Author author, Instant at) {
        handle.createUpdate("""
                        insert into secret (account_id, workspace_id, kind, locked, master, hint, author_id,
                            author_name, added_at)
                        values (:account, :workspace, :kind, :locked, :master, :hint, :authorId, :authorName, :at)
                        on conflict (account_id) do update
                        set kind = excluded.kind, locked = excluded.locked, master = excluded.master,
                            hint = excluded.hint, author_id = excluded.author_id,
                            author_name = excluded.author_name, added_at = excluded.added_at, last_success_at = null
                        """)
                .bind("account", account.id())
                .bind("workspace", account.workspaceId())
                .bind("kind", given.kind().name())
                .bind("locked", locked.bytes())
                .bind("master", locked.master())
                .bind("hint", given.hint())
                .bind("authorId", author.id())
                .bind("authorName", author.name())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /** Puts the same key under another master key. */
    public void relock(long accountId, Locked locked) {
        handle.createUpdate("update secret set locked = ?, master = ? where account_id = ?")
                .bind(0, locked.bytes())
                .bind(1, locked.master())
                .bind(2, accountId)
                .execute();
    }

    public boolean succeeded(long accountId, Instant at) {
        return handle.execute(
                        "update secret set last_success_at = ? where account_id = ?", at.toEpochMilli(), accountId)
                > 0;
    }

    public void delete(long accountId) {
        handle.execute("delete from secret where account_id = ?", accountId);
    }

    private static KeptKey key(ResultSet row) throws SQLException {
        return new KeptKey(
                row.getLong("account_id"),
                row.getLong("workspace_id"),
                new WorkspaceKey(row.getString("platform"), row.getString("external_id"), row.getString("name")),
                new AccountName(row.getString("provider"), row.getString("label")),
                KeptKey.Kind.valueOf(row.getString("kind")),
                new Locked(row.getInt("master"), row.getBytes("locked")),
                row.getString("hint"),
                new Author(row.getString("author_id"), row.getString("author_name")),
                Instant.ofEpochMilli(row.getLong("added_at")),
                Rows.instant(row, "last_success_at"));
    }
}
