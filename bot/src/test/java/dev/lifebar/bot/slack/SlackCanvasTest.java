package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.slack.api.util.json.GsonFactory;
import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Property;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlackCanvasTest {
    private static final List<Level> LEVELS = List.of(Level.values());
    private static final String NASTY = "*_~`<>&!@#😀\u202E\"'\\\n ab";

    private final FakeTime time = new FakeTime(Instant.EPOCH);
    private final Painter painter = new Painter(new Moments(time));

    @Test
    void drawsAnythingWithinTheLimits() {
        Property.holds(300, random -> {
            SlackMessage message = painter.message(reply(random), new Tag(Tag.Kind.REPLY, "credits"));

            JsonObject drawn = GsonFactory.createSnakeCase().toJsonTree(message).getAsJsonObject();
            assertThat(BlockKit.message(drawn)).isEmpty();
        });
    }

    @Test
    void keepsTheWorstWholeAndTheRestInLines() {
        Reply.Builder reply = Reply.done().title(Line.of("Credits"));
        for (int i = 0; i < 60; i++) {
            reply.block(card("Account " + i));
        }

        SlackMessage message = painter.message(
                reply.button(Actions.press("History", "history")).build(), new Tag(Tag.Kind.REPLY, "credits"));

        String drawn = GsonFactory.createSnakeCase().toJson(message.blocks());
        assertThat(message.blocks().size()).isLessThanOrEqualTo(50);
        assertThat(drawn).contains("Account 0*\\n$1", "Account 59* · $1", "History");
    }

    @Test
    void readsOutNumbersAndNoBars() {
        SlackMessage message =
                painter.message(Reply.done().block(card("Anthropic")).build(), Tag.ALERT);

        assertThat(message.text()).isEqualTo("Anthropic. $1 left. just now.");
    }

    @Test
    void whatHasBeenIsNotStillToComeWhereTheClockWasSetBack() {
        time.pass(Duration.ofSeconds(-7));

        assertThat(painter.plain(Reply.done().block(card("Anthropic")).build())).endsWith("just now.");

        time.pass(Duration.ofHours(-1));
        assertThat(painter.plain(Reply.done().block(card("Anthropic")).build())).endsWith("in 1 h.");
    }

    private static Block.Card card(String name) {
        return new Block.Card(
                Level.RED,
                Line.of(new Span.Strong(name)),
                List.of(Line.of("$1 left"), Line.of(new Span.Ago(Instant.EPOCH)).faint()),
                List.of(Actions.press("Sync…", "sync openai")));
    }

    private static Reply reply(RandomGenerator random) {
        Reply.Builder reply = Reply.done().title(Line.of(text(random)));
        if (random.nextBoolean()) {
            reply.accent(LEVELS.get(random.nextInt(LEVELS.size())));
        }
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 70 : 8); i >= 0; i--) {
            reply.block(
                    switch (random.nextInt(3)) {
                        case 0 -> new Block.Card(Level.RED, line(random), lines(random, 5), buttons(random));
                        case 1 -> new Block.Paragraph(lines(random, 4));
                        default -> new Block.Listing(lines(random, 40));
                    });
        }
        buttons(random).forEach(reply::button);
        return reply.build();
    }

    private static List<Line> lines(RandomGenerator random, int most) {
        return Stream.generate(() -> random.nextInt(3) == 0 ? line(random).faint() : line(random))
                .limit(1 + random.nextInt(most))
                .toList();
    }

    private static Line line(RandomGenerator random) {
        return Line.of(
                new Span.Plain(text(random)),
                new Span.Strong(text(random)),
                new Span.Code(text(random)),
                new Span.Ago(Instant.EPOCH));
    }

    private static List<Button> buttons(RandomGenerator random) {
        List<Button> buttons = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            buttons.add(Actions.press("x" + text(random), "credits"));
        }
        return buttons;
    }

    private static String text(RandomGenerator random) {
        int length = random.nextInt(20) == 0 ? random.nextInt(5000) : random.nextInt(30);
        StringBuilder text = new StringBuilder("x");
        for (int i = 0; i < length; i++) {
            text.append(NASTY.charAt(random.nextInt(NASTY.length())));
        }
        return text.toString();
    }
}
