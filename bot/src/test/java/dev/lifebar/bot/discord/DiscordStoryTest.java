package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscordStoryTest {
    private static final Place OPS = Place.in(StandInGuild.ACME);
    private static final String CHANNEL = StandInGuild.ACME.channel();

    @TempDir
    private Path home;

    @Test
    void fromInstallingToGreenAgainInOneMessage() throws IOException {
        try (DiscordStandIn discord = new DiscordStandIn()) {
            Shown synced;
            try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
                assertThat(bot.adapter.isConnected()).isTrue();
                setUp(discord);
                synced = discord.slash(Person.ADA, OPS, "sync", "provider:anthropic", "balance:50", "max:60")
                        .reply();
                discord.slash(Person.ADA, OPS, "sync", "provider:anthropic", "balance:4.10")
                        .reply();
                await().until(() -> !alerts(discord).isEmpty());
            }
            Shown alert = alerts(discord).get(0);
            assertThat(alert.text()).contains("Anthropic", "critical", "$4.10");

            try (BotInDiscord restarted = new BotInDiscord(discord, home).ready()) {
                assertThat(restarted.adapter.isConnected()).isTrue();
                Asked form = discord.press(Person.ADA, OPS, alert, "I topped up…");
                Shown answer = discord.submit(Person.ADA, OPS, form, Map.of("amount", "50"))
                        .reply();

                assertThat(answer.isEphemeral()).isTrue();
                await().until(() -> alerts(discord).get(0).text().contains("back to"));
                assertThat(discord.press(Person.ADA, OPS, synced, "Undo")
                                .reply()
                                .text())
                        .contains("Something newer was recorded");
            }

            assertThat(alerts(discord)).hasSize(1);
            assertThat(discord.sent("POST", "channels/.*/messages"))
                    .allSatisfy(post ->
                            assertThat(post.body().path("nonce").asText()).isNotEmpty());
            assertThat(discord.sent("PATCH", "channels/.*/messages/.*")).hasSize(1);
            assertThat(discord.violations).isEmpty();
        }
    }

    private static void setUp(DiscordStandIn discord) {
        discord.join(StandInGuild.ACME);
        await().until(() -> !discord.messagesIn(CHANNEL).isEmpty());
        Asked form = discord.press(Person.ADA, OPS, discord.messagesIn(CHANNEL).get(0), "Set up…");
        Shown setup = discord.submit(
                        Person.ADA, OPS, form, Map.of("providers", "anthropic,openai", "providers+", "deepl"))
                .reply();
        assertThat(setup.text()).contains("Anthropic", "OpenAI", "DeepL");
        assertThat(discord.slash(Person.ADA, OPS, "alerts here").reply().text()).contains("Test arrived");
    }

    /** What was posted of itself, after the welcome and the test. */
    private static List<Shown> alerts(DiscordStandIn discord) {
        return discord.messagesIn(CHANNEL).stream()
                .filter(message -> !message.json().has("interaction_metadata"))
                .filter(message -> message.text().contains("Anthropic"))
                .toList();
    }
}
