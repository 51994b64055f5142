package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.Test;

class ScreenPictureTest {
    @Test
    void drawsColoursBarsAndSymbols() throws IOException {
        ScreenTerminal terminal = new ScreenTerminal(24, 10);
        terminal.write("🟧 \u001b[1mAnthropic\u001b[0m <low>\r\n\u001b[38;5;166m██\u001b[38;5;244m░░]\u001b[0m\r\n");

        String svg = ScreenPicture.svg(ScreenCells.of(terminal), "lifebar & friends");

        assertThat(ScreenCells.of(terminal).text()).isEqualTo("🟧 Anthropic <low>\n██░░]");
        Golden.assertMatches("picture.svg", svg);
    }
}
