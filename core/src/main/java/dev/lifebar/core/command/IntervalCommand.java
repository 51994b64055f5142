package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.reading.Asked;
import dev.lifebar.core.reading.Pace;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.ReadingStore;
import dev.lifebar.core.storage.WorkspaceStore;
import dev.lifebar.core.workspace.Permission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Shows or sets how often balances are read, for the workspace or for one account. */
final class IntervalCommand implements Command {
    private static final Option<Every> EVERY = Option.of("every", Option.Kind.TEXT, (text, catalogue) -> every(text));
    private static final Spec SPEC = new Spec(
            "lifebar interval", List.of(Options.ACCOUNT, EVERY), Permission.MANAGE, Spec.Audience.CALLER, false);

    private final Database database;
    private final Balances balances;

    IntervalCommand(Database database, Balances balances) {
        this.database = database;
        this.balances = balances;
    }

    /** What was chosen; null for what is usual. */
    private record Every(@Nullable Duration span) {}

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        Optional<AccountName> name = invocation.find(Options.ACCOUNT);
        Optional<Account> account = name.flatMap(wanted -> balances.find(invocation.workspace(), wanted));
        if (name.isPresent() && account.isEmpty()) {
            return Labels.unwatched(balances, invocation, name.get());
        }
        Optional<Every> every = invocation.find(EVERY);
        every.ifPresent(chosen -> database.write(handle -> {
            set(handle, invocation, account, chosen.span());
            return chosen;
        }));
        return reply(invocation, account, every.isPresent());
    }

    private static void set(Handle handle, Invocation invocation, Optional<Account> account, @Nullable Duration span) {
        ReadingStore readings = new ReadingStore(handle);
        if (account.isPresent()) {
            new AccountStore(handle).checkEvery(account.get().id(), span);
        } else {
            new WorkspaceStore(handle).checkEvery(invocation.workspace().id(), span);
        }
        for (Asked asked : readings.of(invocation.workspace().id()).values()) {
            if (account.isEmpty() || account.get().id() == asked.accountId()) {
                // Where asking costs something, no choice makes it cost more.
                Duration interval = Pace.interval(invocation.catalogue(), asked.provider(), asked.every());
                readings.hasten(asked.accountId(), invocation.now().plus(interval));
            }
        }
    }

    private Reply reply(Invocation invocation, Optional<Account> account, boolean changed) {
        Optional<Duration> chosen = database.read(handle -> {
            Optional<Duration> all =
                    new WorkspaceStore(handle).checkEvery(invocation.workspace().id());
            return account.flatMap(known -> new AccountStore(handle).checkEvery(known.id()))
                    .or(() -> all);
        });
        String title = account.map(known -> invocation.catalogue().nameOf(known.name()))
                .orElseGet(() -> Texts.text("rules.all"));
        Duration usual = chosen.orElse(Pace.USUAL);
        Duration effective = effective(invocation, account, usual);
        Reply.Builder reply =
                Reply.done().lines(Texts.line(changed ? "interval.set" : "interval.is", title, Words.span(effective)));
        if (effective.compareTo(usual) > 0) {
            reply.lines(Texts.line("interval.least", title, Words.span(usual)));
        }
        return reply.lines(Texts.line("interval.hint").faint()).build();
    }

    /** What becomes of a choice where the provider wants to be asked less often. */
    private static Duration effective(Invocation invocation, Optional<Account> account, Duration chosen) {
        return account.map(known ->
                        Pace.interval(invocation.catalogue(), known.name().provider(), chosen))
                .orElse(chosen);
    }

    private static Every every(String text) {
        if (text.strip().equalsIgnoreCase("default")) {
            return new Every(null);
        }
        return Durations.read(text, Pace.SHORTEST, Pace.LONGEST)
                .map(Every::new)
                .orElseThrow(() -> new UsageException(
                        Texts.line("error.interval", Clean.quote(text)),
                        Texts.line("error.interval.type"),
                        Texts.line("nothing.changed")));
    }
}
