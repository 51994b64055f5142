package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.reply.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People answer alerts: they know, they want peace, or they do nothing and are reminded. */
class AnswerTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private Team team;

    @BeforeEach
    void watchAFullAccount() {
        lifebar = TestLifebar.in(directory);
        team = new Team(lifebar);
        lifebar.sync("openrouter", "100", "100");
        lifebar.type("/alerts here");
        team.hears();
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void oneMessageTellsTheWholeStory() {
        team.reads("openrouter", "20");
        team.hears();
        minutes(42);
        assertThat(team.text(team.presses(TestLifebar.BOB, "Acknowledge")))
                .isEqualTo("Acknowledged: OpenRouter. I remind nobody of it until it gets worse.");
        assertThat(team.hears())
                .startsWith("#ops m2 is now\n🟥 OpenRouter is critical")
                .contains("""
                acknowledged by Bob 12:42
                [Snooze…] [I topped up…]""");

        minutes(23);
        lifebar.topup("openrouter", "78");
        assertThat(team.hears()).isEqualTo("""
                #ops m2 is now
                🟩 OpenRouter is back to ≈ $98.00 (98%) after 1 h 5 min
                acknowledged by Bob 12:42
                topped up $78.00 by Ann 13:05
                """);
    }

    @Test
    void whoeverToppedUpWhatAReadingShowsCanSaySo() {
        team.reads("openrouter", "20");
        team.hears();
        minutes(5);
        team.reads("openrouter", "98");
        assertThat(team.hears())
                .contains("#ops m2 is now\n🟩 OpenRouter is back to $98.00 (98%) after 5 min\n", "[That was me]");

        Reply story = lifebar.messenger().edits().get(0).message();
        team.presses(TestLifebar.ACME, TestLifebar.BOB, story, "That was me");
        assertThat(team.hears()).isEqualTo("""
                #ops m2 is now
                🟩 OpenRouter is back to $98.00 (98%) after 5 min
                topped up $78.00 by Bob 12:05
                """);
        team.presses(TestLifebar.ACME, TestLifebar.ANN, story, "That was me");
        assertThat(team.hears()).isEmpty();
    }

    @Test
    void theFirstOfTwoWhoAcknowledgeIsNamed() {
        team.reads("openrouter", "20");
        team.hears();

        team.presses(TestLifebar.BOB, "Acknowledge");
        team.hears();
        minutes(1);
        assertThat(team.text(team.presses(TestLifebar.ANN, "Acknowledge")))
                .startsWith("OpenRouter was acknowledged by Bob already");
        assertThat(team.text(team.presses(TestLifebar.BOB, "Acknowledge"))).startsWith("Acknowledged: OpenRouter.");
        assertThat(team.hears()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Acknowledge", "Snooze…"})
    void aButtonOfAnAlertThatIsOverSaysWhenItEnded(String label) {
        team.reads("openrouter", "20");
        team.hears();
        Reply message = team.lastPost().message();
        minutes(10);
        lifebar.sync("openrouter", "100");
        team.hears();

        assertThat(team.text(team.presses(TestLifebar.ACME, TestLifebar.BOB, message, label)))
                .startsWith("OpenRouter: this alert was closed on 2 Mar, 12:10. Nothing was changed.");
        assertThat(team.hears()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Acknowledge", "Snooze…"})
    void aButtonOfAnotherWorkspaceDoesNothing(String label) {
        team.reads("openrouter", "20");
        team.hears();

        Reply answer =
                team.presses(TestLifebar.OTHER, TestLifebar.BOB, team.lastPost().message(), label);

        assertThat(team.text(answer)).startsWith("The alert").contains("is not known here.");
        assertThat(team.hears()).isEmpty();
    }

    @Test
    void aButtonForAllOfAnotherWorkspaceDoesNothing() {
        lifebar.sync("openai", "100", "100");
        team.reads("openrouter", "20");
        team.reads("openai", "20");
        team.hears();
        Reply message = team.lastPost().message();

        team.presses(TestLifebar.OTHER, TestLifebar.BOB, message, "Acknowledge all");
        assertThat(team.hears()).isEmpty();

        team.presses(TestLifebar.ACME, TestLifebar.BOB, message, "Acknowledge all");
        assertThat(team.hears()).contains("acknowledged by Bob 12:00").doesNotContain("[Acknowledge all]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alerts ack", "/alerts ack openrouter", "/alerts snooze openrouter 1h"})
    void whoeverMayNotUpdateAnswersWhereTheAlertStands(String command) {
        team.reads("openrouter", "20");
        team.hears();

        assertThat(team.saysAsGuest(TestLifebar.BOB, TestLifebar.DEV, command)).startsWith("Whoever sees an alert");
        assertThat(team.hears()).isEmpty();

        team.saysAsGuest(TestLifebar.BOB, TestLifebar.OPS, command);
        assertThat(team.hears()).contains(" by Bob");
    }

    @Test
    void aSnoozeThatIsNotSaidHowLongAsksWithFourButtons() {
        team.reads("openrouter", "20");
        team.hears();

        Reply question = team.presses(TestLifebar.BOB, "Snooze…");

        assertThat(team.text(question)).isEqualTo("""
                How long should I say nothing about OpenRouter? I will still tell you when it is empty.
                [1 hour] [Until tomorrow 9:00] [Until Monday 9:00] [Until it gets worse]""");
        team.presses(TestLifebar.ACME, TestLifebar.BOB, question, "Until tomorrow 9:00");
        assertThat(team.hears()).contains("snoozed by Bob until 09:00");
    }

    @ParameterizedTest(name = "in {0} at {1}, for {2}: {3}")
    @CsvSource(textBlock = """
            UTC,              2026-03-04T12:00:00Z, 1h,       2026-03-04T13:00:00Z
            UTC,              2026-03-04T12:00:00Z, tomorrow, 2026-03-05T09:00:00Z
            UTC,              2026-03-04T12:00:00Z, monday,   2026-03-09T09:00:00Z
            UTC,              2026-03-02T08:00:00Z, monday,   2026-03-09T09:00:00Z
            Europe/Berlin,    2026-03-27T12:00:00Z, monday,   2026-03-30T07:00:00Z
            Europe/Berlin,    2026-10-23T12:00:00Z, monday,   2026-10-26T08:00:00Z
            America/New_York, 2026-03-06T23:00:00Z, monday,   2026-03-09T13:00:00Z
            Europe/Berlin,    2026-03-28T22:30:00Z, tomorrow, 2026-03-29T07:00:00Z
            Pacific/Chatham,  2026-04-03T12:00:00Z, monday,   2026-04-05T20:15:00Z
            """)
    void aSnoozeEndsWhenItSays(String zone, String now, String choice, String end) {
        lifebar.type("/lifebar timezone " + zone);
        team.passUntil(now);
        team.reads("openrouter", "20");
        team.says(TestLifebar.BOB, "/alerts snooze openrouter " + choice);
        team.hears();

        team.pass(Duration.between(lifebar.time().instant(), Instant.parse(end)).minusMillis(1));
        assertThat(team.hears()).isEmpty();
        team.pass(Duration.ofMillis(1));
        assertThat(team.hears()).contains("🟥 OpenRouter is still critical");
    }

    @Test
    void aSnoozeUntilItGetsWorseEndsWithTheNextAlert() {
        team.reads("openrouter", "20");
        team.hears();
        team.says(TestLifebar.BOB, "/alerts snooze openrouter worse");
        assertThat(team.hears()).contains("snoozed by Bob until it gets worse");

        team.pass(DAY.multipliedBy(30));
        team.reads("openrouter", "5");
        assertThat(team.headlines()).isEmpty();

        team.reads("openrouter", "0");
        assertThat(team.headlines()).containsExactly("#ops m3 🔔: ⬛ OpenRouter is empty");
    }

    @Test
    void aSnoozeCanBeSeenAndEnded() {
        team.reads("openrouter", "20");
        team.says(TestLifebar.BOB, "/alerts snooze openrouter 1h");
        team.hears();
        assertThat(team.says(TestLifebar.ANN, "/alerts why openrouter")).contains("snoozed by Bob until 13:00");

        assertThat(team.says(TestLifebar.ANN, "/alerts snooze openrouter off"))
                .isEqualTo("OpenRouter is not snoozed any more.");
        assertThat(team.hears()).contains("#ops m2 is now").doesNotContain("snoozed", "🔔");
        assertThat(team.says(TestLifebar.ANN, "/alerts why openrouter")).doesNotContain("snoozed");
        assertThat(team.says(TestLifebar.ANN, "/alerts snooze openrouter off"))
                .isEqualTo("OpenRouter is not snoozed. Nothing was changed.");
        team.pass(Duration.ofHours(1));
        assertThat(team.hears()).isEmpty();
        team.pass(DAY);
        assertThat(team.hears()).contains("still critical");
    }

    @Test
    void whatTurnsRedDuringASnoozeIsToldWhenItIsEnded() {
        team.reads("openrouter", "60");
        team.says(TestLifebar.BOB, "/alerts snooze openrouter 1h");
        team.hears();
        team.reads("openrouter", "20");
        assertThat(team.headlines()).containsExactly("#ops m2 is now: 🟥 OpenRouter is critical");

        team.says(TestLifebar.ANN, "/alerts snooze openrouter off");

        assertThat(team.headlines()).containsExactly("#ops m3 🔔: 🟥 OpenRouter is critical");
        team.pass(Duration.ofHours(1));
        assertThat(team.hears()).isEmpty();
    }

    @Test
    void whatTurnsRedDuringASnoozeIsToldAtItsEnd() {
        team.reads("openrouter", "60");
        team.hears();
        team.presses(TestLifebar.ACME, TestLifebar.BOB, team.presses(TestLifebar.BOB, "Snooze…"), "1 hour");
        team.hears();

        minutes(30);
        team.reads("openrouter", "20");
        assertThat(team.headlines()).containsExactly("#ops m2 is now: 🟥 OpenRouter is critical");

        reopen();
        team.pass(Duration.ofMinutes(30));
        assertThat(team.headlines()).contains("#ops m3 🔔: 🟥 OpenRouter is critical");
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "60, 20", "60, 0"})
    void whatIsToldAnewWasAnsweredByNobody(String then, String atLast) {
        team.reads("openrouter", "20");
        team.says(TestLifebar.BOB, "/alerts snooze openrouter worse");
        team.says(TestLifebar.BOB, "/alerts ack openrouter");
        assertThat(team.hears()).contains("acknowledged by Bob", "snoozed by Bob");

        team.reads("openrouter", then);
        minutes(60);
        team.reads("openrouter", atLast);

        assertThat(team.hears()).contains("#ops m3 🔔", "[Acknowledge]").doesNotContain("by Bob");
    }

    @Test
    void whatTurnsRedDuringASnoozeWasAcknowledgedByNobody() {
        team.reads("openrouter", "60");
        team.hears();
        team.says(TestLifebar.BOB, "/alerts ack openrouter");
        team.says(TestLifebar.BOB, "/alerts snooze openrouter 1h");
        assertThat(team.hears()).contains("acknowledged by Bob", "snoozed by Bob");

        team.reads("openrouter", "20");
        assertThat(team.hears()).contains("snoozed by Bob").doesNotContain("acknowledged by");
        minutes(60);
        assertThat(team.hears()).contains("#ops m3 🔔", "[Acknowledge]").doesNotContain("by Bob");
    }

    @Test
    void whoeverPressesTwiceIsInTheStoryOnce() {
        team.reads("openrouter", "20");
        team.hears();

        team.says(TestLifebar.BOB, "/alerts snooze openrouter 1h");
        minutes(1);
        team.says(TestLifebar.BOB, "/alerts snooze openrouter 1h");

        assertThat(team.hears()).containsOnlyOnce("snoozed by Bob").contains("snoozed by Bob until 13:01");
    }

    @Test
    void remindsEveryDayAtMostFiveTimesAndAnswersTheAlert() {
        team.reads("openrouter", "20");
        team.hears();

        for (int day = 1; day <= 5; day++) {
            team.pass(DAY.minusMinutes(1));
            assertThat(team.hears()).isEmpty();
            team.pass(Duration.ofMinutes(1));
            assertThat(team.hears()).isEqualTo("""
                    #ops m%d 🔔
                    🟥 OpenRouter is still critical since 12:00: $20.00 left, read from the provider %s ago
                    [Acknowledge] [Snooze…] [I topped up…]
                    """.formatted(day + 2, day == 1 ? "1 day" : day + " days"));
            assertThat(team.lastPost().replyTo()).isEqualTo("m2");
        }

        team.pass(DAY.multipliedBy(10));
        assertThat(team.hears()).isEmpty();
    }

    @Test
    void aReminderOfATypedNumberSaysHowOldItIsAndAsksForAnother() {
        lifebar.sync("anthropic", "9", "100");
        team.hears();

        team.pass(DAY);
        assertThat(team.hears()).isEqualTo("""
                #ops m3 🔔
                🟥 Anthropic is still critical since 12:00: $9.00 left, synced 1 day ago
                [Acknowledge] [Snooze…] [I topped up…] [Sync now…]
                """);
    }

    @Test
    void aReminderKnowsThatTheSameWasReadAgain() {
        team.reads("openrouter", "20");
        team.hears();
        lifebar.time().pass(DAY.minusMinutes(5));
        team.reads("openrouter", "20");

        minutes(5);
        assertThat(team.hears()).contains("$20.00 left, read from the provider 5 min ago");
    }

    @Test
    void whatWasAcknowledgedIsNotRemindedOfEvenIfTheReminderWasOnItsWay() {
        team.reads("openrouter", "20");
        team.hears();
        team.pass(DAY);
        team.presses(TestLifebar.BOB, "Acknowledge");

        assertThat(team.headlines()).containsExactly("#ops m2 is now: 🟥 OpenRouter is critical");
        team.pass(DAY.multipliedBy(3));
        assertThat(team.hears()).isEmpty();
    }

    @Test
    void yellowIsNotRemindedOf() {
        team.reads("openrouter", "60");
        team.hears();

        team.pass(DAY.multipliedBy(3));
        assertThat(team.hears()).isEmpty();
    }

    @Test
    void whatNobodyAcknowledgesGoesToASecondChannel() {
        escalateToDev();
        team.reads("openrouter", "20");
        team.hears();

        team.pass(Duration.ofMinutes(29));
        assertThat(team.hears()).isEmpty();
        team.pass(Duration.ofMinutes(1));
        assertThat(team.hears()).startsWith("""
                #dev m3 🔔
                Nobody has acknowledged this for 30 min:
                🟥 OpenRouter is critical
                """);

        team.presses(TestLifebar.BOB, "Acknowledge");
        assertThat(team.hears()).contains("#ops m2 is now", "#dev m3 is now");
        lifebar.sync("openrouter", "100");
        assertThat(team.hears()).contains("#ops m2 is now", "#dev m3 is now");
    }

    @ParameterizedTest
    @CsvSource({"/alerts ack openrouter", "/alerts snooze openrouter worse", "/sync openrouter 60"})
    void whatIsAnsweredInTimeGoesNowhereElse(String answer) {
        escalateToDev();
        team.reads("openrouter", "20");
        team.pass(Duration.ofMinutes(29));
        team.says(TestLifebar.BOB, answer);
        team.hears();

        team.pass(Duration.ofHours(3));
        assertThat(team.hears()).isEmpty();
    }

    @Test
    void emptyIsGivenItsTimeBeforeItGoesToTheSecondChannel() {
        escalateToDev();
        team.reads("openrouter", "20");
        team.says(TestLifebar.BOB, "/alerts ack openrouter");
        team.hears();
        team.pass(Duration.ofHours(5));
        team.reads("openrouter", "0");
        team.hears();

        team.pass(Duration.ofMinutes(29));
        assertThat(team.hears()).isEmpty();
        team.pass(Duration.ofMinutes(1));
        assertThat(team.hears()).contains("Nobody has acknowledged this for 30 min:");
    }

    @Test
    void aTopupThatAReadingShowedIsNotCountedTwice() {
        team.reads("openrouter", "20");
        team.pass(Duration.ofMinutes(5));
        team.reads("openrouter", "69");
        team.pass(Duration.ofMinutes(5));
        team.hears();

        assertThat(team.says(TestLifebar.BOB, "/topup openrouter 50"))
                .contains(
                        "A reading showed $49.00 more for OpenRouter 5 min ago", "[That was me]", "[Add $50.00 more]");
        assertThat(team.says(TestLifebar.BOB, "/credits openrouter")).contains("$69.00 left");
        assertThat(team.says(TestLifebar.BOB, "/topup openrouter 5")).contains("Added $5.00");
        assertThat(team.says(TestLifebar.BOB, "/topup openrouter 50 yes")).contains("Added $50.00");
        assertThat(team.says(TestLifebar.BOB, "/credits openrouter")).contains("≈ $124.00 left");
    }

    /** Whoever sees an alert may answer it, whether they may see all amounts or not. */
    @Test
    void whoeverSeesAnAlertCanAnswerIt() {
        team.reads("openrouter", "20");
        team.hears();
        team.says(TestLifebar.ANN, "/lifebar access view @finance");

        assertThat(team.pressesAsStranger(TestLifebar.BOB, "Acknowledge")).contains("OpenRouter");
        assertThat(team.hears()).contains("acknowledged by Bob");
        assertThat(team.saysAsStranger(TestLifebar.BOB, "/alerts ack")).contains("Only people allowed to see amounts");
    }

    @Test
    void whyTellsThatAnAlertIsHeld() {
        team.reads("openrouter", "24");
        assertThat(team.says(TestLifebar.BOB, "/alerts why openrouter")).doesNotContain("Its alert");

        team.reads("openrouter", "26");
        assertThat(team.says(TestLifebar.BOB, "/alerts why openrouter")).startsWith("""
                ⚠ OpenRouter is 🟧 low: 26%, below your 50% line.
                Its alert stays critical until it is well above the line where that begins.
                """);

        team.reads("openrouter", "28");
        assertThat(team.says(TestLifebar.BOB, "/alerts why openrouter")).doesNotContain("Its alert");
    }

    @Test
    void whyTellsOfAReadingAsReadHoweverMuchWasAddedSince() {
        team.reads("openrouter", "20");
        team.says(TestLifebar.ANN, "/topup openrouter 75");

        assertThat(team.says(TestLifebar.BOB, "/alerts why openrouter"))
                .contains("Read as $20.00, 12:00.", "$75.00 topped up since.");
    }

    @Test
    void whyNamesWhoeverTypedTheNumberToOthers() {
        lifebar.sync("anthropic", "9", "100");

        assertThat(team.says(TestLifebar.BOB, "/alerts why anthropic")).contains("Synced as $9.00 by Ann, 12:00.");
        assertThat(team.says(TestLifebar.ANN, "/alerts why anthropic")).contains("Synced as $9.00, 12:00.");
    }

    private void escalateToDev() {
        lifebar.escalate(TestLifebar.DEV, Duration.ofMinutes(30));
    }

    /** As after a restart, of which nobody notices anything. */
    private void reopen() {
        lifebar.close();
        lifebar = new TestLifebar(directory.resolve("lifebar.db"), ZoneOffset.UTC, lifebar.time(), lifebar.messenger());
        team = new Team(lifebar);
        team.hears();
    }

    private void minutes(int minutes) {
        team.pass(Duration.ofMinutes(minutes));
    }
}
