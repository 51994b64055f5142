package dev.lifebar.core;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Place;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Draft;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.ledger.Recorded;
import dev.lifebar.core.ledger.Request;
import dev.lifebar.core.ledger.Undone;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.EscalationStore;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.Workspace;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real core over a real SQLite file, with time that stands still and a platform that only keeps what it is sent. Each
 * request that is made here gets an id of its own and comes from {@link #ANN} in {@link #OPS}. Closing it and making
 * another over the same file is a restart. {@link #ACME} may read variables and files.
 */
public final class TestLifebar implements AutoCloseable {
    public static final String PLATFORM = "test";
    public static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    public static final Author ANN = new Author("u-ann", "Ann");
    public static final Author BOB = new Author("u-bob", "Bob");
    public static final Channel OPS = new Channel(PLATFORM, "c-ops", "#ops");
    public static final Channel DEV = new Channel(PLATFORM, "c-dev", "#dev");
    public static final WorkspaceKey ACME = new WorkspaceKey(PLATFORM, "w-acme", "Acme");
    public static final WorkspaceKey OTHER = new WorkspaceKey(PLATFORM, "w-other", "Other");

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    private final Database database;
    private final FakeSource source = new FakeSource();
    private final FakeTime time;
    private final RecordingMessenger messenger;
    private final Lifebar lifebar;
    private final Balances balances;

    public TestLifebar(Path file, ZoneId zone, FakeTime time, RecordingMessenger messenger) {
        this.database = new Database(file, PATIENCE);
        this.time = time;
        this.messenger = messenger;
        this.lifebar = new Lifebar(
                database,
                List.of(messenger),
                source.outside(directory(file), PLATFORM + ":" + ACME.externalId()),
                zone,
                time);
        this.balances = new Balances(database, Catalogue.bundled());
    }

    /** In UTC from {@link #START} on, over a platform that can edit. */
    public static TestLifebar in(Path directory) {
        return in(directory, ZoneOffset.UTC);
    }

    public static TestLifebar in(Path directory, ZoneId zone) {
        return new TestLifebar(
                directory.resolve("lifebar.db"), zone, new FakeTime(START), new RecordingMessenger(PLATFORM, true));
    }

    private static Path directory(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    /** The one provider that answers for all. */
    public FakeSource source() {
        return source;
    }

    public Lifebar lifebar() {
        return lifebar;
    }

    public Database database() {
        return database;
    }

    public FakeTime time() {
        return time;
    }

    public RecordingMessenger messenger() {
        return messenger;
    }

    public Ledger ledger() {
        return lifebar.ledger();
    }

    public Balances balances() {
        return balances;
    }

    /** Passes on what nobody acknowledges, to a channel of which nobody knows yet whether anything arrives there. */
    public void escalate(Channel channel, Duration after) {
        database.write(handle -> {
            new EscalationStore(handle).put(workspace().id(), after, channel);
            return channel;
        });
    }

    /** {@link #ACME} as it is stored now. */
    public Workspace workspace() {
        return lifebar.workspaces().of(ACME);
    }

    public Account account(String name) {
        return balances.find(workspace(), name(name)).orElseThrow();
    }

    public Recorded sync(String account, String usd) {
        return record(account, new Draft(EntryKind.SYNC, Amount.usd(usd), null, request()));
    }

    public Recorded sync(String account, String usd, String max) {
        return record(account, new Draft(EntryKind.SYNC, Amount.usd(usd), Amount.usd(max), request()));
    }

    public Recorded topup(String account, String usd) {
        return record(account, new Draft(EntryKind.TOPUP, Amount.usd(usd), null, request()));
    }

    public Recorded reading(String account, String usd) {
        return record(account, Draft.reading(Amount.usd(usd), time.instant()));
    }

    public Recorded spend(String account, String usd) {
        return record(account, Draft.spend(Amount.usd(usd), time.instant()));
    }

    public Recorded record(String account, Draft draft) {
        return ledger().record(workspace(), name(account), draft);
    }

    /** Takes back {@link #ANN}'s last change of an account. */
    public Undone undo(String account) {
        return ledger().undo(workspace(), name(account), null, false, request());
    }

    /** A new request of {@link #ANN} in {@link #OPS}. */
    public Request request() {
        return requestBy(ANN);
    }

    public Request requestBy(Author author) {
        return new Request(author, nextRequestId(), OPS, time.instant());
    }

    /** What the core answers when a manager types this in {@link #OPS}. */
    public Answer type(String text) {
        return typeIn(OPS, text);
    }

    public Answer typeIn(Channel channel, String text) {
        return lifebar.commands().run(origin(ACME, channel), text);
    }

    /** What the core answers when a manager fills in the form that this line opens. */
    public Answer fill(String text, Map<String, String> typed) {
        return fillIn(ACME, text, typed);
    }

    public Answer fillIn(WorkspaceKey workspace, String text, Map<String, String> typed) {
        Form form = (Form) lifebar.commands().run(origin(workspace, OPS), text);
        return lifebar.commands().submit(origin(workspace, OPS), form, typed);
    }

    /** What the core answers when a manager connects an account: gives a key, and presses [Save] if it works. */
    public Answer connect(String account, Map<String, String> typed) {
        return save(fill("/lifebar connect " + account, typed));
    }

    /** What the core answers when a manager presses [Save] under an answer; the answer itself where it asks nothing. */
    public Answer save(Answer answer) {
        boolean asks = answer instanceof Reply reply && reply.outcome() == Reply.Outcome.QUESTION;
        return asks ? press(answer, "Save") : answer;
    }

    /** What the core answers when a manager presses a button under an answer in {@link #OPS}. */
    public Answer press(Answer answer, String label) {
        return lifebar.commands().press(origin(ACME, OPS), action(answer, label));
    }

    /** What a button under an answer does. */
    public static String action(Answer answer, String label) {
        return ((Reply) answer)
                .buttons().stream()
                        .filter(Button.Press.class::isInstance)
                        .map(Button.Press.class::cast)
                        .filter(button -> button.label().equals(label))
                        .findFirst()
                        .orElseThrow()
                        .action();
    }

    private static Origin origin(WorkspaceKey workspace, Channel channel) {
        Caller caller = new Caller(ANN.id(), ANN.name(), Set.of(), EnumSet.allOf(Permission.class));
        return new Origin(workspace, caller, channel, Place.SHARED, nextRequestId());
    }

    /** Reads {@code openai} or {@code openai/prod}. */
    public static AccountName name(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new AccountName(text, "")
                : new AccountName(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public void close() {
        lifebar.close();
    }

    private static String nextRequestId() {
        return "r" + REQUESTS.incrementAndGet();
    }
}
