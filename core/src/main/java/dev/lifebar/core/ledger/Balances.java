package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.forecast.DaySpend;
import dev.lifebar.core.health.Assessment;
import dev.lifebar.core.health.Rules;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.DayStore;
import dev.lifebar.core.storage.EntryStore;
import dev.lifebar.core.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tells how accounts stand, from what was projected; never walks over the ledger. */
public final class Balances {
    private final Database database;
    private final Catalogue catalogue;

    public Balances(Database database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** All accounts that are watched, worst first. */
    public List<Standing> of(Workspace workspace) {
        return database.read(handle -> of(handle, workspace));
    }

    /** The account of exactly this name. */
    public Optional<Account> find(Workspace workspace, AccountName name) {
        return database.read(handle -> new AccountStore(handle).find(workspace.id(), name));
    }

    /** The accounts that a name without a label may mean, watched or not. */
    public List<AccountName> meant(Workspace workspace, AccountName name) {
        return database.read(handle -> new AccountStore(handle)
                .of(workspace.id()).stream()
                        .map(Account::name)
                        .filter(name::includes)
                        .toList());
    }

    /** How far the estimate was off that the latest sync of an account replaced. */
    public Optional<Drift> drift(Account account) {
        return database.read(handle -> new EntryStore(handle).lastSync(account.id()))
                .flatMap(Drift::of);
    }

    /** The days of an account from one on, in its present unit. */
    public List<Day> days(Account account, LocalDate first) {
        return database.read(handle ->
                new DayStore(handle).from(account.id(), account.projection().unit(), first));
    }

    /** How one account stands, with the outlook of the moment. */
    public Standing standing(Workspace workspace, Account account) {
        Projection projection = account.projection();
        Instant observed = projection.observedAt();
        List<DaySpend> spends = observed == null
                ? List.of()
                : database.read(handle -> new DayStore(handle)
                        .spend(account.id(), projection.unit(), Outlook.firstDay(observed, workspace.zone())));
        return standing(workspace, account, spends);
    }

    /** How one account stood when its entries added up to something else. */
    public Standing standing(Workspace workspace, Account account, Projection earlier) {
        Account then = account.with(earlier, null, account.lastSequence());
        Assessment health = standing(workspace, then).outlook().health();
        return standing(workspace, then.with(earlier, health, account.lastSequence()));
    }

    private List<Standing> of(Handle handle, Workspace workspace) {
        Map<Long, List<DaySpend>> spends = new DayStore(handle).latestSpend(workspace.id(), Outlook.DAYS);
        return new AccountStore(handle)
                .of(workspace.id()).stream()
                        .filter(Account::enabled)
                        .map(account -> standing(workspace, account, spends.getOrDefault(account.id(), List.of())))
                        .sorted(Standing.WORST_FIRST)
                        .toList();
    }

    private Standing standing(Workspace workspace, Account account, List<DaySpend> spends) {
        Rules rules = account.own().over(workspace.rules());
        Outlook outlook = Outlook.of(account.projection(), rules, spends, workspace.zone());
        return new Standing(account, catalogue.nameOf(account.name()), rules, outlook);
    }
}
