package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifebar.bot.terminal.Golden;
import dev.lifebar.bot.terminal.PtySession;
import dev.lifebar.bot.terminal.ScreenCells;
import dev.lifebar.bot.terminal.ScreenPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chat as a person meets it: the shipped jar on a real pseudo-terminal. */
class ChatIT {
    private static final String PROMPT = "lifebar>";
    /** SIGTERM as an exit code. */
    private static final int TERMINATED = 143;

    @TempDir
    private Path directory;

    private BuiltProgram program;

    @BeforeEach
    void nameProgram() {
        program = new BuiltProgram(directory);
    }

    @Test
    void tellsTheStoryOfTheReadme() throws IOException, InterruptedException {
        try (PtySession session = open()) {
            enter(session, "/sync anthropic 22.97 54.94", "[1] Undo");
            enter(session, "/credits", "synced just now");
            enter(session, "/alerts here", "[2] Alerts off");
            session.type("/sync anthropic 9" + PtySession.ENTER);
            session.awaitText("Sync now…");
            awaitPrompt(session);

            ScreenCells screen = session.cells().with(ChatIT::settled);
            Golden.assertMatches("story.txt", screen.text() + "\n");
            Golden.assertMatches(Path.of("../deploy/screen.svg"), ScreenPicture.svg(screen, "lifebar"));
        }
    }

    @Test
    void completesCommandsProvidersAndLabels() throws IOException, InterruptedException {
        try (PtySession session = open()) {
            enter(session, "/sync openai/prod 91.00 100", "[1] Undo");
            session.type("/cred\t");
            session.awaitText(PROMPT + " /credits");
            session.type("openai/p\t");
            session.awaitText(PROMPT + " /credits openai/prod");
            session.type(PtySession.ENTER);
            session.awaitText("Full bar: $100.00");
            session.type("/topup mist\t");
            session.awaitText("/topup mistral");
        }
    }

    @Test
    void pressesNumbersAndRecallsLines() throws IOException, InterruptedException {
        try (PtySession session = open()) {
            enter(session, "/sync openai 91.00 100", "[1] Undo");
            enter(session, "1", "no known balance again");
            session.type(PtySession.UP + PtySession.UP);
            session.await("the recalled line", screen -> screen.endsWith(PROMPT + " /sync openai 91.00 100"));
            session.type(PtySession.BREAK);
            session.await("an empty prompt", screen -> screen.endsWith(PROMPT));
            session.type("/quit" + PtySession.ENTER);

            assertThat(session.awaitExit()).isZero();
        }
        assertThat(program.home().resolve("chat-history")).hasContent("/sync openai 91.00 100\n1\n/quit\n");
    }

    @Test
    void showsNothingOfAKeyAndForgetsLinesWithOne() throws IOException, InterruptedException {
        try (PtySession session = open()) {
            session.type("/lifebar connect openrouter" + PtySession.ENTER);
            session.awaitText("not shown while you type");
            session.type("hunter2 has blanks" + PtySession.ENTER);
            session.awaitText("That is no key");
            session.type("/credits" + PtySession.ENTER);
            session.awaitText("This is a form, so /credits was not run.");
            session.type("hunter2" + PtySession.ENTER);
            session.awaitText("a label");
            session.type("my prod" + PtySession.ENTER);
            session.awaitText("cannot be a label");
            session.await("the label's question", screen -> screen.endsWith("optional\n>"));
            session.type("/quit" + PtySession.ENTER);
            awaitPrompt(session);
            assertThat(session.cells().text()).doesNotContain("hunter2");

            session.type("/lifebar connect openrouter hunter2" + PtySession.ENTER);
            session.awaitText("Revoke that key");
            awaitPrompt(session);
            session.type("/quit" + PtySession.ENTER);
            assertThat(session.awaitExit()).isZero();
        }
        assertThat(program.home().resolve("chat-history")).hasContent("/lifebar connect openrouter\n/quit\n");
    }

    @Test
    void asksForWhatIsMissing() throws IOException, InterruptedException {
        try (PtySession session = open()) {
            enter(session, "/sync anthropic 22.97 54.94", "[1] Undo");
            session.type("/topup anthropic" + PtySession.ENTER);
            session.awaitText("what was added");
            session.type("0" + PtySession.ENTER);
            session.awaitText("A top-up adds something");
            session.await("the same question", screen -> screen.endsWith("\n>"));
            session.type("5" + PtySession.ENTER);
            session.awaitText("$27.97 left of $54.94");
            awaitPrompt(session);
            session.type("/topup anthropic" + PtySession.ENTER);
            session.await("the second form", screen -> screen.endsWith("\n>"));
            session.type(PtySession.BREAK);
            session.awaitText("Nothing was changed.");
        }
        assertThat(program.run("credits").out()).contains("$27.97 left of $54.94");
    }

    @Test
    void survivesStrangeInput() throws IOException, InterruptedException {
        try (PtySession session = open()) {
            session.paste("x".repeat(10_000));
            session.type(PtySession.ENTER);
            session.awaitText("There is no command \"xxx");
            awaitPrompt(session);
            session.paste("/sync \u001b[31mopenai\u0007 5");
            session.type(PtySession.ENTER);
            session.awaitText("I don't know the provider");
            awaitPrompt(session);

            assertThat(session.cells().rows().stream().flatMap(List::stream))
                    .extracting(ScreenCells.Run::colour)
                    .doesNotContain(0x800000, 0xcd0000);
            session.type(PtySession.END);
            assertThat(session.awaitExit()).isZero();
        }
    }

    @Test
    void alertsArriveAboveWhatIsBeingTyped() throws IOException, InterruptedException {
        try (PtySession session = open()) {
            enter(session, "/sync anthropic 22.97 54.94", "[1] Undo");
            enter(session, "/alerts here", "Alerts off");
            session.type("/sync openai 9");
            program.somebodyElseReads("9");
            session.awaitText("Anthropic is critical");

            session.await("the line below", screen -> screen.endsWith(PROMPT + " /sync openai 9"));
        }
    }

    @Test
    void aSingleCommandRunsBesideTheChat() throws IOException, InterruptedException {
        try (PtySession session = open()) {
            enter(session, "/sync anthropic 22.97 54.94", "[1] Undo");
            enter(session, "/alerts here", "Alerts off");

            Run beside = program.run("sync", "anthropic", "9");

            assertThat(beside.out()).contains("Anthropic is $9.00", "Anthropic is critical", "fell below 25%");
            enter(session, "/credits", "$9.00 left of $54.94");
        }
    }

    @Test
    void dataStaysDataWhenAnAlertIsDue() throws IOException, InterruptedException {
        program.run("sync", "anthropic", "22.97", "54.94");
        program.run("alerts", "here");
        program.somebodyElseReads("9");

        Run run = program.run("credits", "--json");

        assertThat(run.out()).startsWith("{").doesNotContain("is critical");
        assertThat(run.error()).contains("Anthropic is critical");
    }

    @Test
    void belongsToItsOwnerAlone() throws IOException, InterruptedException {
        try (PtySession session = open()) {
            enter(session, "/sync anthropic 22.97 54.94", "[1] Undo");
            enter(session, "/lifebar export", "Saved as");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(program.home())))
                    .isEqualTo("rwx------");
            try (Stream<Path> files = Files.walk(program.home())) {
                assertThat(files.filter(Files::isRegularFile)
                                .filter(file -> !file.toString().endsWith(".migrating")))
                        .isNotEmpty()
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void endsCleanlyWhenTold() throws IOException, InterruptedException {
        try (PtySession session = open()) {
            enter(session, "/sync anthropic 22.97 54.94", "[1] Undo");
            session.terminate();

            assertThat(session.awaitExit()).isEqualTo(TERMINATED);
            assertThat(session.screen()).doesNotContain("Exception", "\tat ");
        }
        assertThat(program.database().resolveSibling("lifebar.db-wal")).doesNotExist();
        assertThat(program.run("credits").out()).contains("$22.97 left of $54.94");
    }

    @Test
    void losesNothingWhenKilled() throws IOException, InterruptedException {
        try (PtySession session = open()) {
            enter(session, "/sync anthropic 22.97 54.94", "[1] Undo");
            enter(session, "/alerts here", "Alerts off");
            session.kill();
        }
        program.somebodyElseReads("9");
        try (PtySession session = open()) {
            session.awaitText("Anthropic is critical");
            await().until(() -> waiting() == 0);
            session.kill();
        }
        try (PtySession session = open()) {
            enter(session, "/alerts list", "last message arrived");

            assertThat(session.screen()).contains("$9.00 left of $54.94").doesNotContain("is critical\n");
        }
    }

    @Test
    void worksOnADumbTerminal() throws IOException, InterruptedException {
        program.with("TERM", "dumb");
        try (PtySession session = open()) {
            enter(session, "/credits", "Nothing is watched yet");
            session.type(PtySession.END);

            assertThat(session.awaitExit()).isZero();
        }
    }

    @Test
    void noColorMeansNoColour() throws IOException, InterruptedException {
        program.with("NO_COLOR", "1");
        try (PtySession session = open()) {
            assertThat(session.cells().rows().stream().flatMap(List::stream))
                    .allMatch(run -> run.colour() < 0 && !run.bold());
        }
    }

    @Test
    void singleCommandsAreColouredOnATerminal() throws IOException, InterruptedException {
        try (PtySession session = program.open("sync", "anthropic", "22.97", "54.94")) {
            assertThat(session.awaitExit()).isZero();

            assertThat(session.cells().rows().stream().flatMap(List::stream))
                    .anyMatch(run -> run.text().equals("████") && run.colour() >= 0);
        }
    }

    /** How many messages have not been shown, or not been marked as shown yet. */
    private int waiting() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + program.database());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from delivery where state = 'WAITING'")) {
            return rows.getInt(1);
        }
    }

    private PtySession open() throws IOException, InterruptedException {
        PtySession session = program.open();
        awaitPrompt(session);
        return session;
    }

    private static void enter(PtySession session, String line, String answer) throws InterruptedException, IOException {
        session.type(line + PtySession.ENTER);
        session.awaitText(answer);
        awaitPrompt(session);
    }

    private static void awaitPrompt(PtySession session) throws InterruptedException {
        session.await("a prompt", screen -> screen.endsWith(PROMPT));
    }

    /** The same at every time of day and on every machine. */
    private static String settled(String screen) {
        return screen.replaceAll("\\d\\d:\\d\\d", "12:00")
                .replaceAll("in \\d+ s", "in 2 s")
                .replaceAll("(\\d+ s ago|just now)", "just now");
    }
}
