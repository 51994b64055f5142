package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.workspace.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What went wrong in tools like this one, and where it is held to go right here. What has no other place is tested below.
 *
 * <table>
 * <caption>Failures of others</caption>
 * <tr><td>the same crossing told again at every check
 *     <td>{@link EpisodeMachineTest}, {@link AlertsPropertyTest}
 * <tr><td>told once, and then never again
 *     <td>{@link #aSecondFallIsToldLikeTheFirst}
 * <tr><td>a failed or missing reading forgets what was told, or clears it
 *     <td>{@code EpisodeMachineTest.aLookThatToldNothingChangesNothing}, {@code ReaderTest.aFailureNeitherAlertsNorClearsNorRearms}
 * <tr><td>the balance of one account alerts or clears another
 *     <td>{@link #oneAccountSaysNothingOfAnother}
 * <tr><td>flapping around a boundary
 *     <td>{@code AlertStoryTest.noiseAroundABoundaryIsOneAlert}, {@link NoiseTest}
 * <tr><td>"resolved" where nobody was told of a problem
 *     <td>{@link #whoeverWasNotToldIsNotToldThatItIsOver}, {@code BulletinTest.anUndoneFirstBalanceThatNobodyReadOfIsNotTold}
 * <tr><td>a restart tells everything again
 *     <td>{@link #aRestartTellsNothingAgain}, {@link RestartTest}
 * <tr><td>over while the program was down, and the alert stays for ever
 *     <td>{@link #whatEndedWhileAwayIsTold}
 * <tr><td>the first reading after a start alerts of what is long known
 *     <td>{@code AlertStoryTest.aFirstValueIsToldOnlyIfItIsCritical}, {@code BulletinTest.ifNothingChangedWhileAwayNothingIsSaid}
 * <tr><td>reminders without end, or none though they were chosen
 *     <td>{@code AnswerTest.remindsEveryDayAtMostFiveTimesAndAnswersTheAlert}
 * <tr><td>lost because the platform was away for seconds
 *     <td>{@link OutageTest}
 * <tr><td>lost because thirty came at once
 *     <td>{@code BulletinTest.thirtyAtOnceAreOneMessageForEachChannel}
 * <tr><td>a platform that asked for patience is hammered
 *     <td>{@link OutageTest}, {@code DeliveryTest.waitsAsLongAsThePlatformSays}
 * <tr><td>late, and nobody can see that it is
 *     <td>{@code DeliveryTest.whatWaitsIsListedWithItsReason}
 * <tr><td>marked before it was sent, or posted twice by two that race
 *     <td>{@link RestartTest}, {@code BackgroundDeliveryTest.twoProgramsNeverSendTheSameMessageTwice}
 * <tr><td>"I know" stops the measuring too
 *     <td>{@link #whatIsKnownIsStillMeasured}
 * <tr><td>"I know" outlives the problem
 *     <td>{@link #anAcknowledgementEndsWithItsEpisode}
 * <tr><td>what was acknowledged cannot be snoozed
 *     <td>{@link #whatWasAcknowledgedCanBeSnoozed}
 * <tr><td>a bot that drowns the conversation
 *     <td>{@code AlertStoryTest.whoeverToppedUpHereNeedsNoLineAboutIt}, {@code BulletinTest.whatCrossesSoonAfterwardsIsAddedToTheMessage}
 * <tr><td>subscribed "ok", and nothing ever arrives
 *     <td>{@code alerts.txt} of the stories: a real post comes before the "ok"
 * <tr><td>a subscription gone without a word after one error
 *     <td>{@link #aChannelThatRefusesStaysSubscribed}
 * <tr><td>a channel that was renamed or made public cannot be unsubscribed
 *     <td>{@link #aRenamedChannelIsTheSameChannel}
 * </table>
 */
class LessonsTest {
    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private Team team;

    @BeforeEach
    void subscribe() {
        lifebar = TestLifebar.in(directory);
        team = new Team(lifebar);
        lifebar.sync("openrouter", "100", "100");
        lifebar.sync("openrouter/prod", "100", "100");
        lifebar.type("/alerts here");
        team.hears();
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void aSecondFallIsToldLikeTheFirst() {
        for (int fall = 0; fall < 5; fall++) {
            team.reads("openrouter", "20");
            assertThat(team.hears()).contains(" 🔔\n🟥 OpenRouter is critical");
            team.reads("openrouter", "100");
            assertThat(team.hears()).contains("is now\n🟩 OpenRouter is back to $100.00 (100%)");
            team.pass(Duration.ofMinutes(1));
        }
    }

    @Test
    void oneAccountSaysNothingOfAnother() {
        team.reads("openrouter/prod", "20");
        assertThat(team.headlines()).containsExactly("#ops m2 🔔: 🟥 OpenRouter · prod is critical");

        team.reads("openrouter", "100");
        assertThat(team.hears()).isEmpty();
    }

    @Test
    void whoeverWasNotToldIsNotToldThatItIsOver() {
        lifebar.type("/alerts here red");
        team.hears();
        team.reads("openrouter", "60");
        team.reads("openrouter", "100");

        assertThat(team.hears()).isEmpty();
    }

    @Test
    void aRestartTellsNothingAgain() {
        team.reads("openrouter", "20");
        team.hears();
        restart();
        team.reads("openrouter", "20");
        team.reads("openrouter", "19");
        assertThat(team.hears()).isEmpty();

        team.reads("openrouter", "100");
        team.hears();
        restart();
        team.reads("openrouter", "100");
        assertThat(team.hears()).isEmpty();
    }

    @Test
    void whatEndedWhileAwayIsTold() {
        team.reads("openrouter", "20");
        team.hears();
        team.begin();
        restart();
        lifebar.time().pass(Duration.ofHours(5));
        team.begin();
        team.reads("openrouter", "100");

        assertThat(team.headlines())
                .containsExactly(
                        "#ops m2 is now: 🟩 OpenRouter is back to $100.00 (100%) after 5 h",
                        "#ops m3: 🟩 OpenRouter is back to $100.00 (100%) after 5 h · topped up $80.00");
    }

    @Test
    void whatIsKnownIsStillMeasured() {
        team.reads("openrouter", "20");
        team.hears();
        team.says(TestLifebar.BOB, "/alerts ack openrouter");
        team.says(TestLifebar.BOB, "/alerts snooze openrouter 3d");
        team.hears();

        team.reads("openrouter", "12");
        assertThat(team.says(TestLifebar.BOB, "/credits openrouter")).contains("$12.00");
        team.reads("openrouter", "0");
        assertThat(team.headlines()).containsExactly("#ops m3 🔔: ⬛ OpenRouter is empty");
    }

    @Test
    void anAcknowledgementEndsWithItsEpisode() {
        team.reads("openrouter", "20");
        team.hears();
        team.says(TestLifebar.BOB, "/alerts ack openrouter");
        team.reads("openrouter", "100");
        team.reads("openrouter", "20");

        assertThat(team.hears()).contains("🔔\n🟥 OpenRouter is critical", "[Acknowledge]");
        team.pass(Duration.ofDays(1));
        assertThat(team.hears()).contains("🟥 OpenRouter is still critical");
    }

    @Test
    void whatWasAcknowledgedCanBeSnoozed() {
        team.reads("openrouter", "20");
        team.hears();
        team.says(TestLifebar.BOB, "/alerts ack openrouter");
        team.says(TestLifebar.BOB, "/alerts snooze openrouter 1h");
        assertThat(team.hears()).contains("acknowledged by Bob 12:00\nsnoozed by Bob until 13:00");

        team.pass(Duration.ofHours(1));
        assertThat(team.hears()).doesNotContain("🔔");
    }

    @Test
    void aChannelThatRefusesStaysSubscribed() {
        lifebar.messenger().refuse("the channel is archived");
        team.reads("openrouter", "60");
        assertThat(team.hears()).isEmpty();
        assertThat(team.says(TestLifebar.ANN, "/alerts list")).contains("#ops", "the channel is archived");

        team.reads("openrouter", "20");
        assertThat(team.headlines()).containsExactly("#ops m2 🔔: 🟥 OpenRouter is critical");
    }

    @Test
    void aRenamedChannelIsTheSameChannel() {
        Channel renamed = new Channel(TestLifebar.PLATFORM, TestLifebar.OPS.id(), "#public");

        assertThat(team.says(TestLifebar.ACME, TestLifebar.ANN, renamed, "/alerts off"))
                .startsWith("No more alerts here.");
        team.reads("openrouter", "20");
        assertThat(team.hears()).isEmpty();
    }

    private void restart() {
        lifebar.close();
        lifebar = new TestLifebar(directory.resolve("lifebar.db"), ZoneOffset.UTC, lifebar.time(), lifebar.messenger());
        team = new Team(lifebar);
        team.hears();
    }
}
