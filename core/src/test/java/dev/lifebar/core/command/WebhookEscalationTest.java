package dev.lifebar.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.FakeSource;
import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.RecordingMessenger;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.alert.Messengers;
import dev.lifebar.core.reply.PlainText;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The webhook is the operator's: only the workspaces that may read the operator's computer may use it. */
class WebhookEscalationTest {
    @TempDir
    private Path directory;

    @Test
    void goesWhereTheOperatorLetsIt() {
        assertThat(escalate(TestLifebar.ACME)).contains("for 30 min goes to the webhook.");
    }

    @Test
    void tellsAnotherWorkspaceWhatItTakes() {
        assertThat(escalate(TestLifebar.OTHER))
                .contains("this workspace may not use it", "add `test:w-other` to `LIFEBAR_REFERENCES_FOR`")
                .doesNotContain("No webhook is set up");
    }

    private String escalate(WorkspaceKey workspace) {
        FakeTime time = new FakeTime(TestLifebar.START);
        try (Lifebar lifebar = new Lifebar(
                new Database(directory.resolve("lifebar.db"), Duration.ofSeconds(10)),
                List.of(new RecordingMessenger(Messengers.WEBHOOK, false)),
                new FakeSource().outside(directory, "test:w-acme"),
                ZoneOffset.UTC,
                time)) {
            Caller caller = new Caller("u-ann", "Ann", Set.of(), EnumSet.allOf(Permission.class));
            Origin origin = new Origin(workspace, caller, TestLifebar.OPS, Place.SHARED, "r1");
            Reply reply = (Reply) lifebar.commands().run(origin, "alerts escalate webhook 30m");
            return PlainText.of(reply, time.instant());
        }
    }
}
