package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Day;
import dev.lifebar.core.ledger.Kept;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Facts;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.EntryStore;
import dev.lifebar.core.workspace.Permission;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows what was spent day by day, and what people recorded. */
final class HistoryCommand implements Command {
    private static final int USUAL_DAYS = 14;
    private static final int MOST_DAYS = 366;
    private static final int CHANGES = 10;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final Option<Integer> DAYS = Options.number("days", 1, MOST_DAYS);
    private static final Spec SPEC =
            new Spec("history", List.of(Options.ACCOUNT, DAYS), Permission.VIEW, Spec.Audience.CHANNEL, true);

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
        List<Account> accounts = accounts(invocation);
        if (accounts.isEmpty()) {
            return nothing(invocation);
        }
        int days = invocation.find(DAYS).orElse(USUAL_DAYS);
        LocalDate first = LocalDate.ofInstant(
                        invocation.now(), invocation.workspace().zone())
                .minusDays(days - 1L);
        Map<Long, Account> byId = accounts.stream().collect(Collectors.toMap(Account::id, Function.identity()));
        List<Kept> changes = changes(invocation, accounts);
        List<DayFacts> facts = new ArrayList<>();
        Reply.Builder reply = Reply.done().title(Texts.line("history.title", Texts.text("history.days", days)));
        for (Account account : accounts) {
            List<Day> rows = balances.days(account, first);
            rows.forEach(row -> facts.add(facts(account, row)));
            reply.block(table(invocation, account, rows));
        }
        if (!changes.isEmpty()) {
            reply.block(new Block.Listing(changeRows(invocation, byId, changes)));
        }
        return reply.facts(new HistoryFacts(facts, changeFacts(byId, changes))).build();
    }

    private List<Account> accounts(Invocation invocation) {
        Optional<AccountName> wanted = invocation.find(Options.ACCOUNT);
        return database
                .read(handle ->
                        new AccountStore(handle).of(invocation.workspace().id()))
                .stream()
                .filter(account -> account.lastSequence() > 0)
                .filter(account -> wanted.isEmpty() || isMeant(wanted.get(), account.name()))
                .sorted(Comparator.comparing(account -> account.name().text()))
                .toList();
    }

    private static boolean isMeant(AccountName wanted, AccountName name) {
        return wanted.provider().equals(name.provider())
                && (wanted.label().isEmpty() || wanted.label().equals(name.label()));
    }

    private List<Kept> changes(Invocation invocation, List<Account> accounts) {
        return database.read(handle -> {
            EntryStore entries = new EntryStore(handle);
            return invocation.find(Options.ACCOUNT).isPresent()
                    ? accounts.stream()
                            .flatMap(account -> entries.byPeopleTo(account.id(), CHANGES).stream())
                            .sorted(Comparator.comparing(
                                            (Kept kept) -> kept.entry().id())
                                    .reversed())
                            .limit(CHANGES)
                            .toList()
                    : entries.byPeople(invocation.workspace().id(), CHANGES);
        });
    }

    private static Block table(Invocation invocation, Account account, List<Day> days) {
        List<Line> rows = new ArrayList<>();
        for (int i = days.size() - 1; i >= 0; i--) {
            rows.add(row(days.get(i)));
        }
        if (rows.isEmpty()) {
            rows.add(Texts.line("history.quiet").faint());
        }
        String name = invocation.catalogue().nameOf(account.name());
        return new Block.Card(account.level(), Line.of(new Span.Strong(name)), rows, List.of());
    }

    private static Line row(Day day) {
        String date = DAY.format(day.day());
        String closing = day.closing() == null ? "?" : day.closing().toString();
        String spent = day.spent().isPositive() ? Texts.text("history.spent", day.spent()) : "";
        String added = day.added().isPositive() ? Texts.text("history.added", day.added()) : "";
        return Texts.line("history.day", date, closing, spent, added);
    }

    private static List<Line> changeRows(Invocation invocation, Map<Long, Account> accounts, List<Kept> changes) {
        List<Line> rows = new ArrayList<>();
        rows.add(Texts.line("history.changes").faint());
        for (Kept kept : changes) {
            Entry entry = kept.entry();
            Account account = accounts.get(kept.accountId());
            if (account != null) {
                String key = "history.change." + entry.kind().name().toLowerCase(Locale.ROOT);
                rows.add(Texts.line(
                        key,
                        invocation.catalogue().nameOf(account.name()),
                        entry.amount(),
                        entry.author().name(),
                        entry.at()));
            }
        }
        return rows;
    }

    private static DayFacts facts(Account account, Day day) {
        return new DayFacts(account.name().text(), day.day(), day.spent(), day.added(), day.closing());
    }

    private static List<ChangeFacts> changeFacts(Map<Long, Account> accounts, List<Kept> changes) {
        return changes.stream()
                .filter(kept -> accounts.containsKey(kept.accountId()))
                .map(kept -> change(accounts, kept))
                .toList();
    }

    private static ChangeFacts change(Map<Long, Account> accounts, Kept kept) {
        Account account = accounts.get(kept.accountId());
        Entry entry = kept.entry();
        return new ChangeFacts(
                account == null ? "" : account.name().text(),
                entry.kind().name(),
                entry.amount(),
                entry.at(),
                entry.author().name());
    }

    private static Reply nothing(Invocation invocation) {
        Line line = invocation
                .find(Options.ACCOUNT)
                .map(name ->
                        Texts.line("history.none.of", invocation.catalogue().nameOf(name)))
                .orElseGet(() -> Texts.line("history.none"));
        return Reply.done()
                .lines(line)
                .facts(new HistoryFacts(List.of(), List.of()))
                .build();
    }
}
