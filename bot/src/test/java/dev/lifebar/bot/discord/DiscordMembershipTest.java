package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifebar.core.workspace.WorkspaceKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscordMembershipTest {
    private static final StandInGuild INITECH = new StandInGuild("1003", "Initech");
    private static final String CHANNEL = INITECH.channel();
    private static final Place OPS = Place.in(StandInGuild.ACME);

    @TempDir
    private Path home;

    private DiscordStandIn discord;

    @BeforeEach
    void open() throws IOException {
        discord = new DiscordStandIn(StandInGuild.ACME, StandInGuild.GLOBEX);
    }

    @AfterEach
    void nothingWasRefused() {
        discord.close();
        assertThat(discord.violations).isEmpty();
    }

    @Test
    void greetsAServerThatAddsItOnce() {
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            discord.join(INITECH);
            await().until(() -> !discord.messagesIn(CHANNEL).isEmpty());
            await().until(() -> present(bot).contains(INITECH.id()));
            discord.gateway.cut();
            Shown welcome = discord.messagesIn(CHANNEL).get(0);

            assertThat(welcome.text()).contains("Lifebar", "/credits");
            assertThat(welcome.buttons()).containsExactly("Set up…", "Demo", "Help");
            assertThat(discord.press(Person.ADA, Place.in(INITECH), welcome, "Set up…")
                            .modal()
                            .path("title")
                            .asText())
                    .isNotEmpty();
            Shown demo = discord.press(Person.BOB, Place.in(INITECH), welcome, "Demo")
                    .reply();
            assertThat(demo.text()).contains("Anthropic", "an example");
            assertThat(demo.isEphemeral()).isTrue();
            assertThat(discord.press(Person.BOB, Place.in(INITECH), welcome, "Help")
                            .reply()
                            .text())
                    .contains("/sync");
        }

        assertThat(discord.messagesIn(CHANNEL)).hasSize(1);
    }

    @Test
    void greetsAServerThatAddedItWhileItWasNotRunning() {
        discord.guilds.add(INITECH.joined(Instant.now().minusSeconds(60)));
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            await().until(() -> present(bot).contains(INITECH.id()));
            await().until(() -> !discord.messagesIn(CHANNEL).isEmpty());
        }

        assertThat(discord.messagesIn(CHANNEL)).hasSize(1);
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            discord.slash(Person.ADA, OPS, "credits").reply();
            await().during(Duration.ofMillis(500)).until(bot.adapter::isConnected);
        }
        assertThat(discord.messagesIn(CHANNEL)).hasSize(1);
        assertThat(discord.messagesIn(StandInGuild.ACME.channel()))
                .allSatisfy(message -> assertThat(message.buttons()).doesNotContain("Demo"));
    }

    @Test
    void remembersThatItLeftAndThatItCameBack() {
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            discord.slash(Person.ADA, OPS, "sync", "provider:openai", "balance:5")
                    .reply();
            assertThat(present(bot)).contains(StandInGuild.ACME.id());

            discord.leave(StandInGuild.ACME);
            await().until(() -> !present(bot).contains(StandInGuild.ACME.id()));
            discord.join(StandInGuild.ACME);
            await().until(() -> present(bot).contains(StandInGuild.ACME.id()));

            assertThat(discord.slash(Person.ADA, OPS, "credits").reply().text()).contains("$5.00");
        }
    }

    @Test
    void noticesAtTheNextStartThatItWasRemoved() {
        Place other = Place.in(StandInGuild.GLOBEX);
        Place direct = Place.direct(Person.BOB);
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            for (Place place : List.of(OPS, other, direct)) {
                discord.slash(Person.ADA, place, "sync", "provider:openai", "balance:5")
                        .reply();
            }
            assertThat(present(bot)).hasSize(3);
        }
        discord.guilds.remove(StandInGuild.ACME);
        discord.gateway.unreachable.add(StandInGuild.GLOBEX.id());

        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            await().until(() -> !present(bot).contains(StandInGuild.ACME.id()));
            assertThat(present(bot)).containsExactlyInAnyOrder(StandInGuild.GLOBEX.id(), "user:" + Person.ADA.id());
        }
        discord.guilds.add(StandInGuild.ACME);
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            await().until(() -> present(bot).contains(StandInGuild.ACME.id()));
        }
    }

    private static List<String> present(BotInDiscord bot) {
        return bot.lifebar.workspaces().present(DiscordMessenger.PLATFORM).stream()
                .map(WorkspaceKey::externalId)
                .toList();
    }
}
