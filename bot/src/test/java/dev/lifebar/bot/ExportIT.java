package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifebar.bot.discord.LocalDiscord;
import dev.lifebar.bot.slack.LocalSlack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service with a ledger that is larger than its memory. */
class ExportIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private LocalDiscord discord;
    private LocalSlack slack;
    private BuiltProgram program;

    @BeforeEach
    void open() throws IOException {
        discord = new LocalDiscord();
        slack = new LocalSlack();
        program = new BuiltProgram(directory)
                .with(discord.settings())
                .with(slack.settings())
                .with("JDK_JAVA_OPTIONS", "-Xmx40m");
    }

    @AfterEach
    void close() {
        discord.close();
        slack.close();
        assertThat(discord.violations()).isEmpty();
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void sendsALedgerThatIsLargerThanTheMemory() throws IOException, InterruptedException, SQLException {
        Run.Pending running = program.begin();
        try {
            assertThat(discord.ask("sync", "provider:openai", "balance:91", "max:100")
                            .answer())
                    .contains("$91.00");
            assertThat(slack.ask("/sync", "openai 91 100").answer()).contains("$91.00");
            record(200_000);

            assertThat(slack.ask("/lifebar", "export").answer()).contains("200002 lines", "I send it to you");
            await().atMost(PATIENCE).until(() -> !slack.uploads().isEmpty());
            assertThat(slack.uploads().get(0).lines()).hasSize(200_002);
            assertThat(discord.ask("lifebar export").answer())
                    .contains("200002 lines", "more than Discord takes (10 MB)", "in the terminal");
            forget(150_000);
            assertThat(discord.ask("lifebar export", "format:csv").files()).containsExactly("lifebar-ledger.csv");

            assertThat(Files.readString(running.error())).doesNotContain("OutOfMemory", "ERROR");
            try (Stream<Path> files = Files.list(program.home())) {
                assertThat(files).noneMatch(file -> file.toString().contains("spool"));
            }
        } finally {
            running.stop();
            running.end();
        }
    }

    /** So many more entries of each account, as if somebody had typed them. */
    private void record(int many) throws SQLException {
        execute("""
                insert into entry
                select id + i, workspace_id, account_id, sequence + i, kind, amount, unit, max, at, author_id,
                       author_name, null, 'r' || i, null, zone, balance, balance_unit
                from entry, (with recursive n(i) as (select 1 union all select i + 1 from n where i < %d) select i from n)
                """.formatted(many));
    }

    private void forget(int many) throws SQLException {
        execute("delete from entry where sequence <= " + many);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + program.database());
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 30000");
            statement.execute(sql);
        }
    }
}
