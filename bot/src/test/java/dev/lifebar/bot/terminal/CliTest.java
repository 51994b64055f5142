package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifebar.core.alert.Messenger.Post;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, Mode> modes = new LinkedHashMap<>();
    private OutputStream sink = out;
    private FakeProgram program;
    private String usual = "chat";
    private boolean shown;
    private boolean coloured;

    @BeforeEach
    void makeProgram() {
        program = new FakeProgram(home, Samples.NOW);
    }

    @ParameterizedTest(name = "lifebar {0} ends with {1}")
    @CsvSource(textBlock = """
            credits,                          0
            sync anthropic 22.97 54.94,       0
            sync openai -3.50,                0
            sync openai -$3.50,               0
            sync openai 9500,                 3
            sync openai 9500 --yes,           0
            sync openai 9500 -y,              0
            credits -y,                       0
            sync,                             2
            nonsense,                         2
            fail,                             3
            boom,                             3
            credits --json,                   0
            history --check red,              2
            sync openai 5 --json,             2
            sync openai 5 --check red,        2
            --json,                           2
            --check red,                      2
            credits --colour,                 2
            credits --check,                  2
            credits --check amber,            2
            credits --check yellow,           1
            credits --check orange,           1
            credits --check red,              0
            credits --check empty,            0
            credits --check <25,              0
            credits --check <42,              1
            credits --check <$10,             0
            credits --check <$22.97,          1
            credits --check=<$22.97,          1
            credits --check <5EUR,            3
            fail --check red,                 2
            --help,                           0
            --version,                        0
            """)
    void endsWith(String typed, int code) {
        if (typed.equals("--help")) {
            program.fake.summarise();
        }
        assertThat(run(typed.split(" "))).isEqualTo(code);
        if (code > 1) {
            assertThat(err.toString(StandardCharsets.UTF_8) + out).isNotBlank();
        }
    }

    @Test
    void printsTheAnswerPlainlyIntoAPipe() throws IOException {
        run("credits");

        Golden.assertMatches("credits-script.txt", text(out));
        assertThat(text(err)).isEmpty();
        assertThat(program.closed).isTrue();
    }

    @Test
    void printsTheAnswerInColourOnATerminal() {
        shown = true;

        run("credits");

        assertThat(text(out)).contains("\u001b[1mAnthropic");
    }

    @Test
    void doesWithoutColoursWhenAsked() {
        shown = true;

        run("credits", "--plain");

        assertThat(text(out)).contains("Anthropic").doesNotContain("\u001b");
    }

    @Test
    void usesColoursEverywhereWhenAsked() {
        coloured = true;

        run("credits");

        assertThat(text(out)).contains("\u001b[1mAnthropic");
    }

    @Test
    void problemsGoToTheOtherStream() {
        run("fail");

        assertThat(text(out)).isEmpty();
        assertThat(text(err)).isEqualTo("I can't reach Vercel.\n");
    }

    @Test
    void aQuestionSaysHowToGoOn() {
        run("sync", "openai", "9500");

        assertThat(text(err))
                .isEqualTo("$9,500.00? The last value was $95.00.\n\nAdd --yes to go on; nothing was changed.\n");
    }

    @Test
    void passesYesOnWhereItIsKnown() {
        run("--yes", "sync", "openai", "9500");
        run("--yes", "credits");

        assertThat(program.fake.asked).containsExactly("sync openai 9500 yes:true", "credits");
    }

    @Test
    void wordsMayLookLikeFiles() {
        run("history", "@openai");

        assertThat(program.fake.asked).containsExactly("history @openai");
    }

    @Test
    void aFormSaysWhatIsMissing() {
        run("sync", "anthropic");

        assertThat(text(err)).contains("Still needed: balance", "Type sync <provider> <balance> [max]");
    }

    @Test
    void printsDataAndNothingElse() throws IOException {
        run("credits", "--json");

        Golden.assertMatches("credits.json", text(out));
        assertThat(text(err)).isEmpty();
    }

    @Test
    void printsProblemsAsData() throws IOException {
        run("nonsense", "--json");

        JsonNode data = new ObjectMapper().readTree(out.toByteArray());
        assertThat(data.get("error").asText()).contains("I don't know", "nonsense");
    }

    @Test
    void whatWritesHasNoData() {
        run("sync", "openai", "5", "--json");

        assertThat(text(out)).contains("\\\"sync\\\" has no --json", "What has it: credits, history.");
        assertThat(program.fake.asked).isEmpty();
    }

    @Test
    void alertsComeBesideTheAnswer() {
        program = new FakeProgram(
                home,
                Samples.NOW,
                messenger -> messenger.post(Operator.CHANNEL, Post.of(Samples.alert(Samples.NOW), "n1", true)));

        run("credits", "--json");
        assertThat(text(err)).startsWith("━━ 12:00 ━━").contains("Anthropic is critical");
        assertThat(text(out)).startsWith("{").doesNotContain("is critical");

        run("credits");
        assertThat(text(out)).contains("━━ 12:00 ━━");
    }

    @Test
    void checksAndTellsWhatItCouldNotCheck() {
        run("credits", "--check", "<50");

        assertThat(text(out)).contains("API credits");
        assertThat(text(err)).isEqualTo("Together: no balance known, not checked\nAt or below the line: Anthropic\n");
    }

    @Test
    void aFailureIsOneSentence() {
        run("boom");

        assertThat(text(err))
                .isEqualTo("That went wrong here, not with you. Run it again with --debug for the details.\n");
    }

    @Test
    void aFailureIsSaidOnceAsData() {
        run("boom", "--json");

        assertThat(text(out)).startsWith("{").contains("\"error\"", "That went wrong here");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void debuggingShowsTheWholeFailure() {
        run("boom", "--debug");

        assertThat(text(err)).contains("IllegalStateException: secret detail");
    }

    @Test
    void whatKeepsItFromStartingIsSaid() {
        modes.put("demo", mode(new StartException("I cannot write to /nowhere.", new IOException("no"))));

        assertThat(run("demo")).isEqualTo(ExitCode.FAILED);
        assertThat(text(err)).isEqualTo("I cannot write to /nowhere.\n");
    }

    @Test
    void startsOtherPrograms() {
        modes.put("demo", mode(null));

        assertThat(run("demo", "--plain")).isEqualTo(42);
        assertThat(program.fake.asked).isEmpty();
    }

    @Test
    void startsTheUsualProgramWhereNoneIsTyped() {
        modes.put("demo", mode(null));
        usual = "demo";

        assertThat(run()).isEqualTo(42);
        assertThat(run("chat")).isZero();
        assertThat(run("--json")).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo fast", "demo --json", "demo --check red", "demo --yes", "demo --output file"})
    void otherProgramsStandAlone(String typed) {
        modes.put("demo", mode(null));

        assertThat(run(typed.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).startsWith("\"demo\" stands alone");
    }

    @Test
    void filesGoIntoThePipe() {
        run("lifebar", "export");

        assertThat(text(out)).isEqualTo("account,amount\nanthropic,22.97\n");
        assertThat(text(err)).isEqualTo("2 entries.\n");
    }

    @Test
    void filesGoWhereTheyAreWanted() throws IOException {
        Path file = home.resolve("out.csv");

        run("lifebar", "export", "--output", file.toString());

        assertThat(file).hasContent("account,amount\nanthropic,22.97\n");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(text(out)).isEqualTo("2 entries.\nSaved as " + file + "\n");
    }

    @Test
    void saysWhenThereIsNoFile() {
        run("credits", "--output", "nowhere.csv");

        assertThat(text(err)).isEqualTo("There was no file to write to nowhere.csv.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lifebar export", "credits", "credits --check red", "credits --json", "--version"})
    void saysWhenItsOutputIsNotWritten(String typed) {
        sink = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThat(run(typed.split(" "))).isEqualTo(ExitCode.FAILED);
        assertThat(text(err)).endsWith("Not everything could be written: the disk may be full, or the reader gone.\n");
    }

    @Test
    void filesAreSavedForAPerson() throws IOException {
        shown = true;

        run("lifebar", "export");
        run("lifebar", "export");

        assertThat(home.resolve("exports/__ledger-2.csv")).hasContent("account,amount\nanthropic,22.97\n");
        assertThat(Files.getPosixFilePermissions(home.resolve("exports")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void answersLinesFromAPipe() throws IOException {
        cli("/credits\n\n1\n4\nsync openai 5\n1\n").run();

        Golden.assertMatches("piped.txt", text(out));
        assertThat(text(err)).isEmpty();
    }

    @Test
    void listsEverythingInTheHelp() throws IOException {
        program.fake.summarise();
        modes.put("demo", mode(null));

        run("--help");

        Golden.assertMatches("help.txt", text(out));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--\u001b[31mX", "--json=\u001b[31mX", "credits --check \u001b[31mX", "demo \u001b[31mX"})
    void whatWasTypedDoesNotActOnTheTerminal(String typed) {
        modes.put("demo", mode(null));

        assertThat(run(typed.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).isNotBlank().doesNotContain("\u001b");
    }

    @Test
    void whatKeepsItFromStartingDoesNotActOnTheTerminal() {
        modes.put("demo", mode(new StartException("I cannot write to \u001b[31m/nowhere.\nTry elsewhere.")));

        run("demo");

        assertThat(text(err)).isEqualTo("I cannot write to �[31m/nowhere.\nTry elsewhere.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--discord", "--slack"})
    void saysWhereThePlatformsCanBeLookedAt(String platform) {
        assertThat(run("demo", platform)).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("./lifebar demo " + platform);
    }

    private int run(String... typed) {
        return cli("").run(typed);
    }

    private Cli cli(String input) {
        Streams streams = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(sink, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                () -> false,
                () -> shown,
                () -> 80);
        Map<String, String> environment = Map.of("TERM", "xterm-256color");
        Colours colours = coloured ? Colours.everywhere(environment) : Colours.ofTerminal(environment);
        InstantSource time = InstantSource.fixed(Samples.NOW);
        modes.put("chat", new ChatMode(program, streams, colours, time));
        return new Cli(program, modes, usual, streams, colours, time);
    }

    private static Mode mode(@Nullable RuntimeException failure) {
        return new Mode() {
            @Override
            public String summary() {
                return "shows Lifebar with made-up accounts";
            }

            @Override
            public boolean hasData() {
                return false;
            }

            @Override
            public int run(Arguments arguments) {
                if (failure != null) {
                    throw failure;
                }
                return 42;
            }
        };
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
