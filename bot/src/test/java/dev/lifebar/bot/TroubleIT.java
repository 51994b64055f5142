package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifebar.bot.terminal.PtySession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a script sees when Lifebar cannot do its work. */
class TroubleIT {
    private static final String DAMAGED = """
            The database file is damaged or is no database. Nothing was changed, and I leave the file as it is.
            Restore lifebar.db from a backup, or move it away to begin with an empty one.
            """;
    private static final String NOT_WRITABLE = """
            The database file or its folder cannot be written. Nothing was changed.
            Give this user the right to write there, or choose another folder with LIFEBAR_HOME.
            """;
    private static final String NEWER = """
            The database was last used by a newer Lifebar, which has changed its layout. Nothing was changed.
            Update this Lifebar, or choose another folder with LIFEBAR_HOME.
            """;
    private static final String FOREIGN = """
            The database file belongs to another program. Nothing was changed, and I leave the file as it is.
            Move it away, or choose another folder with LIFEBAR_HOME.
            """;
    private static final String BUSY = """
            The database is held by another program that has been writing for too long. Nothing was changed.
            /credits still works.
            Try again in a moment; if it stays like this, end the program that holds it.
            """;

    @TempDir
    private Path directory;

    @Test
    void aDatabaseThatCannotBeOpened() throws IOException, InterruptedException {
        BuiltProgram program = new BuiltProgram(directory);
        Files.createDirectories(program.database());

        assertFails(program.run("credits"), NOT_WRITABLE);
    }

    @Test
    void aDamagedDatabase() throws IOException, InterruptedException {
        BuiltProgram program = damaged();

        assertFails(program.run("credits"), DAMAGED);
        assertFails(program.run("sync", "openai", "5"), DAMAGED);
        assertThat(program.database()).hasContent("This is no database. ".repeat(500));
    }

    @Test
    void aDamagedDatabaseIsOneDocumentOfData() throws IOException, InterruptedException {
        BuiltProgram program = damaged();

        Run run = program.run("credits", "--json");

        assertThat(new ObjectMapper().readTree(run.out()).get("error").asText())
                .isEqualTo(DAMAGED.strip().replace('\n', ' '));
        assertThat(run.error()).isEmpty();
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void aDamagedDatabaseBehindAPipe() throws IOException, InterruptedException {
        Run run = damaged().pipe("/credits\n/lifebar help\n");

        assertThat(run.out()).isEqualTo(DAMAGED + "\n" + DAMAGED + "\n");
        assertThat(run.error()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void wrongUsageComesBeforeTheDatabase() throws IOException, InterruptedException {
        assertThat(damaged().run("frobnicate").code()).isEqualTo(2);

        BuiltProgram fresh = new BuiltProgram(directory.resolve("fresh"));
        Files.createDirectories(fresh.home());
        assertThat(fresh.run("frobnicate").code()).isEqualTo(2);
        assertThat(fresh.database()).doesNotExist();
    }

    @Test
    void aDatabaseOfANewerVersion() throws IOException, InterruptedException, SQLException {
        BuiltProgram program = new BuiltProgram(directory);
        program.run("sync", "openai", "91.00", "100");
        change(program, "update flyway_schema_history set version = '999'");

        assertFails(program.run("credits"), NEWER);
    }

    @Test
    void aDatabaseOfAnotherProgram() throws IOException, InterruptedException, SQLException {
        BuiltProgram program = new BuiltProgram(directory);
        Files.createDirectories(program.home());
        change(program, "create table recipe (name text)");

        assertFails(program.run("credits"), FOREIGN);
    }

    @Test
    void aWriterThatDoesNotFinish() throws IOException, InterruptedException, SQLException {
        BuiltProgram program = new BuiltProgram(directory).with("LIFEBAR_BUSY_TIMEOUT", "1");
        program.run("sync", "openai", "91.00", "100");
        try (Connection writer = connect(program);
                Statement statement = writer.createStatement()) {
            statement.execute("begin immediate");

            assertFails(program.run("sync", "openai", "5"), BUSY);
            assertThat(program.run("credits").out()).contains("$91.00 left of $100.00");
        }
        assertThat(program.run("sync", "openai", "5").code()).isZero();
    }

    @Test
    void aWriterInTheWayOfAnAlert() throws IOException, InterruptedException, SQLException {
        BuiltProgram program = withAlertWaiting();
        try (Connection writer = connect(program);
                Statement statement = writer.createStatement()) {
            statement.execute("begin immediate");

            Run run = program.run("credits", "--check", "red");

            assertThat(run.error()).isEqualTo("At or below the line: Anthropic\n");
            assertThat(run.out()).contains("$9.00 left of $54.94").doesNotContain("━━");
            assertThat(run.code()).isEqualTo(1);
        }
        assertThat(program.run("credits").out()).contains("━━", "fell below 25%");
    }

    @Test
    void aWriterInTheWayOfAPipe() throws IOException, InterruptedException, SQLException {
        BuiltProgram program = withAlertWaiting();
        try (Connection writer = connect(program);
                Statement statement = writer.createStatement()) {
            statement.execute("begin immediate");

            Run run = program.pipe("/credits\n/credits\n");

            assertThat(run.out()).containsOnlyOnce("Alerts stay queued").contains("$9.00 left of $54.94");
            assertThat(run.error()).isEmpty();
            assertThat(run.code()).isZero();
        }
    }

    @Test
    void aWriterInTheWayOfAChat() throws IOException, InterruptedException, SQLException {
        BuiltProgram program = withAlertWaiting();
        try (Connection writer = connect(program);
                Statement statement = writer.createStatement()) {
            statement.execute("begin immediate");
            try (PtySession session = program.open()) {
                session.awaitText("Alerts stay queued");
                statement.execute("rollback");
                session.type("/credits" + PtySession.ENTER);

                session.awaitText("━━ ");
                session.awaitText("Anthropic is critical");
                assertThat(session.screen()).containsOnlyOnce("Alerts stay queued");
            }
        }
    }

    @Test
    void aDataDirectoryThatIsAFile() throws IOException, InterruptedException {
        BuiltProgram program = new BuiltProgram(directory);
        Files.createFile(program.home());

        assertFails(
                program.run("credits"),
                "Lifebar keeps its data in " + program.home() + ", but " + program.home()
                        + " is not a directory. Set LIFEBAR_HOME to a directory you can write to.\n");
    }

    @Test
    void aSettingThatMeansNothing() throws IOException, InterruptedException {
        assertFails(
                new BuiltProgram(directory).with("LIFEBAR_COLOR", "purple").run("credits"),
                "LIFEBAR_COLOR is \"purple\"; it has to be auto, always or never.\n");
    }

    @Test
    void debuggingShowsWhereItFailed() throws IOException, InterruptedException {
        Run run = damaged().run("credits", "--debug");

        assertThat(run.error()).contains("damaged or is no database", "SQLITE_NOTADB", "\tat dev.lifebar.core.storage");
        assertThat(run.code()).isEqualTo(3);
    }

    private BuiltProgram damaged() throws IOException {
        BuiltProgram program = new BuiltProgram(directory);
        Files.createDirectories(program.home());
        Files.writeString(program.database(), "This is no database. ".repeat(500));
        return program;
    }

    /** A balance that was read by a process that cannot post here, in a program that does not wait long. */
    private BuiltProgram withAlertWaiting() throws IOException, InterruptedException {
        BuiltProgram program = new BuiltProgram(directory).with("LIFEBAR_BUSY_TIMEOUT", "1");
        program.run("sync", "anthropic", "22.97", "54.94");
        program.run("alerts", "here");
        program.somebodyElseReads("9");
        return program;
    }

    private static void assertFails(Run run, String sentences) {
        assertThat(run.error()).isEqualTo(sentences);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(3);
    }

    private static void change(BuiltProgram program, String sql) throws SQLException {
        try (Connection connection = connect(program);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(BuiltProgram program) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + program.database());
    }
}
