package dev.lifebar.core.reading;

import static org.awaitility.Awaitility.await;

import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.Outside;
import dev.lifebar.core.RecordingMessenger;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Place;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.PlainText;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.secret.GivenKey;
import dev.lifebar.core.secret.KeptKey;
import dev.lifebar.core.secret.MasterKeys;
import dev.lifebar.core.secret.References;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.ReadingStore;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The real core over a real file, with providers and keys that are made up. A restart keeps the file. */
final class ReadingHarness implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    private final Path file;
    private final FakeTime time = new FakeTime(TestLifebar.START);
    private final RecordingMessenger messenger = new RecordingMessenger(TestLifebar.PLATFORM, true);
    private final List<Question> questions = new CopyOnWriteArrayList<>();
    private volatile Source source = (provider, credentials, since) -> transientFailure();
    private Database database;
    private Lifebar lifebar;

    ReadingHarness(Path directory) {
        this.file = directory.resolve("lifebar.db");
        this.database = new Database(file, PATIENCE);
        this.lifebar = lifebar();
    }

    /** What a provider was asked. */
    record Question(String provider, String key, LocalDate since) {}

    FakeTime time() {
        return time;
    }

    Database database() {
        return database;
    }

    Lifebar core() {
        return lifebar;
    }

    RecordingMessenger messenger() {
        return messenger;
    }

    List<Question> questions() {
        return questions;
    }

    void answer(Source answers) {
        this.source = answers;
    }

    void answer(Outcome outcome) {
        answer((provider, credentials, since) -> outcome);
    }

    void left(String usd) {
        answer(tells(usd));
    }

    static Outcome tells(String usd) {
        return new Outcome.Told(new Telling(Amount.usd(usd), new TreeMap<>(), List.of(), "{\"left\":\"" + usd + "\"}"));
    }

    void spent(String... daysAndUsd) {
        SortedMap<LocalDate, Amount> spend = new TreeMap<>();
        for (int at = 0; at < daysAndUsd.length; at += 2) {
            spend.put(LocalDate.parse(daysAndUsd[at]), Amount.usd(daysAndUsd[at + 1]));
        }
        answer(new Outcome.Told(new Telling(null, spend, List.of(), "{}")));
    }

    /** Spend that is told as the total of a month. */
    void month(String usd) {
        answer(month(usd, false));
    }

    /** That there is no limit any more, and the total of a month. */
    void unlimited(String usd) {
        answer(month(usd, true));
    }

    private static Outcome month(String usd, boolean unlimited) {
        return new Outcome.Told(
                new Telling(null, null, new TreeMap<>(), null, Amount.usd(usd), unlimited, List.of(), Map.of(), "{}"));
    }

    void fail(Failure failure) {
        answer(new Outcome.Failed(failure, null, "as planned"));
    }

    static Outcome transientFailure() {
        return new Outcome.Failed(Failure.TRANSIENT, null, "no answer");
    }

    /** Connects a key; the account must be known. */
    void connect(WorkspaceKey key, String account, String secret) {
        GivenKey given = new GivenKey(KeptKey.Kind.KEY, secret);
        lifebar.keys().keep(account(key, account), given, Map.of(), TestLifebar.ANN, time.instant());
    }

    void connect(String account) {
        type("/lifebar enable " + account);
        connect(TestLifebar.ACME, account, "key of " + account);
    }

    void disconnect(String account) {
        lifebar.keys().drop(account(account));
    }

    /** Reads what is due and waits until nothing is under way. */
    void read() {
        lifebar.reader().readDue();
        untilSoon(() -> lifebar.reader().isIdle() && due() == 0);
    }

    /** Looks often, because what is waited for takes moments only. */
    static void untilSoon(Callable<Boolean> done) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(done);
    }

    /** How many accounts wait to be asked for. */
    int due() {
        return database.read(handle -> handle.createQuery("""
                        select count(*) from reading r join account a on a.id = r.account_id
                        where r.fingerprint is not null and r.paused = false and r.next_at <= ? and a.enabled = true
                        """)
                .bind(0, time.instant().toEpochMilli())
                .mapTo(Integer.class)
                .one());
    }

    /** Long enough for everything to be due that is asked for every five minutes. */
    void later() {
        time.pass(Duration.ofMinutes(6));
    }

    void readLater() {
        later();
        read();
    }

    Asked asked(String account) {
        long id = account(account).id();
        return database.read(handle -> new ReadingStore(handle).find(id)).orElseThrow();
    }

    Account account(String name) {
        return account(TestLifebar.ACME, name);
    }

    Account account(WorkspaceKey key, String name) {
        return new Balances(database, Catalogue.bundled())
                .find(lifebar.workspaces().of(key), TestLifebar.name(name))
                .orElseThrow();
    }

    String balance(String name) {
        return String.valueOf(account(name).projection().balance());
    }

    String type(String text) {
        return text(typeIn(TestLifebar.ACME, text));
    }

    Answer typeIn(WorkspaceKey workspace, String text) {
        return typeAs(workspace, text, EnumSet.allOf(Permission.class));
    }

    /** Typed where another program runs. */
    String typeIn(Lifebar other, String text) {
        return text(other.commands().run(origin(TestLifebar.ACME, EnumSet.allOf(Permission.class)), text));
    }

    Answer typeAs(WorkspaceKey workspace, String text, Set<Permission> permissions) {
        return lifebar.commands().run(origin(workspace, permissions), text);
    }

    private static Origin origin(WorkspaceKey workspace, Set<Permission> permissions) {
        Channel channel = TestLifebar.OPS;
        Caller caller = new Caller("u-ann", "Ann", Set.of(), permissions);
        return new Origin(workspace, caller, channel, Place.SHARED, "r" + REQUESTS.incrementAndGet());
    }

    /** Somebody's request of this id. */
    Answer typeBy(Author author, String request, String text) {
        Caller caller = new Caller(author.id(), author.name(), Set.of(), EnumSet.allOf(Permission.class));
        Origin origin = new Origin(TestLifebar.ACME, caller, TestLifebar.OPS, Place.SHARED, request);
        return lifebar.commands().run(origin, text);
    }

    String text(Answer answer) {
        return answer instanceof Reply reply ? PlainText.of(reply, time.instant()) : answer.toString();
    }

    /** What arrived since the last time, as text. */
    List<String> posts() {
        int before = messenger.posts().size();
        lifebar.sendDue();
        return messenger.posts().stream()
                .skip(before)
                .map(post -> PlainText.of(post.message(), time.instant()))
                .toList();
    }

    void restart() {
        close();
        database = new Database(file, PATIENCE);
        lifebar = lifebar();
    }

    @Override
    public void close() {
        lifebar.close();
    }

    /** Another program on the same file, which does not have the master key. */
    Lifebar beside(References references) {
        Outside outside = outside("other.key", references);
        return new Lifebar(new Database(file, PATIENCE), List.of(messenger), outside, ZoneOffset.UTC, time);
    }

    private Lifebar lifebar() {
        return new Lifebar(
                database, List.of(messenger), outside("master.key", References.none()), ZoneOffset.UTC, time);
    }

    private Outside outside(String masterKey, References references) {
        return new Outside(
                Catalogue.bundled(), this::ask, new MasterKeys(null, file.resolveSibling(masterKey)), references);
    }

    private Outcome ask(Provider provider, Credentials credentials, LocalDate since) {
        questions.add(new Question(provider.id(), credentials.key().value(), since));
        return source.read(provider, credentials, since);
    }
}
