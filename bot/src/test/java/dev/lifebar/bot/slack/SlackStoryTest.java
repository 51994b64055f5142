package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackStoryTest {
    @TempDir
    Path directory;

    @Test
    void goesFromInstallToRedAlertToGreenAgain() throws IOException {
        try (Office office = Office.open(directory)) {
            setUp(office);

            JsonObject synced = office.admin.types(SlackStandIn.ALERTED, "/sync", "anthropic 4.10 100");
            assertThat(synced.toString()).contains("Anthropic is $4.10");
            Office.await(() -> office.slack.messages(SlackStandIn.ALERTED).size() == 2);
            JsonObject alert =
                    office.slack.messages(SlackStandIn.ALERTED).get(1).deepCopy();
            assertThat(alert.toString()).contains("Anthropic is critical", "$4.10 left", "#e01e5a");

            office.restart();
            topUp(office, alert);

            Office.await(() -> office.slack
                    .messages(SlackStandIn.ALERTED)
                    .get(1)
                    .toString()
                    .contains("back to"));
            assertThat(office.slack.messages(SlackStandIn.ALERTED)).hasSize(2);
            assertThat(office.last("response_url").field("response_type")).isEqualTo("ephemeral");
            oldButton(office, synced);
        }
    }

    @Test
    void keepsAYellowAlertToOneLine() throws IOException {
        try (Office office = Office.open(directory)) {
            office.admin.types(SlackStandIn.ALERTED, "/credits", "alerts here");
            office.admin.types(SlackStandIn.ALERTED, "/sync", "openai 100 100");
            office.admin.types(SlackStandIn.ALERTED, "/sync", "openai 70");
            Office.await(() -> office.slack.messages(SlackStandIn.ALERTED).size() == 2);

            JsonObject alert = office.slack.messages(SlackStandIn.ALERTED).get(1);

            assertThat(BlockKit.string(alert, "text")).startsWith("🟨 OpenAI: $70.00 left (70%)");
            assertThat(BlockKit.array(alert, "attachments")).isEmpty();
            assertThat(BlockKit.array(alert, "blocks")).hasSize(2);
            assertThat(Person.labels(alert)).containsExactly("Snooze…", "Only red here");
        }
    }

    private static void setUp(Office office) {
        office.admin.types(SlackStandIn.ALERTED, "/lifebar", "setup");
        office.admin.submits(office.form(), Map.of("providers", "anthropic, openai"));
        JsonObject setup = office.awaitSent("response_url", 1).get(0).body();
        assertThat(setup.toString()).contains("Anthropic", "OpenAI");
        office.admin.presses(SlackStandIn.ALERTED, setup, "Alerts here");
        office.awaitSent("response_url", 2);
        assertThat(office.last("response_url").text()).contains("Test arrived");
        assertThat(office.slack.messages(SlackStandIn.ALERTED)).hasSize(1);
    }

    private static void topUp(Office office, JsonObject alert) {
        office.admin.presses(SlackStandIn.ALERTED, alert, "I topped up…");
        office.awaitSent("views.open", 2);
        office.admin.submits(office.form(), Map.of("amount", "95"));
    }

    private static void oldButton(Office office, JsonObject synced) {
        int before = office.slack.sent("response_url").size();
        office.admin.presses(SlackStandIn.ALERTED, synced, "Undo");
        office.awaitSent("response_url", before + 1);
        assertThat(office.last("response_url").text()).contains("Something newer was recorded since");
    }
}
