package dev.lifebar.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.Property;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Button.Press;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesTest {
    /** A platform that takes this many lines and buttons in a message. */
    private static final int ROOM = 20;

    @Test
    void leavesAloneWhatFits() {
        Reply reply = accounts(4).build();

        assertThat(Pages.fitting(reply, PagesTest::fits)).isSameAs(reply);
    }

    @Test
    void shortensTheBestFirst() {
        String shown = shown(accounts(8).build(), 1);

        assertThat(shown)
                .contains("🟥 account 0\nline 0.0\nline 0.1\n", "🟥 account 4\nline 4.0", "🟥 account 5 · line 5.0\n")
                .endsWith("🟥 account 7 · line 7.0\nmind account 0")
                .doesNotContain("line 5.1", "Page");
    }

    @Test
    void goesOnOverPagesWithTheWorstWholeAndTheWarningOnTheFirst() {
        Reply reply = accounts(40).button(Actions.press("History", "history")).build();

        assertThat(shown(reply, 1))
                .startsWith("title\n🟥 account 0\nline 0.0\nline 0.1\n")
                .contains("🟥 account 2\nline 2.0", "🟥 account 3 · line 3.0")
                .endsWith("mind account 0\nPage 1 of 4\n[Next] [History]");
        assertThat(shown(reply, 2))
                .startsWith("title\n🟥 account 8 · line 8.0\n")
                .endsWith("Page 2 of 4\n[Previous] [Next] [History]");
        assertThat(shown(reply, 4))
                .contains("account 39 · line 39.0\nPage 4 of 4")
                .doesNotContain("[Next]");
    }

    @Test
    void turnsPagesWithTheCommandItself() {
        Reply page = Pages.fitting(accounts(40).build().on(new Page(2, "credits private")), PagesTest::fits);

        assertThat(page.buttons())
                .extracting(button -> ((Press) button).action())
                .containsExactly("1 credits private page:1", "1 credits private page:3");
    }

    @Test
    void showsTheLastPageWhereThereAreFewerByNow() {
        assertThat(shown(accounts(40).build(), 99)).contains("account 39", "Page 3 of 3");
    }

    @Test
    void saysHowMuchStandsNowhere() {
        String shown = PlainText.of(Pages.fitting(accounts(40).build(), PagesTest::fits), Instant.EPOCH);

        assertThat(shown)
                .contains("line 0.1", "mind account 0", "… and 25 more")
                .doesNotContain("Page");
    }

    @Test
    void saysHowManyButtonsAreMissing() {
        Reply.Builder reply = Reply.done();
        IntStream.range(0, 31).forEach(i -> reply.button(Actions.press("b" + i, "b" + i)));

        Reply fitting = Pages.fitting(reply.build(), any -> true);

        assertThat(fitting.buttons()).hasSize(25);
        assertThat(PlainText.of(fitting, Instant.EPOCH)).contains("… and 6 more");
    }

    @Test
    void keepsAChapterTogetherAndSaysWhereItGoesOn() {
        Reply reply = Reply.done()
                .title(Line.of("title"))
                .block(chapter("short", 10))
                .block(chapter("long", 30))
                .build();

        assertThat(shown(reply, 1)).contains("short", "row 9\nPage 1 of").doesNotContain("long");
        assertThat(shown(reply, 2)).contains("🟥 long\nrow 0\n").doesNotContain("continued");
        assertThat(shown(reply, 3)).contains("🟥 long (continued)\nrow 15\n");
    }

    /** Whatever a reply is made of, its pages together say everything once, and each of them fits. */
    @Test
    void losesNothing() {
        Property.holds(300, random -> {
            Reply reply = random(random);
            List<String> said = new ArrayList<>();
            int pages = 1;
            for (int number = 1; number <= pages; number++) {
                Reply page = Pages.fitting(reply.on(new Page(number, "x")), PagesTest::fits);
                assertThat(size(page)).isLessThanOrEqualTo(ROOM);
                String text = PlainText.of(page, Instant.EPOCH);
                pages = text.contains("Page ")
                        ? Integer.parseInt(text.replaceAll("(?s).*Page \\d+ of (\\d+).*", "$1"))
                        : 1;
                text.lines().filter(line -> line.startsWith("row ")).forEach(said::add);
            }
            assertThat(said).containsExactlyInAnyOrderElementsOf(rows(reply));
        });
    }

    private static Reply random(RandomGenerator random) {
        int[] number = {0};
        IntFunction<List<Line>> lines = many ->
                Stream.generate(() -> Line.of("row " + number[0]++)).limit(many).toList();
        Reply.Builder reply = Reply.done().title(Line.of("title"));
        for (int blocks = random.nextInt(12); blocks >= 0; blocks--) {
            int many = random.nextInt(1, random.nextInt(4) == 0 ? 60 : 8);
            reply.block(
                    switch (random.nextInt(3)) {
                        case 0 -> new Block.Chapter(null, Line.of("chapter"), lines.apply(many));
                        case 1 -> new Block.Paragraph(lines.apply(many));
                        default -> new Block.Listing(lines.apply(many));
                    });
        }
        IntStream.range(0, random.nextInt(5)).forEach(i -> reply.button(Actions.press("b", "b" + i)));
        return reply.build();
    }

    private static List<String> rows(Reply reply) {
        return PlainText.of(reply, Instant.EPOCH)
                .lines()
                .filter(line -> line.startsWith("row "))
                .toList();
    }

    private static String shown(Reply reply, int page) {
        return PlainText.of(Pages.fitting(reply.on(new Page(page, "credits")), PagesTest::fits), Instant.EPOCH);
    }

    private static boolean fits(Reply reply) {
        return size(reply) <= ROOM;
    }

    private static int size(Reply reply) {
        return reply.buttons().size()
                + reply.blocks().stream()
                        .mapToInt(block -> block.words().size()
                                + (block instanceof Block.Card card
                                        ? card.buttons().size()
                                        : 0))
                        .sum();
    }

    private static Reply.Builder accounts(int many) {
        Reply.Builder reply = Reply.done().title(Line.of("title"));
        for (int i = 0; i < many; i++) {
            reply.block(new Block.Card(
                    Level.RED,
                    Line.of("account " + i),
                    List.of(Line.of("line " + i + ".0"), Line.of("line " + i + ".1")),
                    List.of()));
        }
        return reply.lines(Line.of("mind account 0"));
    }

    private static Block chapter(String title, int rows) {
        return new Block.Chapter(
                Level.RED,
                Line.of(title),
                IntStream.range(0, rows).mapToObj(i -> Line.of("row " + i)).toList());
    }
}
