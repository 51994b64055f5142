package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TerminalCanvasTest {
    private static final Colours ALL = new Colours(256, false);
    private static final Times TIMES = new Times(InstantSource.fixed(Samples.NOW), () -> ZoneOffset.UTC);

    @Test
    void drawsCreditsInPlainText() throws IOException {
        Golden.assertMatches("credits.txt", draw(Samples.credits(Samples.NOW), 80, Colours.NONE, new Buttons()));
    }

    @Test
    void drawsCreditsInColour() throws IOException {
        Golden.assertMatches("credits.ansi", draw(Samples.credits(Samples.NOW), 80, ALL, new Buttons()));
    }

    @Test
    void drawsCreditsForAScript() throws IOException {
        Golden.assertMatches("credits-script.txt", draw(Samples.credits(Samples.NOW), 0, Colours.NONE, Numbering.NONE));
    }

    @Test
    void drawsAnAlert() throws IOException {
        Golden.assertMatches("alert.txt", draw(Samples.alert(Samples.NOW), 38, Colours.NONE, new Buttons()));
    }

    @Test
    void drawsEveryKindOfBlock() throws IOException {
        Reply reply = Reply.done()
                .title(Line.of("All 98 providers"))
                .block(new Block.Listing(List.of(
                        Line.of(new Span.Code("anthropic"), new Span.Plain(" Anthropic")),
                        Line.of(new Span.Code("openai"), new Span.Plain(" OpenAI")))))
                .lines(
                        Line.of(
                                new Span.Plain("Type "),
                                new Span.Code("/sync anthropic 45.00"),
                                new Span.Plain(", or connect a provider; there is more to read in the console.")),
                        Line.of("Nothing is known yet.").faint())
                .button(new Button.Press("Set up", "lifebar setup"))
                .button(new Button.Press("Demonstrate everything", "demo"))
                .button(new Button.Press("Help", "help"))
                .build();

        Golden.assertMatches("blocks.txt", draw(reply, 38, Colours.NONE, new Buttons()));
        Golden.assertMatches("blocks.ansi", draw(reply, 38, ALL, new Buttons()));
    }

    @Test
    void saysTheSameWithAndWithoutColours() {
        Reply credits = Samples.credits(Samples.NOW);

        assertThat(draw(credits, 0, ALL, new Buttons()).replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(draw(credits, 0, Colours.NONE, new Buttons()));
    }

    @Test
    void labelsCannotMoveTheCursor() {
        Reply reply =
                Reply.done().button(new Button.Press("\u001b[2JUndo", "undo")).build();

        assertThat(draw(reply, 0, Colours.NONE, new Buttons())).isEqualTo("[1] �[2JUndo\n");
    }

    private static String draw(Reply reply, int width, Colours colours, Numbering numbering) {
        return new Drawing(TIMES, numbering, () -> width)
                .draw(reply).stream().map(line -> colours.paint(line) + "\n").collect(Collectors.joining());
    }
}
