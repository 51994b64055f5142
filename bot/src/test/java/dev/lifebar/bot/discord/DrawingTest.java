package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifebar.core.command.Option;
import dev.lifebar.core.command.Spec;
import dev.lifebar.core.health.HealthBar;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Attachment;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawingTest {
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final Specs NO_COMMANDS = new Specs(List.of());
    private static final Option<String> PROVIDER =
            Option.of("provider", Option.Kind.ACCOUNT, (text, catalogue) -> text);
    private static final Specs COMMANDS = new Specs(List.of(
            spec("credits", PROVIDER, Option.flag("private"), Option.flag("raw")),
            spec(
                    "sync",
                    PROVIDER,
                    Option.amount("balance"),
                    Option.amount("max"),
                    Option.flag("yes").asHidden(),
                    Option.text("after").asHidden()),
            spec("alerts route", Option.of("providers", Option.Kind.PROVIDERS, (text, catalogue) -> text))));

    @TempDir
    private Path directory;

    private Drawing drawing;

    @BeforeEach
    void prepare() {
        drawing = new Drawing(InstantSource.fixed(NOW), () -> NO_COMMANDS, directory);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '"', textBlock = """
            a_b*c*~d~          → a\\_b\\*c\\*\\~d\\~
            @everyone          → \\@everyone
            <@1> <#2> <t:3:R>  → \\<\\@1\\> \\<\\#2\\> \\<t\\:3:R\\>
            [a](https://b)     → \\[a\\]\\(https\\://b\\)
            "# title"          → \\# title
            "- item"           → \\- item
            "1. item"          → 1\\. item
            "> quote"          → \\> quote
            ||spoiler||       → \\|\\|spoiler\\|\\|
            back\\slash        → back\\\\slash
            $12.50 · 42%       → $12.50 · 42%
            """)
    void showsTextAsItIs(String text, String sent) {
        assertThat(new DrawnLines(NOW, NO_COMMANDS).whole(Line.of(text))).isEqualTo(sent);
    }

    @Test
    void writesEachSpan() {
        Line line = Line.of(
                new Span.Strong("a*b"),
                new Span.Plain(" "),
                new Span.Code("/sync `x`"),
                new Span.Plain(" "),
                new Span.Ago(NOW),
                new Span.Plain(" "),
                new Span.Clock(NOW),
                new Span.Plain(" "),
                new Span.Clock(NOW.minusSeconds(90_000)),
                new Span.Plain(" "),
                new Span.Bar(new HealthBar(4), Level.ORANGE));

        assertThat(new DrawnLines(NOW, NO_COMMANDS).whole(line))
                .isEqualTo("**a\\*b** `/sync ˋxˋ` <t:1772539200:R> <t:1772539200:t> <t:1772449200:f> `[████░░░░░░]`");
        assertThat(new DrawnLines(NOW, NO_COMMANDS).whole(line.faint())).startsWith("-# ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', textBlock = """
            /credits                        → /credits
            /sync anthropic 45.00           → /sync provider:anthropic balance:45.00
            /sync openai/prod 45.00 100     → /sync provider:openai/prod balance:45.00 max:100
            /sync max:100 openai 45.00      → /sync provider:openai balance:45.00 max:100
            /credits openrouter raw         → /credits provider:openrouter raw:True
            /alerts route openai, anthropic → /alerts route providers:openai, anthropic
            /sync a_b* `5`@everyone         → /sync provider:a_b* balance:ˋ5ˋ@everyone
            /sync <provider> <balance>      → /sync <provider> <balance>
            /sync anthropic …               → /sync anthropic …
            /sync anthropic 5 6 7           → /sync anthropic 5 6 7
            /sync anthropic 5 yes after:3   → /sync anthropic 5 yes after:3
            /synchronize anthropic          → /synchronize anthropic
            /alerts                         → /alerts
            sync anthropic                  → sync anthropic
            """)
    void namesTheOptionsOfALineToType(String code, String shown) {
        assertThat(new DrawnLines(NOW, COMMANDS).whole(Line.of(new Span.Code(code))))
                .isEqualTo("`" + shown + "`");
    }

    @Test
    void keepsALineToTypeWithinItsBounds() {
        Line line = Line.of(new Span.Code("/alerts route " + "a, ".repeat(200)));

        assertThat(new DrawnLines(NOW, COMMANDS).whole(line))
                .hasSize(DiscordMarkup.LONGEST / 2 + 2)
                .endsWith("…`");
    }

    @Test
    void neverCutsMarkup() {
        Line line = Line.of(
                new Span.Plain("😀".repeat(2000)), new Span.Ago(NOW), new Span.Strong("more"), new Span.Code("code"));

        assertThat(new DrawnLines(NOW, NO_COMMANDS).whole(line))
                .hasSizeBetween(500, 601)
                .endsWith("😀…");
    }

    @Test
    void drawsElevenAccountsWithAButtonEach() {
        Reply.Builder reply = Reply.done().title(Line.of("title"));
        IntStream.range(0, 11).forEach(i -> reply.block(card(i, 1, 3)));

        Shown shown = shown(reply.button(press("history")).build());

        assertThat(shown.buttons()).hasSize(12);
    }

    @Test
    void shortensTheBestAccountsFirst() {
        Reply.Builder reply = Reply.done().title(Line.of("title"));
        IntStream.range(0, 30).forEach(i -> reply.block(card(i, 1, 3)));

        Shown shown = shown(reply.lines(Line.of("warning")).build());

        assertThat(shown.buttons()).contains("b0.0", "b9.0").doesNotContain("b29.0");
        assertThat(shown.text()).contains("account 0", "account 29", "warning");
    }

    @Test
    void countsWhatDoesNotFit() {
        List<Line> rows = IntStream.range(0, 500)
                .mapToObj(i -> Line.of("row number " + i))
                .toList();

        Shown shown = shown(Reply.done().block(new Block.Listing(rows)).build());

        assertThat(shown.text()).contains("row number 0").containsPattern("… and \\d+ more");
    }

    @Test
    void showsAButtonOnceAndLeavesOutWhatIsTooLong() {
        Shown shown = shown(Reply.done()
                .lines(Line.of("text"))
                .button(new Button.Press("One", "1 a"))
                .button(new Button.Press("Again", "1 a"))
                .button(new Button.Press("Long", "1 " + "a".repeat(99)))
                .button(new Button.Open("Console", URI.create("https://example.org/")))
                .build());

        assertThat(shown.buttons()).containsExactly("One", "Console");
    }

    @Test
    void countsTheButtonsThatDoNotFit() {
        Reply.Builder reply = Reply.done().lines(Line.of("text"));
        IntStream.range(0, 31).forEach(i -> reply.button(press("below" + i)));

        Shown shown = shown(reply.build());

        assertThat(shown.buttons()).hasSize(25).contains("below0", "below24");
        assertThat(shown.text()).contains("text", "… and 6 more");
    }

    @Test
    void saysThatAFileIsTooLarge() {
        Attachment large = new Attachment("a.csv", out -> out.append("x".repeat(11 * 1024 * 1024)));

        assertThat(shown(Reply.done().attach(large).build()).text())
                .contains("a.csv has 0 lines, more than Discord takes (10 MB)");
    }

    @Test
    void drawsAnEmptyReply() {
        assertThat(shown(Reply.done().build()).text()).isEqualTo("Done.");
    }

    @RepeatedTest(50)
    void everyReplyIsLegal(RepetitionInfo repetition) {
        RandomGenerator random = new SplittableRandom(repetition.getCurrentRepetition());
        Reply.Builder reply = Reply.done();
        int blocks = random.nextInt(1, 60);
        for (int i = 0; i < blocks; i++) {
            reply.block(
                    switch (random.nextInt(4)) {
                        case 0 -> card(i, random.nextInt(7), random.nextInt(8));
                        case 1 -> new Block.Paragraph(lines(random));
                        case 2 -> new Block.Listing(lines(random));
                        default -> new Block.Title(Line.of("# title " + i));
                    });
        }
        for (int i = random.nextInt(60); i > 0; i--) {
            reply.button(press("below" + i));
        }

        assertThat(shown(reply.build()).text()).isNotBlank();
    }

    private static Spec spec(String path, Option<?>... options) {
        return new Spec(path, List.of(options), null, Spec.Audience.CALLER, false);
    }

    private static List<Line> lines(RandomGenerator random) {
        return random.ints(random.nextInt(30), 0, 700)
                .mapToObj(length -> Line.of("*".repeat(length)))
                .toList();
    }

    private static Block card(int number, int buttons, int lines) {
        return new Block.Card(
                Level.ORANGE,
                Line.of("account " + number),
                IntStream.range(0, lines).mapToObj(i -> Line.of("line " + i)).toList(),
                IntStream.range(0, buttons)
                        .mapToObj(i -> press("b" + number + "." + i))
                        .toList());
    }

    private static Button press(String name) {
        return new Button.Press(name, "1 " + name);
    }

    /** Draws it, and checks that Discord would take it. */
    private Shown shown(Reply reply) {
        JsonNode json = Json.read(drawing.draw(reply, "").toData().toString());
        assertThat(DiscordRules.ofReply(json)).isEmpty();
        return new Shown(json);
    }
}
