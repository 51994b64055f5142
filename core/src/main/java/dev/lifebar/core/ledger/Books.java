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
import dev.lifebar.core.storage.DayStore;
import dev.lifebar.core.storage.EntryStore;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.storage.NudgeStore;
import dev.lifebar.core.storage.WorkspaceStore;
import dev.lifebar.core.workspace.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The ledger of one workspace within one transaction. */
final class Books {
    private final Handle handle;
    private final Workspace workspace;
    private final Ids ids;
    private final Alerts alerts;
    private final AccountStore accounts;
    private final EntryStore entries;
    private final DayStore days;

    /** With the rules and the zone that the caller knows. */
    Books(Handle handle, Workspace workspace, Ids ids, Alerts alerts) {
        this.handle = handle;
        this.workspace = workspace;
        this.ids = ids;
        this.alerts = alerts;
        this.accounts = new AccountStore(handle);
        this.entries = new EntryStore(handle);
        this.days = new DayStore(handle);
    }

    /** With the rules and the zone that the workspace has now, whatever it had when the caller looked. */
    static Books open(Handle handle, long workspaceId, Ids ids, Alerts alerts) {
        Workspace now = new WorkspaceStore(handle).find(workspaceId).orElseThrow();
        return new Books(handle, now, ids, alerts);
    }

    Recorded record(AccountName name, Draft draft) {
        Optional<Recorded> earlier = earlier(draft.request().id());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        return record(account(name, draft.amount().unit(), draft.request().at()), draft);
    }

    /** Records what nobody asked for, of an account as it is now. */
    Recorded record(Account account, Draft draft) {
        if (draft.kind() != EntryKind.READING) {
            return add(account, draft);
        }
        if (isTooSoon(account, draft)) {
            return account.projection()
                    .sunkBy(draft.amount())
                    .map(spent ->
                            add(account, Draft.spend(spent, draft.request().at())))
                    .orElseGet(() -> unchanged(account, account.projection(), draft));
        }
        return says(account.projection(), draft) ? touch(account, draft) : add(account, draft);
    }

    /**
     * Whether a provider may only not know yet of a top-up that somebody has just recorded. Once what was left there is
     * gone too, the top-up is no help so far.
     */
    private boolean isTooSoon(Account account, Draft draft) {
        Instant at = draft.request().at();
        boolean ranDry = !draft.amount().isPositive() && account.projection().hadSome();
        return !ranDry
                && account.projection().isBehind(draft.amount())
                && entries.lastUndoable(account.id())
                        .map(Kept::entry)
                        .filter(last -> last.kind() == EntryKind.TOPUP
                                && at.isBefore(last.at().plus(Ledger.SHOWN_WITHIN)))
                        .isPresent();
    }

    /** Several spends at once, told at one moment, which alerts see as one; that nothing was spent is no new fact. */
    void spend(Account account, List<Draft> drafts, Instant told) {
        Projection projection = account.projection();
        long sequence = account.lastSequence();
        for (Draft draft : drafts) {
            sequence++;
            Step step = projection.apply(entry(draft, draft.kind(), sequence));
            entries.add(unasked(account, step));
            days(account, workspace.zone()).add(step);
            projection = step.after();
        }
        settle(account, projection.seenAt(told), sequence, new Cause(Request.byLifebar(told), null, false));
    }

    /** A balance that a provider told is gone as if somebody had taken it back, for this is no look that failed. */
    Optional<Account> unlimited(Account account, Instant at) {
        if (account.projection().balance() == null || isAnchoredByPerson(account)) {
            return Optional.empty();
        }
        Draft draft = Draft.unlimited(account.projection().unit(), at);
        long sequence = account.lastSequence() + 1;
        Step step = account.projection().apply(entry(draft, draft.kind(), sequence));
        entries.add(unasked(account, step));
        Cause cause = new Cause(draft.request(), step.entry().id(), true);
        return Optional.of(settle(account, step.after(), sequence, cause));
    }

    private boolean isAnchoredByPerson(Account account) {
        Instant known = account.projection().asOf();
        return entries.lastSync(account.id())
                .filter(sync -> sync.entry().at().equals(known))
                .isPresent();
    }

    Undone undo(@Nullable AccountName name, @Nullable Long meant, boolean manager, Request by) {
        Optional<Recorded> earlier = earlier(by.id());
        if (earlier.isPresent()) {
            return repeated(earlier.get());
        }
        Optional<Kept> last = last(name);
        if (meant != null && (last.isEmpty() || last.get().entry().id() != meant)) {
            return new Undone.TooLate();
        }
        if (last.isEmpty()) {
            return new Undone.Nothing();
        }
        Kept target = last.get();
        boolean own = target.entry().author().id().equals(by.author().id());
        return own || manager ? takeBack(target, by) : new Undone.NotYours(target);
    }

    /** Writes down whose top-up it was that a reading showed; the first who says so counts. */
    Kept claim(Kept rise, Amount added, Request by) {
        return entries.claim(rise.entry().id()).orElseGet(() -> {
            Account account = accounts.find(rise.accountId()).orElseThrow();
            long sequence = account.lastSequence() + 1;
            Entry entry = new Entry(
                    ids.next(),
                    sequence,
                    EntryKind.CLAIM,
                    added,
                    null,
                    by.at(),
                    by.author(),
                    rise.entry().id());
            Kept kept = asked(account, entry, by.id(), account.projection());
            entries.add(kept);
            accounts.project(account.with(account.projection(), account.health(), sequence));
            alerts.claimed(handle, account, rise.entry().id(), kept.entry(), by);
            return kept;
        });
    }

    /** What happened while nobody watched is told when somebody watches again. */
    Account watch(AccountName name, Unit unit, boolean enabled, Request by) {
        Account account = account(name, unit, by.at());
        if (enabled) {
            return account.enabled() ? account : reassess(watched(account), by);
        }
        accounts.enable(account.id(), false);
        alerts.silence(handle, account, by);
        return account;
    }

    /** Sets the workspace's own rules. */
    List<Account> rules(Rules rules, Request by) {
        new WorkspaceStore(handle).rules(workspace.id(), rules);
        Books ruled = new Books(handle, workspace.with(rules), ids, alerts);
        return accounts.of(workspace.id()).stream()
                .map(account -> ruled.reassess(account, by))
                .toList();
    }

    /** Sets the rules of one account. */
    List<Account> rules(long accountId, Rules rules, Request by) {
        accounts.rules(accountId, rules);
        return List.of(reassess(accounts.find(accountId).orElseThrow(), by));
    }

    private Recorded add(Account account, Draft draft) {
        Request request = draft.request();
        Projection before = account.projection();
        long sequence = account.lastSequence() + 1;
        boolean rises = draft.kind() == EntryKind.READING && before.isRise(draft.amount());
        Entry entry = entry(draft, rises ? EntryKind.RISE : draft.kind(), sequence);
        Step step = before.apply(entry);
        boolean byPerson = draft.kind().isByPerson();
        Kept kept = byPerson || request.id() != null
                ? asked(account, entry, request.id(), step.after())
                : unasked(account, step);
        entries.add(kept);
        days(account, workspace.zone()).add(step);
        if (draft.kind() == EntryKind.SYNC && request.from() != null) {
            new NudgeStore(handle).synced(account.id(), request.from());
        }
        // Somebody who records a balance wants to see it again.
        Account watched = byPerson ? watched(account) : account;
        return new Recorded(
                settle(watched, step.after(), sequence, new Cause(request, entry.id(), byPerson)),
                kept,
                before,
                step.after(),
                watched.enabled() && !account.enabled());
    }

    private Entry entry(Draft draft, EntryKind kind, long sequence) {
        Request request = draft.request();
        return new Entry(ids.next(), sequence, kind, draft.amount(), draft.max(), request.at(), request.author(), null);
    }

    private Kept unasked(Account account, Step step) {
        return new Kept(
                workspace.id(),
                account.id(),
                step.entry(),
                null,
                null,
                null,
                step.after().balance());
    }

    /** An equal reading is no new fact: only the time of the last look moves. */
    private Recorded touch(Account account, Draft draft) {
        Projection after = account.projection().lookedAt(draft.request().at());
        Account settled = settle(account, after, account.lastSequence(), new Cause(draft.request(), null, false));
        return unchanged(settled, account.projection(), draft);
    }

    /** A reading that leaves no entry. */
    private Recorded unchanged(Account account, Projection before, Draft draft) {
        Request request = draft.request();
        Projection after = account.projection();
        Entry unkept = new Entry(
                0, account.lastSequence(), draft.kind(), draft.amount(), null, request.at(), request.author(), null);
        Kept kept = new Kept(workspace.id(), account.id(), unkept, null, null, null, after.balance());
        return new Recorded(account, kept, before, after, false);
    }

    private static boolean says(Projection before, Draft draft) {
        Amount limit = draft.max();
        return before.basis() == Basis.LIVE
                && draft.amount().equals(before.balance())
                && (limit == null || !before.capacity().isNews(limit.micros()));
    }

    private Undone takeBack(Kept target, Request by) {
        Account account = accounts.find(target.accountId()).orElseThrow();
        Projection before = account.projection();
        long sequence = account.lastSequence() + 1;
        Entry entry = new Entry(
                ids.next(),
                sequence,
                EntryKind.UNDO,
                target.entry().amount(),
                null,
                by.at(),
                by.author(),
                target.entry().id());
        TakenBack taken = takenBack(target, entry);
        Projection after = taken.after(before);
        days(account, Objects.requireNonNull(target.zone())).replace(taken);
        Kept kept = asked(account, entry, by.id(), after);
        entries.add(kept);
        Account settled =
                settle(account, named(account, after), sequence, new Cause(by, entry.id(), true, target.entry()));
        return new Undone.Done(new Recorded(settled, kept, before, after, false), target);
    }

    /** What was recorded by earlier versions does not tell who typed what was there before it; the ledger does. */
    private Projection named(Account account, Projection after) {
        return entries.lastSync(account.id())
                .map(Kept::entry)
                .filter(sync -> sync.at().equals(after.asOf()))
                .map(sync -> after.typedBy(sync.author().name()))
                .orElse(after);
    }

    /** What the account came to from the target until it was undone. */
    private TakenBack takenBack(Kept target, Entry undo) {
        long first = target.entry().sequence();
        long last = undo.sequence() - 1;
        TakenBack taken = new TakenBack(
                Objects.requireNonNull(target.before()),
                target.entry(),
                entries.undone(target.accountId(), first, last),
                Objects.requireNonNull(target.zone()));
        entries.between(target.accountId(), first, last, taken::add);
        return taken;
    }

    /** An entry that somebody asked for, with all that it takes to answer again or to undo it. */
    private Kept asked(Account account, Entry entry, @Nullable String requestId, Projection after) {
        return new Kept(
                workspace.id(),
                account.id(),
                entry,
                requestId,
                account.projection(),
                workspace.zone(),
                after.balance());
    }

    private Account reassess(Account account, Request by) {
        return settle(account, account.projection(), account.lastSequence(), new Cause(by, null, true));
    }

    /** Stores what an account adds up to now, how it is doing, and whom that concerns. */
    private Account settle(Account before, Projection projection, long sequence, Cause cause) {
        Rules rules = before.own().over(workspace.rules());
        ZoneId zone = workspace.zone();
        Instant observed = projection.observedAt() == null ? cause.request().at() : projection.observedAt();
        List<DaySpend> lately = days.spend(before.id(), projection.unit(), Outlook.firstDay(observed, zone));
        Outlook outlook = Outlook.of(projection, rules, lately, zone);
        Account after = before.with(projection, outlook.health(), sequence);
        accounts.project(after);
        if (before.enabled()) {
            alerts.evaluate(handle, before, after, outlook, rules, cause);
        }
        return after;
    }

    /** What the request of this id was answered, if it came before. */
    Optional<Recorded> earlier(@Nullable String requestId) {
        return requestId == null
                ? Optional.empty()
                : entries.byRequest(workspace.id(), requestId).map(this::recorded);
    }

    private Recorded recorded(Kept kept) {
        Account account = accounts.find(kept.accountId()).orElseThrow();
        Projection before = Objects.requireNonNull(kept.before());
        Projection after = kept.entry().kind() == EntryKind.UNDO
                ? takenBack(undone(kept.entry()), kept.entry()).after(before)
                : before.apply(kept.entry()).after();
        return new Recorded(account, kept, before, after, false);
    }

    private Undone repeated(Recorded earlier) {
        Entry entry = earlier.kept().entry();
        return entry.kind() == EntryKind.UNDO ? new Undone.Done(earlier, undone(entry)) : new Undone.TooLate();
    }

    private Kept undone(Entry undo) {
        return entries.find(Objects.requireNonNull(undo.undoes())).orElseThrow();
    }

    private Optional<Kept> last(@Nullable AccountName name) {
        return name == null
                ? entries.lastUndoableOf(workspace.id())
                : accounts.find(workspace.id(), name).flatMap(account -> entries.lastUndoable(account.id()));
    }

    private Account watched(Account account) {
        if (account.enabled()) {
            return account;
        }
        accounts.enable(account.id(), true);
        return accounts.find(account.id()).orElseThrow();
    }

    private Account account(AccountName name, Unit unit, Instant at) {
        return accounts.find(workspace.id(), name).orElseGet(() -> {
            Account fresh = new Account(
                    ids.next(), workspace.id(), name, true, Projection.empty(unit), null, Rules.DEFAULT, null, 0);
            accounts.add(fresh, at);
            return fresh;
        });
    }

    private Days days(Account account, ZoneId zone) {
        return new Days(days, account.id(), zone);
    }
}
