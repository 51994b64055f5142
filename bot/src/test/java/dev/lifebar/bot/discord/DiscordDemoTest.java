package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscordDemoTest {
    @TempDir
    private Path home;

    @Test
    void showsWhatIsSentAndNoSecret() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiscordStandIn discord = new DiscordStandIn()) {
            DiscordDemo.play(discord, home, new PrintStream(out, true, StandardCharsets.UTF_8));
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "▶ PUT applications/",
                        "▶ POST channels/",
                        "◀ gateway INTERACTION_CREATE",
                        "▶ POST interactions/",
                        "Anthropic** · critical",
                        "▶ PATCH channels/",
                        "back to",
                        "0 of which Discord would have refused")
                .doesNotContain(DiscordStandIn.TOKEN, "token-");
    }
}
