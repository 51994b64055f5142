package dev.lifebar.core.ledger;

import dev.lifebar.core.alert.Alerts;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.UnfitException;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.health.Rules;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.EntryStore;
import dev.lifebar.core.storage.EntryStore.Risen;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Where balances change. The entry, what the account adds up to, the day's roll-up, the level, the episode and the
 * messages it calls for are written in one transaction, or nothing is.
 */
public final class Ledger {
    /** How long a provider may take to show a top-up: until then its old balance is no news of anything. */
    public static final Duration SHOWN_WITHIN = Duration.ofMinutes(30);

    private final Database database;
    private final Ids ids;
    private final Alerts alerts;

    public Ledger(Database database, Ids ids, Alerts alerts) {
        this.database = database;
        this.ids = ids;
        this.alerts = alerts;
    }

    /**
     * Records an entry; an account nobody watched yet is made.
     *
     * @throws UnfitException for a top-up or spend in another unit, or a top-up of an unknown balance
     * @throws ArithmeticException if the balance or a day would leave the range of amounts
     */
    public Recorded record(Workspace workspace, AccountName name, Draft draft) {
        return write(workspace, books -> books.record(name, draft));
    }

    /**
     * Takes back the last sync or top-up: the account adds up as if it had never been, later readings included.
     *
     * @param name whose last one; null for the last one of the workspace
     * @param entry the one that is meant, where a button names it; null for whichever is last
     * @param manager whether the author may undo what others recorded
     */
    public Undone undo(
            Workspace workspace, @Nullable AccountName name, @Nullable Long entry, boolean manager, Request by) {
        return write(workspace, books -> books.undo(name, entry, manager, by));
    }

    /** What an earlier delivery of the same request recorded, so that it can be answered in the same way. */
    public Optional<Recorded> earlier(Workspace workspace, Request request) {
        return database.read(handle -> new Books(handle, workspace, ids, alerts).earlier(request.id()));
    }

    /**
     * Records whose top-up it was that a reading showed, which counts already.
     *
     * @return what is recorded of it, by somebody else if they were first
     */
    public Kept claim(Workspace workspace, Kept rise, Amount added, Request by) {
        return write(workspace, books -> books.claim(rise, added, by));
    }

    /** The latest top-up that a reading of an account showed, since a moment, if nobody has said whose it was. */
    public Optional<Risen> unclaimed(Account account, Instant since) {
        return database.read(handle -> {
            EntryStore entries = new EntryStore(handle);
            return entries.lastRise(account.id(), since)
                    .filter(rise -> entries.claim(rise.kept().entry().id()).isEmpty());
        });
    }

    /** An entry of a workspace. */
    public Optional<Kept> find(Workspace workspace, long id) {
        return database.read(handle -> new EntryStore(handle).find(id))
                .filter(kept -> kept.workspaceId() == workspace.id());
    }

    /** Starts or stops watching an account; stopping keeps what is known, starting tells what is low. */
    public void watch(Workspace workspace, AccountName name, Unit unit, boolean enabled, Request by) {
        write(workspace, books -> books.watch(name, unit, enabled, by));
    }

    /**
     * Sets the rules of a workspace, or of one account, and looks at the accounts they concern again.
     *
     * @param account whose rules they are; null for the workspace's
     */
    public void rules(Workspace workspace, @Nullable Account account, Rules rules, Request by) {
        write(workspace, books -> account == null ? books.rules(rules, by) : books.rules(account.id(), rules, by));
    }

    /**
     * Records what a provider told of an account's balance, as part of the caller's transaction; {@link #wake} is to follow
     * it.
     *
     * @param account as it is in this transaction
     */
    public Recorded read(Handle handle, Account account, Draft reading) {
        return books(handle, account).record(account, reading);
    }

    /**
     * Records what a provider told of an account's spend since it was asked last, as part of the caller's transaction;
     * {@link #wake} is to follow it.
     *
     * @param drafts the spend in the order of time, none of it later than {@code told}; empty if nothing was spent
     */
    public void spend(Handle handle, Account account, List<Draft> drafts, Instant told) {
        books(handle, account).spend(account, drafts, told);
    }

    /**
     * Records that nothing limits what may be spent, where what is left is known from the provider; what a person said stays.
     * As part of the caller's transaction; {@link #wake} is to follow it.
     *
     * @return the account without a balance; nothing if it stays as it is
     */
    public Optional<Account> unlimited(Handle handle, Account account, Instant at) {
        return books(handle, account).unlimited(account, at);
    }

    /** Sends what a transaction of the caller's has called for. */
    public void wake() {
        alerts.wake();
    }

    private Books books(Handle handle, Account account) {
        return Books.open(handle, account.workspaceId(), ids, alerts);
    }

    private <T> T write(Workspace workspace, Function<Books, T> work) {
        T result = database.write(handle -> work.apply(Books.open(handle, workspace.id(), ids, alerts)));
        alerts.wake();
        return result;
    }
}
