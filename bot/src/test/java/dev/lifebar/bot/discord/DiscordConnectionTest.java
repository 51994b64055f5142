package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifebar.core.FakeSource;
import dev.lifebar.core.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordConnectionTest {
    private static final Place OPS = Place.in(StandInGuild.ACME);
    private static final String COMMANDS = "applications/" + DiscordStandIn.APPLICATION + "/commands";

    @TempDir
    private Path home;

    private DiscordStandIn discord;

    @BeforeEach
    void open() throws IOException {
        discord = new DiscordStandIn(StandInGuild.ACME);
    }

    @AfterEach
    void nothingWasRefused() {
        discord.close();
        assertThat(discord.violations).isEmpty();
    }

    @Test
    void registersCommandsOnlyWhenTheyChanged() {
        new BotInDiscord(discord, home).ready().close();
        try (BotInDiscord again = new BotInDiscord(discord, home).ready()) {
            again.adapter.messenger();
            discord.slash(Person.ADA, OPS, "credits").reply();
        }

        assertThat(discord.sent("PUT", COMMANDS)).hasSize(1);
        assertThat(discord.commands(COMMANDS).findValuesAsText("name"))
                .contains("credits", "sync", "topup", "history", "undo", "alerts", "lifebar", "here", "setup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT"})
    void registersCommandsAsOftenAsItTakes(String method) {
        discord.refuseNext(method, COMMANDS, 500, 0);
        discord.refuseNext(method, COMMANDS, 400, 50035);
        try (BotInDiscord bot = new BotInDiscord(discord, home)) {
            await().until(bot.adapter::isConnected);
            assertThat(bot.adapter.isServing()).isFalse();

            await().atMost(Duration.ofSeconds(30)).until(bot.adapter::isServing);
            assertThat(discord.slash(Person.ADA, OPS, "credits").reply().text()).contains("Nothing is watched yet");
        }
    }

    @Test
    void registersForOneServerDuringDevelopment() {
        try (BotInDiscord bot = new BotInDiscord(discord, home, DiscordStandIn.TOKEN, StandInGuild.ACME.id()).ready()) {
            assertThat(bot.adapter.isConnected()).isTrue();
        }

        assertThat(discord.sent("PUT", COMMANDS)).isEmpty();
        assertThat(discord.sent("PUT", "applications/.*/guilds/1001/commands")).hasSize(1);
    }

    @Test
    void takesTheCommandsOfTheOneServerAwayAfterDevelopment() {
        String own = "applications/" + DiscordStandIn.APPLICATION + "/guilds/" + StandInGuild.ACME.id() + "/commands";
        new BotInDiscord(discord, home, DiscordStandIn.TOKEN, StandInGuild.ACME.id())
                .ready()
                .close();
        assertThat(discord.commands(own)).isNotEmpty();

        for (int start = 0; start < 2; start++) {
            try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
                await().until(bot.adapter::isServing);
                await().until(() -> Files.size(home.resolve("discord-servers")) == 0);
            }
        }

        assertThat(discord.commands(COMMANDS)).isNotEmpty();
        assertThat(discord.commands(own)).isEmpty();
        assertThat(discord.sent("PUT", own)).hasSize(2);
    }

    @Test
    void saysInOneSentenceThatTheTokenIsWrong() {
        try (BotInDiscord bot = new BotInDiscord(discord, home, "wrong", null)) {
            assertThat(refusal(bot)).contains("DISCORD_TOKEN").doesNotContain("wrong");
        }

        assertThat(discord.gateway.identifies).hasValue(0);
    }

    @Test
    void saysThatTheTokenWasRevokedAndDoesNotTryAgain() {
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            discord.gateway.close(4004);

            assertThat(refusal(bot)).contains("DISCORD_TOKEN");
        }

        assertThat(discord.gateway.identifies).hasValue(1);
    }

    @Test
    void saysThatDiscordEndedTheConnectionForGood() {
        discord.gateway.refusal = 4014;
        try (BotInDiscord bot = new BotInDiscord(discord, home)) {
            assertThat(refusal(bot)).contains("4014");
        }
    }

    @Test
    void waitsForADiscordThatIsDown() {
        discord.refuseNext("GET", "users/@me", 500, 0);
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            assertThat(bot.adapter.refused().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void countsNoLoginWhereTheGatewayIsOutOfReach() {
        discord.gateway.closed.set(2);
        try (BotInDiscord bot = new BotInDiscord(discord, home)) {
            await().atMost(Duration.ofSeconds(30)).until(bot.adapter::isConnected);
        }

        assertThat(discord.gateway.closed).hasValue(-1);
        assertThat(logins()).isEqualTo(1);
    }

    @Test
    void endsWhileTheGatewayIsOutOfReach() {
        discord.gateway.closed.set(Integer.MAX_VALUE);
        BotInDiscord bot = new BotInDiscord(discord, home);
        await().until(() -> discord.gateway.closed.get() < Integer.MAX_VALUE);

        bot.close();

        int tries = discord.gateway.closed.get();
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> discord.gateway.closed.get() == tries);
        assertThat(logins()).isZero();
    }

    @Test
    void resumesALostConnectionWithoutAnotherLogin() {
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            discord.gateway.cut();
            Asked waiting = discord.slash(Person.ADA, OPS, "credits");

            assertThat(waiting.reply().text()).contains("Nothing is watched yet");
            await().until(bot.adapter::isConnected);
        }

        assertThat(discord.gateway.resumes).hasValue(1);
        assertThat(discord.gateway.identifies).hasValue(1);
        assertThat(logins()).isEqualTo(1);
    }

    /** Whoever was told that it failed types it again. */
    @Test
    void doesNotCarryOutWhatDiscordHasGivenUp() {
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            discord.slash(Person.ADA, OPS, "sync", "provider:openai", "balance:50", "max:200")
                    .reply();
            discord.gateway.cut();
            discord.late = Duration.ofSeconds(4);
            Asked missed = discord.slash(Person.ADA, OPS, "topup", "provider:openai", "amount:25");
            await().until(() -> !answers(missed).isEmpty());
            discord.late = Duration.ZERO;

            Asked typedAgain = discord.slash(Person.ADA, OPS, "topup", "provider:openai", "amount:25");

            assertThat(typedAgain.reply().text()).contains("$75.00");
            assertThat(answers(missed)).hasSize(1);
            assertThat(bot.adapter.isConnected()).isTrue();
        }
    }

    @Test
    void carriesOutWhatIsLateAndStillWaitedFor() {
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            discord.late = Duration.ofMillis(2500);
            Asked late = discord.slash(Person.ADA, OPS, "sync", "provider:openai", "balance:50", "max:200");

            assertThat(late.kind()).isEqualTo(5);
            assertThat(late.reply().text()).contains("$50.00");
            assertThat(bot.adapter.isConnected()).isTrue();
        }
    }

    /** At a time that stands still, in which whatever is pressed twice is a double click. */
    @Test
    void aButtonThatDiscordHasGivenUpIsPressedAgain() {
        FakeTime time = new FakeTime(Instant.parse("2026-03-10T12:00:00Z"));
        try (BotInDiscord bot = new BotInDiscord(discord, home, new FakeSource().outside(home), time).ready()) {
            Shown synced = discord.slash(Person.ADA, OPS, "sync", "provider:openai", "balance:50", "max:200")
                    .reply();
            discord.late = Duration.ofSeconds(4);
            Asked missed = discord.press(Person.ADA, OPS, synced, "Undo");
            await().until(() -> !answers(missed).isEmpty());
            discord.late = Duration.ZERO;
            assertThat(discord.slash(Person.ADA, OPS, "credits").reply().text()).contains("$50.00");

            await().until(() -> discord.press(Person.ADA, OPS, synced, "Undo").kind() != 6);

            assertThat(discord.slash(Person.ADA, OPS, "credits").reply().text()).doesNotContain("$50.00");
            assertThat(bot.adapter.isConnected()).isTrue();
        }
    }

    @ParameterizedTest(name = "a clock that is wrong by {0}")
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void tellsWhatIsLateByDiscordsClock(Duration wrong) {
        InstantSource clock = InstantSource.offset(InstantSource.system(), wrong);
        try (BotInDiscord bot = new BotInDiscord(discord, home, clock).ready()) {
            discord.slash(Person.ADA, OPS, "sync", "provider:openai", "balance:50", "max:200")
                    .reply();
            assertThat(discord.slash(Person.ADA, OPS, "topup", "provider:openai")
                            .kind())
                    .isEqualTo(9);
            discord.late = Duration.ofSeconds(4);
            Asked missed = discord.slash(Person.ADA, OPS, "topup", "provider:openai", "amount:25");
            await().until(() -> !answers(missed).isEmpty());
            discord.late = Duration.ZERO;

            assertThat(discord.slash(Person.ADA, OPS, "credits").reply().text()).contains("$50.00");
            assertThat(bot.adapter.isConnected()).isTrue();
        }
    }

    private List<DiscordStandIn.Sent> answers(Asked asked) {
        return discord.sent("POST", "interactions/" + asked.id() + "/.*");
    }

    @Test
    void noticesThatNobodyAnswersItsHeartbeats() {
        discord.gateway.heartbeatInterval = 200;
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            discord.gateway.deaf = true;

            await().until(() -> discord.gateway.resumes.get() > 0);
            assertThat(bot.adapter.refused().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void countsALoginAfterAnInvalidSession() {
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            discord.gateway.invalidate(false);

            await().atMost(Duration.ofSeconds(30)).until(() -> discord.gateway.identifies.get() == 2);
            await().until(bot.adapter::isConnected);
        }

        assertThat(logins()).isEqualTo(2);
    }

    @Test
    void doesNotLogInWhenThatHappenedTooOften() throws IOException {
        String now = String.valueOf(Instant.now().toEpochMilli());
        Files.write(home.resolve("discord-logins"), Collections.nCopies(StartBrake.MOST, now));

        try (BotInDiscord bot = new BotInDiscord(discord, home)) {
            await().until(() -> discord.verified.get() == 1);
            await().during(Duration.ofSeconds(1)).until(() -> discord.gateway.identifies.get() == 0);
            assertThat(bot.adapter.isConnected()).isFalse();
        }
    }

    @Test
    void tellsHowThingsStandUnderItsName() {
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            discord.slash(Person.ADA, OPS, "sync", "provider:openai", "balance:10", "max:100")
                    .reply();
            discord.slash(Person.ADA, OPS, "sync", "provider:anthropic", "balance:90", "max:100")
                    .reply();
            assertThat(bot.adapter.isConnected()).isTrue();
        }
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            await().until(() -> discord.gateway.presences.contains("1 low · 1 ok"));
            assertThat(bot.adapter.isConnected()).isTrue();
        }
    }

    @Test
    void tellsNobodysCountsWhereSomebodyUsesItAlone() {
        String usual = DiscordTexts.text("presence.usual");
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            discord.slash(Person.BOB, Place.direct(Person.BOB), "credits").reply();
            discord.slash(Person.ADA, OPS, "sync", "provider:openai", "balance:10", "max:100")
                    .reply();
            assertThat(bot.adapter.isConnected()).isTrue();
        }
        discord.gateway.presences.clear();
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            await().until(() -> discord.gateway.presences.stream().anyMatch(shown -> !shown.isEmpty()));
            assertThat(discord.gateway.presences).contains(usual).doesNotContain("1 low");
            assertThat(bot.adapter.isConnected()).isTrue();
        }
    }

    private long logins() {
        try {
            return Files.readAllLines(home.resolve("discord-logins")).size();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String refusal(BotInDiscord bot) {
        CompletableFuture<String> refused = bot.adapter.refused().toCompletableFuture();
        await().until(refused::isDone);
        return refused.join();
    }
}
