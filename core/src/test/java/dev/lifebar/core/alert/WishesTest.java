package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each channel hears of what it chose, when it chose, and pings whom it chose. */
class WishesTest {
    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private Team team;

    @BeforeEach
    void watchTwoAccounts() {
        lifebar = TestLifebar.in(directory);
        team = new Team(lifebar);
        lifebar.sync("openrouter", "100", "100");
        lifebar.sync("anthropic", "100", "100");
        lifebar.type("/alerts here");
        team.hears();
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void yellowWaitsForTheMorning() {
        lifebar.type("/alerts quiet 22-8");
        team.passUntil("2026-03-02T23:00:00Z");
        team.reads("openrouter", "60");
        team.passUntil("2026-03-03T07:59:59Z");
        team.reads("openrouter", "40");
        assertThat(team.hears()).isEmpty();

        team.passUntil("2026-03-03T08:00:00Z");
        assertThat(team.headlines()).containsExactly("#ops m2: 🟧 OpenRouter: $40.00 left (40%) · under a day");
    }

    @Test
    void yellowThatIsOverByTheMorningIsNotTold() {
        lifebar.type("/alerts quiet 22-8");
        team.passUntil("2026-03-02T23:00:00Z");
        team.reads("openrouter", "60");
        lifebar.topup("openrouter", "35");

        team.passUntil("2026-03-03T08:00:00Z");
        assertThat(team.hears()).isEmpty();
    }

    @Test
    void redPassesAndTakesAlongWhatWaited() {
        lifebar.type("/alerts quiet 22-8");
        team.passUntil("2026-03-02T23:00:00Z");
        team.reads("anthropic", "60");
        team.reads("openrouter", "20");

        assertThat(team.hears()).startsWith("#ops m2 🔔\n2 accounts need credit:\n🟥 OpenRouter");
        team.passUntil("2026-03-03T08:00:00Z");
        assertThat(team.hears()).isEmpty();
    }

    @Test
    void whatWaitsForTheMorningIsNoTrouble() {
        lifebar.type("/alerts quiet 22-8");
        team.passUntil("2026-03-02T23:00:00Z");
        team.reads("openrouter", "60");

        assertThat(team.says(TestLifebar.ANN, "/alerts list")).contains("1 waiting until 08:00");
    }

    @Test
    void goodNewsIsNoReasonToWakeAnybody() {
        team.reads("openrouter", "20");
        lifebar.type("/alerts quiet 22-8");
        team.hears();
        team.passUntil("2026-03-02T23:00:00Z");
        team.reads("openrouter", "100");

        assertThat(team.hears()).startsWith("#ops m2 is now\n🟩 OpenRouter").doesNotContain("m3");
    }

    @Test
    void redWaitsTooWhereThatWasChosen() {
        lifebar.type("/alerts quiet 22-8 red");
        team.passUntil("2026-03-02T23:00:00Z");
        team.reads("openrouter", "20");
        team.reads("anthropic", "0");
        assertThat(team.hears()).isEmpty();

        lifebar.topup("anthropic", "99");
        team.passUntil("2026-03-03T08:00:00Z");
        assertThat(team.hears())
                .startsWith("#ops m2 🔔\n")
                .contains("OpenRouter", "Anthropic is back to ≈ $99.00 (99%)");
    }

    @Test
    void whatWaitedComesAsSoonAsTheHoursAreQuietNoMore() {
        lifebar.type("/alerts quiet 22-8 red");
        team.passUntil("2026-03-02T23:00:00Z");
        team.reads("openrouter", "20");
        team.reads("anthropic", "60");
        assertThat(team.hears()).isEmpty();

        lifebar.type("/alerts quiet 22-8");
        assertThat(team.headlines()).containsExactly("#ops m2 🔔: 2 accounts need credit:");
    }

    @Test
    void whatAChannelWantsNoMoreIsNotPostedInTheMorning() {
        lifebar.type("/alerts quiet 22-8");
        team.passUntil("2026-03-02T23:00:00Z");
        team.reads("openrouter", "60");
        team.reads("anthropic", "60");
        lifebar.type("/alerts route anthropic");

        team.passUntil("2026-03-03T08:00:00Z");
        assertThat(team.headlines()).containsExactly("#ops m2: 🟨 Anthropic: $60.00 left (60%) · under a day");
    }

    @Test
    void whoeverWantsOnlyRedIsChangedWithoutATest() {
        team.hears();
        int posts = lifebar.messenger().posts().size();
        assertThat(team.says(TestLifebar.BOB, "/alerts here red")).startsWith("Changed.");

        assertThat(lifebar.messenger().posts()).hasSize(posts);
        team.reads("openrouter", "60");
        assertThat(team.hears()).isEmpty();
    }

    @Test
    void aReminderWaitsForTheMorningWhereRedDoes() {
        lifebar.type("/alerts quiet 22-8 red");
        team.passUntil("2026-03-02T23:00:00Z");
        team.reads("openrouter", "20");
        team.passUntil("2026-03-03T08:00:00Z");
        team.hears();

        team.passUntil("2026-03-03T23:00:00Z");
        assertThat(team.hears()).isEmpty();
        team.passUntil("2026-03-04T08:00:00Z");
        assertThat(team.headlines())
                .containsExactly("#ops m3 🔔: 🟥 OpenRouter is still critical since 23:00: $20.00 left,"
                        + " read from the provider 1 day ago");
    }

    @Test
    void quietHoursAreThoseOfTheWorkspacesZoneEvenWhenClocksChange() {
        lifebar.type("/lifebar timezone Europe/Berlin");
        lifebar.type("/alerts quiet 22-8");
        team.passUntil("2026-03-28T22:30:00Z");
        team.reads("openrouter", "60");

        team.passUntil("2026-03-29T05:59:59Z");
        assertThat(team.hears()).isEmpty();
        team.passUntil("2026-03-29T06:00:00Z");
        assertThat(team.hears()).startsWith("#ops m2\n🟨 OpenRouter");
    }

    @Test
    void quietHoursMoveWithTheWorkspace() {
        lifebar.type("/alerts quiet 22-8");
        team.passUntil("2026-03-01T21:30:00Z");
        lifebar.type("/lifebar timezone Europe/Berlin");
        team.reads("openrouter", "60");

        team.passUntil("2026-03-02T06:59:59Z");
        assertThat(team.hears()).isEmpty();
        team.passUntil("2026-03-02T07:00:00Z");
        assertThat(team.hears()).startsWith("#ops m2\n🟨 OpenRouter");
    }

    @ParameterizedTest
    @CsvSource({"22-8,22:00,08:00", "22:30 - 7:15,22:30,07:15", "0 to 24,,", "24-8,00:00,08:00", "9–17,09:00,17:00"})
    void readsHoursAsTheyAreTyped(String typed, @Nullable String from, String to) {
        String answer = team.says(TestLifebar.ANN, "/alerts quiet \"" + typed + "\"");

        assertThat(answer)
                .startsWith(from == null ? "\"0 to 24\" are no quiet hours" : "From " + from + " to " + to + " (Z)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25-8", "22-99", "24:30-8", "22:60-8", "8-8", "night"})
    void hoursThatDoNotExistAreRefused(String typed) {
        assertThat(team.says(TestLifebar.ANN, "/alerts quiet " + typed))
                .contains("are no quiet hours that I can read.")
                .contains("Nothing was changed.");
    }

    @Test
    void onlyRedPingsAndOnlyWhereThatWasChosen() {
        lifebar.typeIn(TestLifebar.DEV, "/alerts here");
        mention(TestLifebar.DEV.id(), "<@12345>");
        team.reads("openrouter", "60");
        team.hears();
        assertThat(lifebar.messenger().posts())
                .extracting(post -> post.mention())
                .containsOnlyNulls();

        team.reads("openrouter", "20");
        team.hears();
        assertThat(lifebar.messenger().posts().stream().filter(post -> post.mention() != null))
                .singleElement()
                .satisfies(post -> {
                    assertThat(post.channel()).isEqualTo(TestLifebar.DEV);
                    assertThat(post.mention()).isEqualTo("<@12345>");
                    assertThat(post.silent()).isFalse();
                });

        lifebar.reading("openrouter", "100");
        team.hears();
        assertThat(team.lastPost().mention()).isNull();
    }

    @Test
    void aChannelHearsOfItsProvidersOnly() {
        lifebar.typeIn(TestLifebar.DEV, "/alerts here");
        lifebar.typeIn(TestLifebar.DEV, "/alerts route anthropic");
        team.hears();

        team.reads("openrouter", "20");
        assertThat(team.headlines()).containsExactly("#ops m3 🔔: 🟥 OpenRouter is critical");
        team.pass(Duration.ofMinutes(1));
        team.reads("anthropic", "20");
        assertThat(team.headlines())
                .containsExactlyInAnyOrder(
                        "#dev m4 🔔: 🟥 Anthropic is critical", "#ops m5 🔔: 🟥 Anthropic is critical");

        lifebar.typeIn(TestLifebar.DEV, "/alerts route all");
        team.pass(Duration.ofMinutes(1));
        team.reads("openrouter", "0");
        assertThat(team.headlines())
                .containsExactlyInAnyOrder("#dev m6 🔔: ⬛ OpenRouter is empty", "#ops m7 🔔: ⬛ OpenRouter is empty");
    }

    /** As it is stored on a platform whose people can be pinged. */
    private void mention(String channel, String markup) {
        lifebar.database()
                .write(handle ->
                        handle.execute("update subscription set mention = ? where channel_id = ?", markup, channel));
    }
}
