package dev.lifebar.core.command;

import static dev.lifebar.core.TestLifebar.ACME;
import static dev.lifebar.core.TestLifebar.OPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifebar.core.Property;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Recorded;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Reply.Outcome;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.StorageException;
import dev.lifebar.core.storage.StorageException.Trouble;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private static final WorkspaceKey OTHER = new WorkspaceKey("test", "w-other", "Other");
    private static final List<String> FOR_ALL = List.of("lifebar help", "lifebar providers", "lifebar demo");
    private static final Set<Permission> ALL = EnumSet.allOf(Permission.class);

    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private Commands commands;
    private int requests;

    @BeforeEach
    void open() {
        lifebar = TestLifebar.in(directory);
        commands = lifebar.lifebar().commands();
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void aTopUpOfWhatIsUndoneMeanwhileIsRefusedInWords() throws Exception {
        lifebar.sync("openai", "50");
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Thread topping = new Thread(() -> answer.complete(lifebar.type("/topup openai 25")));
        lifebar.database().write(handle -> {
            topping.start();
            await().until(topping::getState, state -> state == Thread.State.TIMED_WAITING);
            return handle.execute("update account set balance = null, basis = 'UNKNOWN'");
        });

        assertThat(PlainText.of(answer.get(), lifebar.time().instant()))
                .contains("/sync openai 45.00")
                .doesNotContain("incident");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<@&123456789>", "123456789"})
    void aRolePickedInDiscordIsTheOnePeopleAreIn(String picked) {
        WorkspaceKey server = new WorkspaceKey("discord", "1", "Acme");
        Caller manager = new Caller("1", "Ann", Set.of(), ALL);
        Caller helper = new Caller("2", "Bob", Set.of("123456789", "<@&123456789>"), Set.of(Permission.VIEW));
        commands.run(new Origin(server, manager, OPS, Place.SHARED, "a"), "/lifebar access update " + picked);

        Answer answer = commands.run(new Origin(server, helper, OPS, Place.SHARED, "b"), "/sync openai 5 10");

        assertThat(((Reply) answer).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aNameThatFitsNobodyInDiscordIsNotTaken() {
        WorkspaceKey server = new WorkspaceKey("discord", "1", "Acme");
        Caller manager = new Caller("1", "Ann", Set.of(), ALL);

        Answer answer =
                commands.run(new Origin(server, manager, OPS, Place.SHARED, "a"), "/lifebar access view @finance");

        assertThat(((Reply) answer).outcome()).isEqualTo(Outcome.USAGE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            credits --check red         | credits
            forget --yes                | lifebar forget
            lifebar forget --yes        | lifebar forget
            lifebar credits openai      | credits
            alerts                      | alerts list
            timezone Europe/Paris       | lifebar timezone
            ''                          | lifebar help
            nonsense                    |
            """)
    void areFoundByWhatWouldRunThem(String typed, @Nullable String path) {
        assertThat(commands.find(Arguments.words(typed)).map(Spec::path)).isEqualTo(Optional.ofNullable(path));
    }

    @Test
    void surviveWhateverIsTyped() throws SQLException {
        run(OTHER, "/sync openai 40 100");
        run(OTHER, "/sync openai/prod 7");
        run(OTHER, "/alerts here");
        String before = everythingOf(OTHER);
        try (Connection watch = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("lifebar.db"));
                Statement version = watch.createStatement()) {
            long start = version(version);
            run(ACME, "/sync openai 5");
            assertThat(version(version)).isNotEqualTo(start);
            Property.holds(random -> {
                lifebar.workspace();
                long unchanged = version(version);
                String line = Garbage.line(random);
                Answer answer = commands.run(origin(ACME, permissions(random)), line);
                String told = PlainText.of(answer, lifebar.time().instant());

                assertThat(told)
                        .describedAs(line)
                        .doesNotContain("incident")
                        .doesNotContainPattern("[\\p{Cc}\\p{Cs}\\u202a-\\u202e&&[^\\n]]");
                if (!(answer instanceof Reply reply && reply.outcome() == Outcome.DONE)) {
                    assertThat(version(version)).describedAs(line).isEqualTo(unchanged);
                }
                assertThat(buttons(answer)).allMatch(action -> action.length() <= Actions.LONGEST);
                lifebar.time().pass(Duration.ofSeconds(random.nextInt(10_000)));
            });
        }
        lifebar.time().set(TestLifebar.START);

        assertThat(everythingOf(OTHER)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "fine", textBlock = """
            provider | anthropic    | fine
            provider | openai/prod  | fine
            provider | antropic     | Did you mean
            balance  | 22.97        | fine
            balance  | 22,9,7       | is not an amount I can read
            balance  | 1,234        | could be
            max      | /quit        | is not an amount I can read
            nonsense | anything     | fine
            """)
    void readOneFieldOfAFormAtOnce(String field, String typed, @Nullable String complaint) {
        Form form = new Form("", "sync", Map.of(), List.of());

        Optional<Reply> wrong = commands.check(form, typed(field, typed), field);

        assertThat(wrong.map(reply -> PlainText.of(reply, lifebar.time().instant()))
                        .orElse("fine"))
                .contains(complaint == null ? "fine" : complaint);
    }

    @Test
    void readAKeyOfAFormAtOnceAndQuoteNothingOfIt() {
        Form form = new Form(
                "",
                "lifebar connect",
                Map.of("provider", "openrouter"),
                List.of(Form.Field.secret("key", "the key", "", true)));

        String wrong = PlainText.of(
                commands.check(form, Map.of("key", "hunter2 hunter3"), "key").orElseThrow(),
                lifebar.time().instant());

        assertThat(wrong).contains("That is no key").doesNotContain("hunter");
        assertThat(commands.check(form, Map.of("key", "hunter2"), "key")).isEmpty();
    }

    private static Map<String, String> typed(String field, String value) {
        Map<String, String> typed = new HashMap<>(Map.of("provider", "openai"));
        typed.put(field, value);
        return typed;
    }

    @Test
    void surviveWhateverIsTypedIntoAFormOrPressed() {
        Property.holds(random -> {
            Form form = new Form("", "sync", Map.of("provider", "openai"), List.of());
            Answer filled = commands.submit(
                    origin(ACME, ALL), form, Map.of("balance", Garbage.line(random), "max", Garbage.line(random)));
            Answer pressed = commands.press(origin(ACME, ALL), "1 " + Garbage.line(random));

            assertThat(PlainText.of(filled, lifebar.time().instant())).doesNotContain("incident");
            assertThat(PlainText.of(pressed, lifebar.time().instant())).doesNotContain("incident");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sync ",
                "/sync openai ",
                "/credits ",
                "/history openai ",
                "/lifebar rules percent:",
                "/lifebar access view ",
                "/lifebar timezone ",
                "/providers ",
                "/help ",
                "/lifebar setup ",
                "/",
                ""
            })
    void answerAFloodInAFewLines(String command) {
        for (String flood :
                List.of("a", "\"", "1,", "e\u0301", "“x ", "a:", "\u001b[2J", "👨‍👩‍👧‍👦", "\ud800", "/")) {
            Answer answer = run(ACME, command + flood.repeat(10_000 / flood.length()));

            assertThat(PlainText.of(answer, TestLifebar.START))
                    .hasSizeLessThan(6_000)
                    .doesNotContain("\u001b", "\ud800 ");
        }
    }

    @Test
    void answerARedeliveredSyncAsTheFirstTimeEvenIfItWouldLookLikeATypoByNow() {
        Origin first = origin(ACME, ALL);
        String answered = PlainText.of(commands.run(first, "/sync openai 95 100"), TestLifebar.START);
        run(ACME, "/sync openai 9500 yes");

        assertThat(PlainText.of(commands.run(first, "/sync openai 95 100"), TestLifebar.START))
                .isEqualTo(answered);
        assertThat(lifebar.account("openai").projection().balance()).hasToString("$9,500.00");
    }

    @Test
    void answerARedeliveredTopUpAsTheFirstTimeEvenIfTheBalanceIsUnknownByNow() {
        run(ACME, "/sync openai 95 100");
        Origin first = origin(ACME, ALL);
        String answered = PlainText.of(commands.run(first, "/topup openai 5"), TestLifebar.START);
        run(ACME, "/undo openai");
        run(ACME, "/undo openai");

        assertThat(PlainText.of(commands.run(first, "/topup openai 5"), TestLifebar.START))
                .isEqualTo(answered);
        assertThat(lifebar.account("openai").projection().balance()).isNull();
    }

    @Test
    void answerWhatWasStoredHoweverFarItIsFromTheLastValue() {
        run(ACME, "/sync openai -900000000000");

        assertThat(PlainText.of(run(ACME, "/sync openai 500000000000 yes"), TestLifebar.START))
                .startsWith("🟩 OpenAI is $500,000,000,000.00 (was −$900,000,000,000.00)");
    }

    @Test
    void neverCallUnchangedWhatWasStored() {
        Recorded recorded = lifebar.sync("openai", "5", "100");
        Database closed = new Database(directory.resolve("none/lifebar.db"), Duration.ofMillis(200));
        Balances balances = new Balances(closed, Catalogue.bundled());
        ChangeReply replies = new ChangeReply(
                balances, new Readings(closed, balances, lifebar.lifebar().reader()));

        assertThat(PlainText.of(replies.synced(lifebar.workspace(), recorded), TestLifebar.START))
                .isEqualTo("That is stored, but I could not word the answer. `/credits` shows where it stands.\n"
                        .replace("`", ""));
    }

    @Test
    void askAboutAFirstBalanceFarAboveItsFullBar() {
        assertThat(PlainText.of(run(ACME, "/sync openai 9500 100"), TestLifebar.START))
                .startsWith("$9,500.00 with a full bar of $100.00? Nothing is stored yet.")
                .contains("[Save $9,500.00]", "(question)");
        assertThat(PlainText.of(run(ACME, "/sync openai 300 100"), TestLifebar.START))
                .startsWith("🟩 OpenAI is $300.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3"})
    void takeNothingForAFullBar(String balance) {
        assertThat(PlainText.of(run(ACME, "/sync openai " + balance), TestLifebar.START))
                .contains("[Set full…]")
                .doesNotContain("full bar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alerts here", "/alerts test"})
    void postNoSecondTestForARedeliveredRequest(String command) {
        run(ACME, "/sync openai 95 100");
        run(ACME, "/alerts here");
        Origin first = origin(ACME, ALL);
        String answered = PlainText.of(commands.run(first, command), TestLifebar.START);

        assertThat(PlainText.of(commands.run(first, command), TestLifebar.START))
                .isEqualTo(answered)
                .contains("Test arrived");
        assertThat(lifebar.messenger().posts()).hasSize(2);

        run(ACME, command);
        assertThat(lifebar.messenger().posts()).hasSize(3);
    }

    @Test
    void askAgainWhereTheButtonWouldNotFit() {
        String account = "cloudflare-ai-gateway/" + "a".repeat(32);
        run(ACME, "/sync " + account + " 1");

        Answer question = run(ACME, "/sync " + account + " 123456789012.123456 1234567890.123456");

        assertThat(PlainText.of(question, TestLifebar.START))
                .contains("type it again with yes at the end")
                .doesNotContain("Save");
        assertThat(buttons(question)).allMatch(action -> action.length() <= Actions.LONGEST);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void sayOfEveryTroubleWithTheDatabaseWhatHappenedAndWhatToDo(Trouble trouble) {
        String told = PlainText.of(Commands.failed(new StorageException(trouble, "no", null)), TestLifebar.START);

        assertThat(told.lines()).hasSize(3);
        assertThat(told).contains("Nothing was changed", "(failed)").doesNotContain("still works");
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void checkThePermissionOfEveryCommand(Permission missing) {
        Set<Permission> others = EnumSet.complementOf(EnumSet.of(missing, Permission.MANAGE));
        List<Spec> denied = commands.specs().stream()
                .filter(spec ->
                        spec.permission() == missing || (missing == Permission.VIEW && !FOR_ALL.contains(spec.path())))
                .toList();

        for (Spec spec : denied) {
            assertThat(commands.run(origin(ACME, others), spec.example()))
                    .describedAs(spec.example())
                    .isInstanceOfSatisfying(
                            Reply.class, reply -> assertThat(reply.outcome()).isEqualTo(Outcome.FAILED));
        }
    }

    @Test
    void explainThemselvesToThoseWhoMayDoNothing() {
        run(ACME, "/lifebar access view @finance");

        for (String path : FOR_ALL) {
            assertThat(commands.run(origin(ACME, Set.of()), "/" + path))
                    .describedAs(path)
                    .isInstanceOfSatisfying(
                            Reply.class, reply -> assertThat(reply.outcome()).isEqualTo(Outcome.DONE));
        }
    }

    private static long version(Statement statement) {
        try (ResultSet row = statement.executeQuery("pragma data_version")) {
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<Permission> permissions(RandomGenerator random) {
        return random.nextInt(5) == 0 ? Set.of(random.nextBoolean() ? Permission.VIEW : Permission.UPDATE) : ALL;
    }

    private static List<String> buttons(Answer answer) {
        if (!(answer instanceof Reply reply)) {
            return List.of();
        }
        Stream<Button> inCards = reply.blocks().stream()
                .flatMap(block -> block instanceof Block.Card card ? card.buttons().stream() : Stream.of());
        return Stream.concat(inCards, reply.buttons().stream())
                .flatMap(button -> button instanceof Button.Press press ? Stream.of(press.action()) : Stream.of())
                .toList();
    }

    private String everythingOf(WorkspaceKey workspace) {
        StringBuilder everything = new StringBuilder();
        for (String line : List.of(
                "/credits", "/credits openai", "/history", "/alerts", "/rules", "/access", "/timezone", "/export")) {
            everything.append(PlainText.of(run(workspace, line), lifebar.time().instant()));
        }
        return everything.toString();
    }

    private Answer run(WorkspaceKey workspace, String line) {
        return commands.run(origin(workspace, ALL), line);
    }

    private Origin origin(WorkspaceKey workspace, Set<Permission> permissions) {
        return new Origin(
                workspace, new Caller("u-ann", "Ann", Set.of(), permissions), OPS, Place.SHARED, "r" + requests++);
    }
}
