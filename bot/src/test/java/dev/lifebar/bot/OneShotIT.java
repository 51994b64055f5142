package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single commands, as a script runs them. */
class OneShotIT {
    @TempDir
    private static Path shared;

    @TempDir
    private Path fresh;

    /** Anthropic is at 16 %, OpenAI at 91 %. */
    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        BuiltProgram program = new BuiltProgram(shared);
        assertThat(program.run("sync", "anthropic", "9", "54.94").code()).isZero();
        assertThat(program.run("sync", "openai", "91.00", "100").code()).isZero();
    }

    @ParameterizedTest(name = "lifebar {0} ends with {1}")
    @CsvSource(textBlock = """
            credits,                        0
            credits openai --check red,     0
            credits openai --check <$10,    0
            history,                        0
            lifebar providers open,         0
            lifebar help,                   0
            lifebar export,                 0
            settings,                       0
            --help,                         0
            --version,                      0
            lifebar credits --check <5,     0
            credits --check yellow,         1
            lifebar credits --check yellow, 1
            credits --check red,            1
            credits --check <25,            1
            credits --check <$10,           1
            """)
    void answers(String typed, int code) throws IOException, InterruptedException {
        Run run = new BuiltProgram(shared).run(typed.split(" "));

        assertThat(run.code()).as(run.error()).isEqualTo(code);
        assertThat(run.out()).isNotBlank();
        assertThat(run.error()).doesNotContain("Exception", "WARN", "INFO");
    }

    @ParameterizedTest(name = "lifebar {0} ends with {1}, saying {2}")
    @CsvSource(delimiter = '|', textBlock = """
            sync antropic 5           | 2 | Did you mean anthropic?
            sync anthropic            | 2 | Still needed: balance
            sync anthropic 22,9,7     | 2 | is not an amount I can read
            topup openai              | 2 | Still needed: amount
            lifebar connect openrouter| 2 | Type lifebar connect openrouter env:NAME (or file:/path); only a chat
            frobnicate                | 2 | There is no command "frobnicate"
            credits --frobnicate      | 2 | I don't know the option "--frobnicate"
            credits --check amber     | 2 | is not a line I can read
            history --check red       | 2 | --check goes with credits
            settings all              | 2 | "settings" stands alone
            forget                    | 3 | Add --yes to go on
            sync openai 9500          | 3 | Add --yes to go on
            lifebar forget            | 3 | Add --yes to go on
            help nonsense             | 2 | There is no command "nonsense"
            credits groq              | 3 | Groq is not watched here
            """)
    void refuses(String typed, int code, String sentence) throws IOException, InterruptedException {
        Run run = new BuiltProgram(shared).run(typed.split(" "));

        assertThat(run.error()).contains(sentence).doesNotContain("Exception", "\tat ");
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"credits", "history", "lifebar providers", "providers", "lifebar credits", "settings"})
    void answersWithDataAlone(String typed) throws IOException, InterruptedException {
        Run run = new BuiltProgram(shared).run((typed + " --json").split(" "));

        assertThat(run.code()).isZero();
        assertThat(run.error()).isEmpty();
        assertThat(new ObjectMapper().readTree(run.out())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sync openai 5", "timezone Europe/Paris", "enable openai", "export", "help", "forget --yes"})
    void refusesWithDataAlone(String typed) throws IOException, InterruptedException {
        Run run = new BuiltProgram(shared).run((typed + " --json").split(" "));

        JsonNode data = new ObjectMapper().readTree(run.out());
        assertThat(data.get("error").asText()).contains("has no --json");
        assertThat(run.error()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void changesTheLedger() throws IOException, InterruptedException {
        BuiltProgram program = new BuiltProgram(fresh);

        assertThat(program.run("undo").code()).isEqualTo(3);
        assertThat(program.run("sync", "openai/prod", "95", "100").out()).contains("OpenAI · prod is $95.00 · 95%");
        assertThat(program.run("topup", "openai/prod", "$5").out()).contains("$100.00 left of $100.00");
        assertThat(program.run("undo", "openai/prod").out()).contains("Undone", "$95.00 again");
        assertThat(program.run("sync", "openai/prod", "9500", "--yes").code()).isZero();
        assertThat(program.run("lifebar", "forget", "--yes").code()).isZero();
        assertThat(program.run("credits").out()).startsWith("Nothing is watched yet.");
        assertThat(program.run("sync", "openai", "5").code()).isZero();
        assertThat(program.run("forget", "--yes").code()).isZero();
        assertThat(program.run("credits").out()).startsWith("Nothing is watched yet.");
    }

    @Test
    void turnsTheMasterKeyOver() throws IOException, InterruptedException {
        BuiltProgram program = new BuiltProgram(fresh);
        Run nothing = program.run("rotate-key");
        assertThat(nothing.out()).isEqualTo("No key is stored, so there is no master key to change.\n");
        assertThat(nothing.error()).isEmpty();
        program.connectOpenRouter();
        Path file = program.home().resolve("master.key");
        String old = Files.readString(file);

        Run moved = program.run("rotate-key");

        assertThat(moved.out()).contains("1 had to be moved");
        // Without the launcher's flags, newer versions of Java warn of what the encryption's library does.
        assertThat(moved.error().lines().filter(line -> !line.startsWith("WARNING: ")))
                .isEmpty();

        assertThat(file).content().isNotEqualTo(old);
        assertThat(program.run("lifebar", "keys").out()).contains("OpenRouter").doesNotContain("no longer");
        Run given = new BuiltProgram(shared)
                .with("LIFEBAR_MASTER_KEY", "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=")
                .run("rotate-key");
        assertThat(given.out()).contains("Put a new one before it");
        assertThat(given.code()).isEqualTo(3);
    }

    @Test
    void loadsNoCryptographyWhereNoKeyIsNeeded() throws IOException, InterruptedException {
        Path loaded = fresh.resolve("loaded");
        BuiltProgram program = new BuiltProgram(fresh).with("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + loaded);
        program.connectOpenRouter();

        assertThat(program.run("credits").code()).isZero();

        assertThat(loaded).content().contains("dev.lifebar.core").doesNotContain("com.google.crypto.tink");
    }

    @Test
    void leavesNothingOfWhatIsForgotten() throws IOException, InterruptedException {
        BuiltProgram program = new BuiltProgram(fresh);
        program.run("sync", "openai/zanzibar", "95", "100");
        Path history = Files.writeString(program.home().resolve("chat-history"), "sync openai/zanzibar 95");

        assertThat(bytes(program.home())).contains("zanzibar");
        assertThat(program.run("forget", "--yes").code()).isZero();

        assertThat(history).doesNotExist();
        assertThat(bytes(program.home())).doesNotContain("zanzibar");
    }

    /** Everything in the data directory. */
    private static String bytes(Path home) throws IOException {
        StringBuilder bytes = new StringBuilder();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toString();
    }

    @Test
    void replacesNoFileUnasked() throws IOException, InterruptedException {
        BuiltProgram program = new BuiltProgram(shared);
        Path file = Files.writeString(fresh.resolve("mine.csv"), "mine");

        Run refused = program.run("export", "csv", "--output", file.toString());
        Run nowhere = program.run("export", "csv", "--output", fresh + "/none/mine.csv");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.error()).contains("mine.csv is there already", "--yes");
        assertThat(file).hasContent("mine");
        assertThat(nowhere.code()).isEqualTo(3);
        assertThat(nowhere.error()).contains("there is no such folder").doesNotContain("Exception", "went wrong");
        assertThat(program.run("export", "csv", "--yes", "--output", file.toString())
                        .code())
                .isZero();
        assertThat(file).content().contains("anthropic");
    }

    @Test
    void saysWhatALineInOneUnitLeavesOut() throws IOException, InterruptedException {
        BuiltProgram program = new BuiltProgram(fresh);
        program.run("sync", "openai", "€95", "€100");
        program.run("sync", "anthropic", "$95", "$100");

        Run checked = program.run("credits", "--check", "<$10");

        assertThat(checked.code()).isZero();
        assertThat(checked.error()).contains("OpenAI: counted in another unit than the line, not checked");
    }

    @Test
    void usesColoursOnlyWhenAsked() throws IOException, InterruptedException {
        BuiltProgram program = new BuiltProgram(shared);

        assertThat(program.run("credits").out()).doesNotContain("\u001b");
        assertThat(program.with("LIFEBAR_COLOR", "always").run("credits").out()).contains("\u001b[1mAnthropic");
        assertThat(program.run("credits", "--plain").out()).doesNotContain("\u001b");
    }

    @Test
    void answersLinesFromAPipe() throws IOException, InterruptedException {
        Run run = new BuiltProgram(fresh).pipe("/sync openai 91.00 100\n1\n/credits\n");

        assertThat(run.out()).contains("OpenAI is $91.00 · 91%", "[1] Undo", "Undone");
        assertThat(run.code()).isZero();
    }

    @Test
    void doesNotStartWithProvidersItCannotRead(@TempDir Path directory) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("own.json"), "[{\"id\": \"acme\"}]");

        Run run = new BuiltProgram(directory)
                .with("LIFEBAR_PROVIDERS", file.toString())
                .run("credits");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.error())
                .contains("Provider \"acme\": field \"name\" is missing or not a text")
                .doesNotContain("Exception");
    }
}
