package dev.lifebar.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What workspaces and channels are called, and to whom. */
class NamesTest {
    private static final Channel OPERATIONS = new Channel(TestLifebar.PLATFORM, TestLifebar.OPS.id(), "#operations");
    private static final Caller ANN = new Caller("u-ann", "Ann", Set.of(), EnumSet.allOf(Permission.class));
    private static final Caller BOB = new Caller("u-bob", "Bob", Set.of(), EnumSet.of(Permission.VIEW, Permission.ACK));

    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private int requests;

    @BeforeEach
    void subscribe() {
        lifebar = TestLifebar.in(directory);
        lifebar.type("/alerts here");
        lifebar.sync("openai", "9", "100");
        lifebar.messenger().forbid("I am not in the channel");
        lifebar.lifebar().sendDue();
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void tellsTheNameOfAChannelOnlyThereAndToManagers() {
        lifebar.escalate(TestLifebar.OPS, Duration.ofHours(1));

        assertThat(answer(BOB, TestLifebar.DEV, "/alerts list"))
                .contains("another channel: yellow, red and empty", "goes to another channel")
                .doesNotContain("#ops");
        assertThat(answer(BOB, TestLifebar.OPS, "/alerts list")).contains("#ops: yellow", "goes to #ops");
        assertThat(answer(ANN, TestLifebar.DEV, "/alerts list")).contains("#ops: yellow", "goes to #ops");
    }

    @Test
    void tellsWhoeverSeesTheAnswerNoNameOfAnotherChannel() {
        assertThat(answer(ANN, TestLifebar.DEV, "/credits"))
                .contains("Alerts do not arrive in another channel: I am not in the channel.")
                .doesNotContain("#ops");
        assertThat(answer(BOB, TestLifebar.OPS, "/credits")).contains("Alerts do not arrive in #ops:");
    }

    @Test
    void goesByTheNamesOfToday() {
        lifebar.escalate(TestLifebar.OPS, Duration.ofHours(1));
        answer(BOB, OPERATIONS, "/credits");

        assertThat(answer(ANN, TestLifebar.DEV, "/alerts list"))
                .contains("#operations: yellow", "goes to #operations")
                .doesNotContain("#ops:");
        assertThat(answer("Acme Corporation", BOB, OPERATIONS, "/credits")).contains("API credits · Acme Corporation");
        assertThat(lifebar.workspace().key().name()).isEqualTo("Acme Corporation");
    }

    @Test
    void keepsANameWhereARequestComesWithNone() {
        Channel nameless = new Channel(TestLifebar.PLATFORM, TestLifebar.OPS.id(), "this channel");

        assertThat(answer("", ANN, nameless, "/credits")).contains("API credits · Acme");
        assertThat(answer(ANN, TestLifebar.DEV, "/alerts list")).contains("#ops: yellow");
    }

    @Test
    void writesNamesOnlyWhereTheyChangedAndAnswersWithoutThat() {
        lifebar.database().write(handle -> {
            handle.execute("""
                    create trigger full before update of name on workspace begin select raise(abort, 'disk full'); end
                    """);
            return handle.execute("""
                    create trigger fuller before update of channel_name on subscription
                    begin select raise(abort, 'disk full'); end
                    """);
        });

        assertThat(answer(ANN, TestLifebar.OPS, "/credits")).contains("API credits · Acme");
        assertThat(answer("Acme Corporation", ANN, OPERATIONS, "/credits")).contains("API credits · Acme");
        assertThat(lifebar.workspace().key().name()).isEqualTo("Acme");
    }

    private String answer(Caller caller, Channel channel, String typed) {
        return answer(TestLifebar.ACME.name(), caller, channel, typed);
    }

    private String answer(String workspace, Caller caller, Channel channel, String typed) {
        WorkspaceKey key = new WorkspaceKey(TestLifebar.PLATFORM, TestLifebar.ACME.externalId(), workspace);
        Origin origin = new Origin(key, caller, channel, Place.SHARED, "n" + ++requests);
        return PlainText.of(
                lifebar.lifebar().commands().run(origin, typed), lifebar.time().instant());
    }
}
