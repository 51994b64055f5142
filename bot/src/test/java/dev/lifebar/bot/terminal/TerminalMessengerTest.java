package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.alert.Messenger.Outcome.Sent;
import dev.lifebar.core.alert.Messenger.Post;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TerminalMessengerTest {
    private final FakeConsole console = new FakeConsole();
    private final Times times = new Times(InstantSource.fixed(Samples.NOW), () -> ZoneOffset.UTC);
    private final TerminalMessenger messenger =
            new TerminalMessenger(console, new Drawing(times, new Buttons(), console::width));

    @Test
    void aPostReadsAsAMessage() throws IOException {
        assertThat(messenger.post(Operator.CHANNEL, Post.of(Samples.alert(Samples.NOW), "n1", false)))
                .isEqualTo(new Sent("n1"));

        Golden.assertMatches("message.txt", console.text() + "\n");
        assertThat(console.rings).isEqualTo(1);
    }

    @Test
    void aSilentPostDoesNotRing() {
        messenger.post(Operator.CHANNEL, Post.of(Samples.alert(Samples.NOW), "n1", true));

        assertThat(console.rings).isZero();
    }

    @Test
    void anEditIsOneLine() {
        assertThat(messenger.edit(Operator.CHANNEL, "n1", Samples.alert(Samples.NOW), "n2"))
                .isEqualTo(new Sent("n1"));

        assertThat(String.join(" ", console.shown).strip())
                .isEqualTo("━━ 12:00 · 🟥 Anthropic is critical · ≈ $4.10 left, under a day at $5.20/day ·"
                        + " [█░░░░░░░░░] 7% · fell below 25% · synced at 10:00"
                        + " · Open console: https://console.anthropic.com/billing");
    }
}
