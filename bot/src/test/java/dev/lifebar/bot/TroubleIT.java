package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;

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
    @TempDir
    private Path directory;

    @Test
    void aDatabaseThatCannotBeOpened() throws IOException, InterruptedException {
        BuiltProgram program = new BuiltProgram(directory);
        Files.createDirectories(program.database());

        assertFails(program.run("credits"), "cannot be written");
    }

    @Test
    void aDamagedDatabase() throws IOException, InterruptedException {
        BuiltProgram program = new BuiltProgram(directory);
        Files.createDirectories(program.home());
        Files.writeString(program.database(), "This is no database. ".repeat(500));

        assertFails(program.run("credits"), "damaged or is no database");
        assertFails(program.run("sync", "openai", "5"), "damaged or is no database");
        assertThat(program.database()).hasContent("This is no database. ".repeat(500));
    }

    @Test
    void aDatabaseOfANewerVersion() throws IOException, InterruptedException, SQLException {
        BuiltProgram program = new BuiltProgram(directory);
        program.run("sync", "openai", "91.00", "100");
        change(program, "update flyway_schema_history set version = '999'");

        assertFails(program.run("credits"), "newer Lifebar");
    }

    @Test
    void aDatabaseOfAnotherProgram() throws IOException, InterruptedException, SQLException {
        BuiltProgram program = new BuiltProgram(directory);
        Files.createDirectories(program.home());
        change(program, "create table recipe (name text)");

        assertFails(program.run("credits"), "belongs to another program");
    }

    @Test
    void aWriterThatDoesNotFinish() throws IOException, InterruptedException, SQLException {
        BuiltProgram program = new BuiltProgram(directory).with("LIFEBAR_BUSY_TIMEOUT", "1");
        program.run("sync", "openai", "91.00", "100");
        try (Connection writer = connect(program);
                Statement statement = writer.createStatement()) {
            statement.execute("begin immediate");

            assertFails(program.run("sync", "openai", "5"), "held by another program");
            assertThat(program.run("credits").out()).contains("$91.00 left of $100.00");
        }
        assertThat(program.run("sync", "openai", "5").code()).isZero();
    }

    @Test
    void aDataDirectoryThatIsAFile() throws IOException, InterruptedException {
        BuiltProgram program = new BuiltProgram(directory);
        Files.createFile(program.home());

        assertFails(program.run("credits"), "is not a directory");
    }

    @Test
    void aSettingThatMeansNothing() throws IOException, InterruptedException {
        assertFails(new BuiltProgram(directory).with("LIFEBAR_COLOR", "purple").run("credits"), "LIFEBAR_COLOR");
    }

    @Test
    void debuggingShowsWhereItFailed() throws IOException, InterruptedException {
        BuiltProgram program = new BuiltProgram(directory);
        Files.createDirectories(program.home());
        Files.writeString(program.database(), "This is no database. ".repeat(500));

        Run run = program.run("credits", "--debug");

        assertThat(run.error()).contains("damaged or is no database", "SQLITE_NOTADB", "\tat dev.lifebar.core.storage");
        assertThat(run.code()).isEqualTo(3);
    }

    private static void assertFails(Run run, String sentence) {
        assertThat(run.error()).contains(sentence).doesNotContain("Exception", "\tat ", "WARN", "ERROR");
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
