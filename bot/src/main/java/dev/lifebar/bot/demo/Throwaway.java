package dev.lifebar.bot.demo;

import dev.lifebar.bot.settings.Home;
import dev.lifebar.bot.settings.Logging;
import dev.lifebar.bot.terminal.Operator;
import dev.lifebar.bot.terminal.Program;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.command.AccountFacts;
import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.CreditsFacts;
import dev.lifebar.core.command.Spec;
import dev.lifebar.core.ledger.Draft;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.storage.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.event.Level;

/** The program over a new directory, which is deleted at the end, however that comes. */
final class Throwaway implements Program {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InstantSource time;
    private final ZoneId zone = ZoneId.systemDefault();
    private final Home home;
    private final Database database;
    private final Operator operator = new Operator("demo");
    private final Thread atExit = new Thread(this::end, "demo-end");
    private Lifebar lifebar;

    Throwaway(InstantSource time) throws IOException {
        this.time = time;
        this.home = Home.open(Files.createTempDirectory("lifebar-demo-"));
        Logging.start(home.file("lifebar.log"), Level.WARN);
        this.database = new Database(home.directory().resolve("lifebar.db"), PATIENCE);
        this.lifebar = new Lifebar(database, List.of(), zone, time);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    @Override
    public Path home() {
        return home.directory();
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public List<Spec> specs() {
        return lifebar.commands().specs();
    }

    @Override
    public void debug() {
        // What is logged stays in the directory: a line between those of the story would be in the way.
    }

    @Override
    public Commands open(Messenger messenger) {
        lifebar = new Lifebar(database, List.of(messenger), zone, time);
        History.upTo(time.instant(), zone).forEach(event -> record(event.account(), event.draft()));
        return lifebar.commands();
    }

    @Override
    public boolean start() {
        lifebar.start();
        return true;
    }

    @Override
    public boolean sendDue() {
        lifebar.sendDue();
        return true;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    /** Records spend, as a provider reports it. */
    void spend(AccountName account, Amount spent) {
        record(account, Draft.spend(spent, time.instant()));
    }

    /** Records a balance, as a provider shows it after some more spend. */
    void read(AccountName account, Amount spent) {
        look(account)
                .map(AccountFacts::balance)
                .ifPresent(balance -> record(account, Draft.reading(balance.minus(spent), time.instant())));
    }

    /** How an account stands, if it is still there. */
    Optional<AccountFacts> look(AccountName account) {
        Reply reply = (Reply) lifebar.commands().run(operator.get(), "credits " + account.text());
        return reply.facts() instanceof CreditsFacts facts
                ? facts.accounts().stream().findFirst()
                : Optional.empty();
    }

    private void record(AccountName account, Draft draft) {
        lifebar.ledger().record(lifebar.workspaces().of(Operator.WORKSPACE), account, draft);
    }

    private void end() {
        lifebar.close();
        try (Stream<Path> files = Files.walk(home.directory())) {
            files.sorted(Comparator.reverseOrder()).forEach(Throwaway::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
