package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Kept;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Facts;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.EntryStore;
import dev.lifebar.core.workspace.Permission;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Shows what was spent day by day, and what people recorded. */
final class HistoryCommand implements Command {
    private static final int USUAL_DAYS = 14;
    private static final int MOST_DAYS = 366;
    private static final int CHANGES = 10;
    private static final Option<Integer> DAYS =
            Options.number("days", 1, MOST_DAYS).offering(List.of("7", "30", "90", "365"));
    private static final Spec SPEC = new Spec(
            "history",
            List.of(Options.ACCOUNT, DAYS, Options.PRIVATE, Options.HERE, Options.PAGE),
            Permission.VIEW,
            Spec.Audience.CHANNEL,
            true);

    private final Database database;
    private final Balances balances;

    HistoryCommand(Database database, Balances balances) {
        this.database = database;
        this.balances = balances;
    }

    /** A day of an account, for scripts. */
    public record DayFacts(
            String account,
            LocalDate day,
            Amount spent,
            Amount added,
            @Nullable Amount closing) {}

    /** Something a person recorded, for scripts. */
    public record ChangeFacts(String account, String kind, Amount amount, Instant at, String by) {}

    /** What happened, for scripts. */
    public record HistoryFacts(List<DayFacts> days, List<ChangeFacts> changes) implements Facts {}

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        int days = invocation.find(DAYS).orElse(USUAL_DAYS);
        LocalDate first = LocalDate.ofInstant(
                        invocation.now(), invocation.workspace().zone())
                .minusDays(days - 1L);
        List<Account> accounts = accounts(invocation);
        History history = new History(
                days,
                accounts.stream()
                        .map(account -> new History.Past(account, balances.days(account, first)))
                        .toList(),
                changes(invocation, accounts));
        Reply.Builder reply = Reply.done().facts(history.facts());
        return accounts.isEmpty()
                ? reply.lines(nothing(invocation)).build()
                : history.draw(reply, invocation.catalogue()).build();
    }

    private List<Account> accounts(Invocation invocation) {
        Optional<AccountName> wanted = invocation.find(Options.ACCOUNT);
        return database
                .read(handle ->
                        new AccountStore(handle).of(invocation.workspace().id()))
                .stream()
                .filter(account -> account.lastSequence() > 0)
                .filter(account -> wanted.isEmpty() || wanted.get().includes(account.name()))
                .sorted(Comparator.comparing(account -> account.name().text()))
                .toList();
    }

    private List<History.Change> changes(Invocation invocation, List<Account> accounts) {
        Map<Long, AccountName> names = accounts.stream().collect(Collectors.toMap(Account::id, Account::name));
        boolean some = invocation.find(Options.ACCOUNT).isPresent();
        List<Kept> kept = database.read(handle -> some
                ? of(handle, accounts)
                : new EntryStore(handle).byPeople(invocation.workspace().id(), CHANGES));
        return kept.stream()
                .flatMap(each -> Stream.ofNullable(names.get(each.accountId()))
                        .map(name -> new History.Change(name, each.entry())))
                .toList();
    }

    private static List<Kept> of(Handle handle, List<Account> accounts) {
        EntryStore entries = new EntryStore(handle);
        return accounts.stream()
                .flatMap(account -> entries.byPeopleTo(account.id(), CHANGES).stream())
                .sorted(Comparator.comparingLong((Kept kept) -> kept.entry().id())
                        .reversed())
                .limit(CHANGES)
                .toList();
    }

    private static Line nothing(Invocation invocation) {
        return invocation
                .find(Options.ACCOUNT)
                .map(name ->
                        Texts.line("history.none.of", invocation.catalogue().nameOf(name), name.text()))
                .orElseGet(() -> Texts.line("history.none"));
    }
}
