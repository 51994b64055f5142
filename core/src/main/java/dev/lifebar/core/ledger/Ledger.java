package dev.lifebar.core.ledger;

import dev.lifebar.core.alert.Alerts;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Step;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.forecast.DaySpend;
import dev.lifebar.core.health.Rules;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.DayStore;
import dev.lifebar.core.storage.EntryStore;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.storage.WorkspaceStore;
import dev.lifebar.core.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Where balances change. The entry, what the account adds up to, the day's roll-up, the level, the episode and the
 * messages it calls for are written in one transaction, or nothing is.
 */
public final class Ledger {
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
     * @throws IllegalArgumentException for a top-up or spend in another unit, or a top-up of an unknown balance
     * @throws ArithmeticException if the balance would leave the range of amounts
     */
    public Recorded record(Workspace workspace, AccountName name, Draft draft) {
        Recorded recorded = database.write(
                handle -> earlier(handle, workspace, draft.request().id())
                        .orElseGet(() -> record(handle, workspace, name, draft)));
        alerts.wake();
        return recorded;
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
        Undone undone = database.write(handle -> {
            Optional<Recorded> earlier = earlier(handle, workspace, by.id());
            return earlier.isPresent()
                    ? repeated(handle, earlier.get())
                    : undo(handle, workspace, last(handle, workspace, name), entry, manager, by);
        });
        alerts.wake();
        return undone;
    }

    /** What an earlier delivery of the same request recorded, so that it can be answered in the same way. */
    public Optional<Recorded> earlier(Workspace workspace, Request request) {
        return database.read(handle -> earlier(handle, workspace, request.id()));
    }

    /** Starts or stops watching an account; stopping keeps what is known. */
    public void watch(Workspace workspace, AccountName name, Unit unit, boolean enabled, Instant at) {
        database.write(handle -> {
            Account account = account(handle, workspace, name, unit, at);
            new AccountStore(handle).enable(account.id(), enabled);
            if (!enabled) {
                alerts.silence(handle, account, at);
            }
            return account;
        });
    }

    /**
     * Sets the rules of a workspace, or of one account, and looks at the accounts they concern again.
     *
     * @param account whose rules they are; null for the workspace's
     */
    public void rules(Workspace workspace, @Nullable Account account, Rules rules, Request by) {
        database.write(handle -> {
            AccountStore accounts = new AccountStore(handle);
            if (account == null) {
                new WorkspaceStore(handle).rules(workspace.id(), rules);
            } else {
                accounts.rules(account.id(), rules);
            }
            Workspace now = account == null ? workspace.with(rules) : workspace;
            List<Account> concerned = account == null
                    ? accounts.of(workspace.id())
                    : accounts.find(account.id()).stream().toList();
            for (Account each : concerned) {
                settle(handle, now, each, each.projection(), each.lastSequence(), new Cause(by, true));
            }
            return concerned;
        });
        alerts.wake();
    }

    private Recorded record(Handle handle, Workspace workspace, AccountName name, Draft draft) {
        Account account = account(
                handle, workspace, name, draft.amount().unit(), draft.request().at());
        Projection before = account.projection();
        if (draft.kind() == EntryKind.READING && says(before, draft.amount())) {
            return touch(handle, workspace, account, draft);
        }
        Entry entry = new Entry(
                ids.next(),
                account.lastSequence() + 1,
                draft.kind(),
                draft.amount(),
                draft.max(),
                draft.request().at(),
                draft.request().author(),
                null);
        Step step = before.apply(entry);
        boolean byPerson = draft.kind().isUndoable();
        Kept kept = new Kept(
                workspace.id(),
                account.id(),
                entry,
                draft.request().id(),
                byPerson ? before : null,
                step.after().balance());
        new EntryStore(handle).add(kept);
        new Days(new DayStore(handle), account.id(), workspace.zone()).add(step);
        Account watched = byPerson ? watched(handle, account) : account;
        Account after = settle(
                handle, workspace, watched, step.after(), entry.sequence(), new Cause(draft.request(), byPerson));
        return new Recorded(after, kept, before, step.after());
    }

    /** Somebody who records a balance wants to see it again. */
    private static Account watched(Handle handle, Account account) {
        if (account.enabled()) {
            return account;
        }
        AccountStore accounts = new AccountStore(handle);
        accounts.enable(account.id(), true);
        return accounts.find(account.id()).orElseThrow();
    }

    /** An equal reading is no new fact: only the time of the last look moves. */
    private Recorded touch(Handle handle, Workspace workspace, Account account, Draft draft) {
        Projection before = account.projection();
        Projection after = before.lookedAt(draft.request().at());
        Account touched =
                settle(handle, workspace, account, after, account.lastSequence(), new Cause(draft.request(), false));
        Entry unkept = new Entry(
                0,
                account.lastSequence(),
                draft.kind(),
                draft.amount(),
                null,
                draft.request().at(),
                draft.request().author(),
                null);
        Kept kept = new Kept(workspace.id(), account.id(), unkept, null, null, after.balance());
        return new Recorded(touched, kept, before, after);
    }

    private static boolean says(Projection before, Amount value) {
        return before.basis() == Basis.LIVE && value.equals(before.balance());
    }

    private Undone undo(
            Handle handle,
            Workspace workspace,
            Optional<Kept> last,
            @Nullable Long meant,
            boolean manager,
            Request by) {
        if (meant != null && (last.isEmpty() || last.get().entry().id() != meant)) {
            return new Undone.TooLate();
        }
        if (last.isEmpty()) {
            return new Undone.Nothing();
        }
        Kept target = last.get();
        boolean own = target.entry().author().id().equals(by.author().id());
        return own || manager ? takeBack(handle, workspace, target, by) : new Undone.NotYours(target);
    }

    private Undone takeBack(Handle handle, Workspace workspace, Kept target, Request by) {
        EntryStore entries = new EntryStore(handle);
        Account account = new AccountStore(handle).find(target.accountId()).orElseThrow();
        TakenBack taken = TakenBack.of(target, entries);
        new Days(new DayStore(handle), account.id(), workspace.zone()).replace(taken);
        Entry entry = new Entry(
                ids.next(),
                account.lastSequence() + 1,
                EntryKind.UNDO,
                target.entry().amount(),
                null,
                by.at(),
                by.author(),
                target.entry().id());
        Kept kept = new Kept(
                workspace.id(),
                account.id(),
                entry,
                by.id(),
                account.projection(),
                taken.after().balance());
        entries.add(kept);
        Account after = settle(handle, workspace, account, taken.after(), entry.sequence(), new Cause(by, true));
        return new Undone.Done(new Recorded(after, kept, account.projection(), taken.after()), target);
    }

    /** Stores what an account adds up to now, how it is doing, and whom that concerns. */
    private Account settle(
            Handle handle, Workspace workspace, Account before, Projection projection, long sequence, Cause cause) {
        Rules rules = before.own().over(workspace.rules());
        Instant observed = projection.observedAt() == null ? cause.request().at() : projection.observedAt();
        List<DaySpend> spends = new DayStore(handle)
                .spend(before.id(), projection.unit(), Outlook.firstDay(observed, workspace.zone()));
        Outlook outlook = Outlook.of(projection, rules, spends, workspace.zone());
        Account after = before.with(projection, outlook.health(), sequence);
        new AccountStore(handle).project(after);
        if (before.enabled()) {
            alerts.evaluate(handle, before, after, outlook, rules, cause);
        }
        return after;
    }

    private static Optional<Recorded> earlier(Handle handle, Workspace workspace, @Nullable String requestId) {
        if (requestId == null) {
            return Optional.empty();
        }
        return new EntryStore(handle).byRequest(workspace.id(), requestId).map(kept -> {
            Account account = new AccountStore(handle).find(kept.accountId()).orElseThrow();
            Projection before = kept.before() == null ? account.projection() : kept.before();
            Projection after = kept.entry().kind() == EntryKind.UNDO
                    ? account.projection()
                    : before.apply(kept.entry()).after();
            return new Recorded(account, kept, before, after);
        });
    }

    private static Undone repeated(Handle handle, Recorded earlier) {
        Long undoes = earlier.kept().entry().undoes();
        return undoes == null
                ? new Undone.TooLate()
                : new Undone.Done(earlier, new EntryStore(handle).find(undoes).orElseThrow());
    }

    private static Optional<Kept> last(Handle handle, Workspace workspace, @Nullable AccountName name) {
        EntryStore entries = new EntryStore(handle);
        if (name == null) {
            return entries.lastUndoableOf(workspace.id());
        }
        return new AccountStore(handle)
                .find(workspace.id(), name)
                .flatMap(account -> entries.lastUndoable(account.id()));
    }

    private Account account(Handle handle, Workspace workspace, AccountName name, Unit unit, Instant at) {
        AccountStore accounts = new AccountStore(handle);
        return accounts.find(workspace.id(), name).orElseGet(() -> {
            Account fresh = new Account(
                    ids.next(), workspace.id(), name, true, Projection.empty(unit), null, Rules.DEFAULT, null, 0);
            accounts.add(fresh, at);
            return fresh;
        });
    }
}
