package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifebar.bot.Gate;
import dev.lifebar.bot.LocalProviders;
import dev.lifebar.core.FakeTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Newer numbers come into the answer that somebody is looking at. */
class DiscordFreshTest {
    private static final Place OPS = Place.in(StandInGuild.ACME);

    @TempDir
    private Path home;

    private final FakeTime time = new FakeTime(Instant.parse("2026-03-10T12:00:00Z"));
    private LocalProviders providers;
    private DiscordStandIn discord;
    private BotInDiscord bot;

    @BeforeEach
    void connect() throws IOException {
        providers = new LocalProviders();
        discord = new DiscordStandIn(StandInGuild.ACME);
        bot = new BotInDiscord(discord, home, providers.outside(home, time, DiscordStage.WORKSPACE), time).ready();
        Asked opener = discord.slash(Person.ADA, OPS, "lifebar connect", "provider:openrouter");
        Shown question = discord.submit(Person.ADA, OPS, opener, Map.of("key", LocalProviders.KEY))
                .reply();
        discord.press(Person.ADA, OPS, question, "Save").reply();
        time.pass(Duration.ofMinutes(6));
        bot.lifebar.reader().readDue();
        await().until(() -> providers.requests().size() >= 2);
        await().until(bot.lifebar.reader()::isIdle);
        time.pass(Duration.ofMinutes(2));
        providers.used("30");
    }

    @AfterEach
    void close() {
        bot.close();
        discord.close();
        providers.close();
        assertThat(discord.violations).isEmpty();
    }

    @Test
    void answersWithWhatIsKnownAndThenWithWhatIsTold() {
        try (Gate gate = new Gate(providers)) {
            Asked asked = discord.slash(Person.ADA, OPS, "credits");
            assertThat(asked.reply().text()).contains("$100.00");

            gate.open();
            await().until(() -> asked.reply().text().contains("$70.00"));
            assertThat(asked.reply().buttons()).contains("Refresh", "History", "Show here");
        }
    }

    @Test
    void leavesAnAnswerAloneForWhichNothingIsAsked() {
        discord.slash(Person.ADA, OPS, "credits").reply();
        await().until(() -> edits().size() == 1);

        discord.slash(Person.ADA, OPS, "credits").reply();
        await().during(Duration.ofMillis(500)).until(() -> edits().size() == 1);
    }

    @Test
    void putsInLaterWhatTakesLongerThanSomebodyIsMadeToWait() {
        try (Gate gate = new Gate(providers)) {
            Asked asked = discord.slash(Person.ADA, OPS, "credits", "refresh:true");
            assertThat(asked.reply().text()).contains("$100.00", "Still reading");

            gate.open();
            await().until(() -> asked.reply().text().contains("$70.00"));
            assertThat(asked.reply().text()).contains("Read just now").doesNotContain("Still reading");
        }
    }

    @Test
    void saysLaterWhatDidNotWork() {
        try (Gate gate = new Gate(providers)) {
            Asked asked = discord.slash(Person.ADA, OPS, "credits", "refresh:true");
            assertThat(asked.reply().text()).contains("Still reading");

            providers.revoke(LocalProviders.KEY);
            gate.open();
            await().until(() -> asked.reply().text().contains("OpenRouter rejected the key"));
            assertThat(asked.reply().text()).contains("Showing $100.00").doesNotContain("Still reading");
        }
    }

    @Test
    void changesOnlyWhatWasPutThereLast() {
        try (Gate gate = new Gate(providers)) {
            Shown first = discord.slash(Person.ADA, OPS, "credits").reply();
            Asked pressed = discord.press(Person.ADA, OPS, first, "Refresh");
            await().until(() -> pressed.reply().text().contains("Still reading"));

            gate.open();
            await().until(() -> pressed.reply().text().contains("$70.00"));
            await().during(Duration.ofMillis(500)).until(() -> edits().size() == 1);
        }
    }

    /** Somebody asks for alerts there meanwhile, so that everyone would see the answer by now. */
    @Test
    void showsNobodyElseWhatWasForOne() {
        try (Gate gate = new Gate(providers)) {
            Asked asked = discord.slash(Person.ADA, OPS, "credits");
            assertThat(asked.reply().isEphemeral()).isTrue();
            discord.slash(Person.ADA, OPS, "alerts here").reply();

            gate.open();
            await().until(bot.lifebar.reader()::isIdle);
            await().during(Duration.ofMillis(500)).until(() -> edits().isEmpty());
        }
    }

    @Test
    void leavesAloneWhatWasShownToEveryoneInstead() {
        try (Gate gate = new Gate(providers)) {
            Shown own = discord.slash(Person.ADA, OPS, "credits").reply();
            assertThat(discord.press(Person.ADA, OPS, own, "Show here")
                            .followUp()
                            .isEphemeral())
                    .isFalse();

            gate.open();
            await().until(bot.lifebar.reader()::isIdle);
            await().during(Duration.ofMillis(500)).until(() -> edits().isEmpty());
        }
    }

    @Test
    void leavesAnAnswerAloneThatDiscordHasForgotten() {
        try (Gate gate = new Gate(providers)) {
            Asked asked = discord.slash(Person.ADA, OPS, "credits");
            asked.reply();
            asked.late(Duration.ofMinutes(16));

            gate.open();
            await().until(() -> edits().size() == 1);
            assertThat(discord.slash(Person.ADA, OPS, "credits").reply().text()).contains("$70.00");
            assertThat(asked.reply().text()).contains("$100.00");
        }
    }

    private List<DiscordStandIn.Sent> edits() {
        return discord.transcript.stream()
                .filter(sent ->
                        sent.method().equals("PATCH") && sent.body().toString().contains("$70.00"))
                .toList();
    }
}
