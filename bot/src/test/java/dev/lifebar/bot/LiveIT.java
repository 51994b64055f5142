package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.bot.terminal.PtySession;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is shipped, with a provider on this computer and its key in the environment. */
class LiveIT {
    private static final String REFERENCE = "env:" + LocalProviders.VARIABLE;

    @TempDir
    private Path directory;

    private LocalProviders providers;
    private BuiltProgram program;

    @BeforeEach
    void open() throws IOException {
        providers = new LocalProviders();
        program = new BuiltProgram(directory)
                .with("LIFEBAR_PROVIDERS", providers.file(directory).toString())
                .with("LIFEBAR_ALLOW_LOOPBACK", "true")
                .with(LocalProviders.VARIABLE, LocalProviders.KEY);
    }

    @AfterEach
    void close() {
        providers.close();
    }

    @Test
    void showsTheLiveBalanceInOneLineWithNothingSetUp() throws IOException, InterruptedException {
        providers.used("25.75");

        Run run = program.run("credits");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("OpenRouter: $74.25 left, live with OPENROUTER_API_KEY.\n");
    }

    @Test
    void goesLiveInTheChatAndAlertsWhatAReadingShows() throws Exception {
        providers.used("0.50", "30");
        try (PtySession session = program.open()) {
            session.awaitText("OPENROUTER_API_KEY is set here");
            enter(session, "/alerts here", "Test arrived");
            enter(session, "/lifebar connect openrouter " + REFERENCE, "Nothing is stored yet.");
            enter(session, "1", "The key is read from " + REFERENCE);
            assertThat(session.screen()).contains("OpenRouter: $99.50 left.");
            letTimePass();
            session.awaitText("OpenRouter: $70.00 left (70%)");
            enter(session, "/credits openrouter", "Next check in");

            System.out.println(session.screen());
            assertThat(session.screen()).contains("$70.00 left of $99.50", "watch", "live");
            assertThat(session.screen()).doesNotContain(LocalProviders.KEY);
        }
    }

    @Test
    void tellsInAScriptWhatIsTrueOfAKey() throws Exception {
        assertThat(program.run("lifebar", "connect", "openrouter", REFERENCE).out())
                .contains("OpenRouter: $100.00 left.", "read from " + REFERENCE + " each time");
        assertThat(program.run("credits", "openrouter").out())
                .contains("The next check needs a Lifebar that keeps running")
                .doesNotContain("Next check");
        letTimePass();
        assertThat(program.run("credits", "openrouter", "refresh:true").out()).contains("Read just now.");
        assertThat(program.run("credits", "openrouter", "raw:true").out())
                .containsOnlyOnce("\"total_credits\": 100")
                .doesNotContain("\uFFFD");

        Path own = program.database().resolveSibling("master.key");
        assertThat(own).exists();
        assertThat(program.run("lifebar", "connect", "openrouter", "file:" + own)
                        .error())
                .contains("leads to Lifebar's own files", "No key was stored.");

        providers.revoke(LocalProviders.KEY);
        assertThat(program.run("lifebar", "connect", "openrouter", REFERENCE).error())
                .contains("OpenRouter does not know this key.", "No key was stored.");
        assertThat(program.run("lifebar", "keys").out()).contains("read from " + REFERENCE);
        assertThat(program.run("rotate-key").code()).isZero();
        assertThat(program.run("lifebar", "disconnect", "openrouter").out()).contains("its key is deleted here");
    }

    /** What was read was read long ago, and is to be read anew. */
    private void letTimePass() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + program.database());
                Statement statement = connection.createStatement()) {
            statement.execute("update reading set next_at = 0, asked_at = 0");
        }
    }

    private static void enter(PtySession session, String line, String answer) throws IOException, InterruptedException {
        session.await("a prompt", screen -> screen.endsWith("lifebar>"));
        session.type(line + PtySession.ENTER);
        session.awaitText(answer);
    }
}
