package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackDemoTest {
    @TempDir
    private Path home;

    @Test
    void showsWhatIsSentAndNoSecret() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SlackDemo.play(home, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "▶ POST /api/auth.test",
                        "◀ socket slash_commands",
                        "▶ socket acknowledgement",
                        "▶ POST /api/views.open",
                        "▶ POST /api/chat.postMessage",
                        "Anthropic is critical",
                        "▶ POST /api/chat.update",
                        "back to",
                        "▶ POST /api/views.publish",
                        "▶ POST /api/chat.postEphemeral",
                        "0 of which Slack would have refused")
                .doesNotContain(SlackStandIn.BOT_TOKEN, SlackStandIn.APP_TOKEN)
                .doesNotContainPattern("trigger-\\w|/response/\\w")
                .doesNotContainPattern("(synced|·|\\|)\\s*in \\d");
    }
}
