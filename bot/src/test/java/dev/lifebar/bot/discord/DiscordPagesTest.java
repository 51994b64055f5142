package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;

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

class DiscordPagesTest {
    private static final Place OPS = Place.in(StandInGuild.ACME);

    @TempDir
    private Path home;

    private DiscordStandIn discord;
    private BotInDiscord bot;

    @BeforeEach
    void connect() throws IOException {
        discord = new DiscordStandIn(StandInGuild.ACME);
        bot = new BotInDiscord(discord, home).ready();
    }

    @AfterEach
    void disconnect() {
        bot.close();
        discord.close();
        assertThat(discord.violations).isEmpty();
    }

    /** Whole ones have a button each. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "11, 8, 1", "12, 8, 1", "40, 3, 1", "200, 3, 4"})
    void showsEveryAccountWorstFirst(int accounts, int leastWhole, int pages) {
        crowd().accounts(accounts);

        List<Shown> shown = pages(discord.slash(Person.ADA, OPS, "credits"));

        assertThat(shown).hasSizeGreaterThanOrEqualTo(pages);
        assertThat(shown.get(0).buttons().stream().filter("Top up…"::equals).count())
                .isGreaterThanOrEqualTo(Math.min(leastWhole, accounts));
        assertThat(shown.get(0).text()).contains("API credits", "**OpenAI · a0** is");
        assertThat(shown.stream()
                        .map(Shown::text)
                        .flatMap(text -> Crowd.named(text).stream())
                        .distinct())
                .containsExactlyElementsOf(Crowd.names(accounts));
        assertThat(shown).noneMatch(page -> page.text().matches("(?s).*and \\d+ more.*"));
    }

    @Test
    void turnsPagesAfterARestart() {
        crowd().accounts(200);
        Shown first = discord.slash(Person.ADA, OPS, "credits").reply();
        bot.close();
        bot = new BotInDiscord(discord, home).ready();

        Asked pressed = discord.press(Person.ADA, OPS, first, "Next");

        assertThat(pressed.kind()).isEqualTo(7);
        assertThat(pressed.reply().text()).contains("Page 2 of").doesNotContain("a0**");
        assertThat(pressed.reply().buttons()).contains("Previous", "Next");
    }

    @Test
    void showsEveryProviderKeyAndDay() {
        Crowd crowd = crowd();
        crowd.keys(25);
        crowd.accounts(60);

        assertThat(text(discord.slash(Person.ADA, OPS, "lifebar providers")))
                .contains(Catalogue.bundled().all().stream()
                        .map(provider -> "`" + provider.id() + "`")
                        .toList());
        assertThat(text(discord.slash(Person.ADA, OPS, "lifebar keys")))
                .contains(IntStream.range(0, 25)
                        .mapToObj(i -> "OpenRouter · k" + i)
                        .toList());
        String history = text(discord.slash(Person.ADA, OPS, "history", "days:365"));
        assertThat(Crowd.named(history)).containsExactlyInAnyOrderElementsOf(Crowd.names(60));
        assertThat(history).contains("Recorded by people");
    }

    private Crowd crowd() {
        return new Crowd(bot.lifebar, new WorkspaceKey(DiscordMessenger.PLATFORM, StandInGuild.ACME.id(), "Acme"));
    }

    private String text(Asked asked) {
        return String.join("\n", pages(asked).stream().map(Shown::text).toList());
    }

    /** Every page of an answer. */
    private List<Shown> pages(Asked asked) {
        List<Shown> pages = new ArrayList<>();
        pages.add(asked.reply());
        while (last(pages).buttons().contains("Next")) {
            pages.add(discord.press(Person.ADA, OPS, last(pages), "Next").reply());
        }
        return pages;
    }

    private static Shown last(List<Shown> pages) {
        return pages.get(pages.size() - 1);
    }
}
