package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.lifebar.bot.Gate;
import dev.lifebar.bot.LocalProviders;
import dev.lifebar.core.FakeTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Newer numbers come into the answer that somebody is looking at, where Slack lets it be changed. */
class SlackFreshTest {
    @TempDir
    private Path home;

    private final FakeTime time = new FakeTime(Instant.parse("2026-03-10T12:00:00Z"));
    private LocalProviders providers;
    private Office office;

    @BeforeEach
    void connect() throws IOException {
        providers = new LocalProviders();
        office = new Office(home, providers.outside(home, time, SlackStage.WORKSPACE), time);
        assertThat(office.start()).isEmpty();
        office.admin.types(SlackStandIn.OPS, "/lifebar", "connect openrouter");
        office.awaitSent("views.open", 1);
        assertThat(office.admin.submits(office.form(), Map.of("key", LocalProviders.KEY)))
                .isEqualTo(new JsonObject());
        office.admin.presses(
                SlackStandIn.OPS, office.awaitSent("response_url", 1).get(0).body(), "Save");
        office.awaitSent("response_url", 2);
        time.pass(Duration.ofMinutes(6));
        office.core().reader().readDue();
        Office.await(() -> providers.requests().size() >= 2);
        Office.await(office.core().reader()::isIdle);
        time.pass(Duration.ofMinutes(2));
        providers.used("30");
    }

    @AfterEach
    void close() {
        office.close();
        providers.close();
    }

    @Test
    void changesAnAnswerToADirectMessage() {
        try (Gate gate = new Gate(providers)) {
            office.admin.says(office.admin.direct("credits"));
            assertThat(office.awaitSent("chat.postMessage", 1).get(0).body().toString())
                    .contains("$100.00");

            gate.open();
            assertThat(office.awaitSent("chat.update", 1).get(0).body().toString())
                    .contains("$70.00");
        }
    }

    @Test
    void changesTheHomeTab() {
        try (Gate gate = new Gate(providers)) {
            office.admin.says(office.admin.homeOpened());
            assertThat(office.awaitSent("views.publish", 1).get(0).body().toString())
                    .contains("$100.00");

            gate.open();
            assertThat(office.awaitSent("views.publish", 2).get(1).body().toString())
                    .contains("$70.00");
        }
    }

    @Test
    void changesARefreshedAnswerThatWasNotReadInTime() {
        int before = providers.requests().size();
        JsonObject answer = office.admin.types(SlackStandIn.OPS, "/credits", "");
        Office.await(() -> providers.requests().size() > before);
        Office.await(office.core().reader()::isIdle);
        time.pass(Duration.ofMinutes(2));
        providers.used("40");

        try (Gate gate = new Gate(providers)) {
            office.admin.presses(SlackStandIn.OPS, answer, "Refresh");
            assertThat(office.awaitSent("response_url", 3).get(2).body().toString())
                    .contains("$70.00", "Still reading");

            gate.open();
            JsonObject better = office.awaitSent("response_url", 4).get(3).body();
            assertThat(better.toString()).contains("$60.00", "Read just now").doesNotContain("Still reading");
            assertThat(better.get("replace_original").getAsBoolean()).isTrue();
        }
    }
}
