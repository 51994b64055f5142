package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.lifebar.bot.Crowd;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackPagesTest {
    @TempDir
    Path directory;

    private Office office;

    @BeforeEach
    void open() throws IOException {
        office = Office.open(directory);
    }

    @AfterEach
    void close() {
        office.close();
    }

    /** Whole ones have a button each. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "11, 9, 1", "12, 8, 1", "40, 3, 1", "200, 3, 2"})
    void showsEveryAccountWorstFirst(int accounts, int leastWhole, int pages) {
        crowd().accounts(accounts);

        List<JsonObject> shown = pages(office.admin.types(SlackStandIn.OPS, "/credits", ""));

        assertThat(shown).hasSizeGreaterThanOrEqualTo(pages);
        assertThat(Person.labels(shown.get(0)).stream()
                        .filter("Top up…"::equals)
                        .count())
                .isGreaterThanOrEqualTo(Math.min(leastWhole, accounts));
        assertThat(shown.get(0).toString()).contains("API credits", "*OpenAI · a0* is");
        assertThat(shown.stream()
                        .flatMap(page -> Crowd.named(blocks(page)).stream())
                        .distinct())
                .containsExactlyElementsOf(Crowd.names(accounts));
        assertThat(shown).noneMatch(page -> page.toString().matches("(?s).*and \\d+ more.*"));
    }

    @Test
    void turnsPagesInPlaceAfterARestart() {
        crowd().accounts(200);
        JsonObject first = office.admin.types(SlackStandIn.OPS, "/credits", "");
        office.restart();

        office.admin.presses(SlackStandIn.OPS, first, "Next");

        JsonObject second = office.awaitSent("response_url", 1).get(0).body();
        assertThat(BlockKit.string(second, "replace_original")).isEqualTo("true");
        assertThat(blocks(second)).contains("Page 2 of").doesNotContain("a0*");
        assertThat(Person.labels(second)).contains("Previous");
    }

    @Test
    void turnsPagesOfTheHomeTab() {
        crowd().accounts(200);
        office.admin.says(office.admin.homeOpened());
        JsonObject home = office.awaitSent("views.publish", 1).get(0).body().getAsJsonObject("view");

        office.admin.pressesInView(home, "Next");

        office.awaitSent("views.open", 1);
        assertThat(office.form().toString()).contains("Page 2 of");
    }

    @Test
    void showsEveryProviderKeyAndDay() {
        Crowd crowd = crowd();
        crowd.keys(25);
        crowd.accounts(60);

        assertThat(text("lifebar providers"))
                .contains(Catalogue.bundled().all().stream()
                        .map(provider -> "`" + provider.id() + "`")
                        .toList());
        assertThat(text("lifebar keys"))
                .contains(IntStream.range(0, 25)
                        .mapToObj(i -> "OpenRouter · k" + i)
                        .toList());
        String history = text("history days:365");
        assertThat(Crowd.named(history)).containsExactlyInAnyOrderElementsOf(Crowd.names(60));
        assertThat(history).contains("Recorded by people");
    }

    private Crowd crowd() {
        return new Crowd(office.core(), new WorkspaceKey(Places.PLATFORM, SlackStandIn.TEAM, "Acme"));
    }

    private String text(String command) {
        return String.join(
                "\n",
                pages(office.admin.types(SlackStandIn.OPS, "/credits", command)).stream()
                        .map(SlackPagesTest::blocks)
                        .toList());
    }

    /** Every page of an answer. */
    private List<JsonObject> pages(JsonObject answer) {
        List<JsonObject> pages = new ArrayList<>(List.of(answer));
        while (Person.labels(last(pages)).contains("Next")) {
            int answers = office.slack.sent("response_url").size();
            office.admin.presses(SlackStandIn.OPS, last(pages), "Next");
            pages.add(office.awaitSent("response_url", answers + 1).get(answers).body());
        }
        return pages;
    }

    private static JsonObject last(List<JsonObject> pages) {
        return pages.get(pages.size() - 1);
    }

    /** What it says, without what stands for it in notifications. */
    private static String blocks(JsonObject message) {
        JsonObject shown = message.deepCopy();
        shown.remove("text");
        BlockKit.array(shown, "attachments")
                .forEach(edge -> edge.getAsJsonObject().remove("fallback"));
        return shown.toString();
    }
}
