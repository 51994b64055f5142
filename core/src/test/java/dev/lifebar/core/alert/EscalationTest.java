package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.storage.EscalationStore;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.workspace.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody acknowledges goes to #dev, which receives no alerts otherwise. */
class EscalationTest {
    private static final Duration AFTER = Duration.ofMinutes(30);

    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private Team team;
    private Proof proof;

    @BeforeEach
    void escalateToDev() {
        lifebar = TestLifebar.in(directory);
        team = new Team(lifebar);
        Ids ids = new Ids(lifebar.time());
        Outbox outbox = new Outbox(lifebar.database(), ids, lifebar.time());
        proof = new Proof(
                lifebar.database(),
                new Messengers(List.of(lifebar.messenger())),
                new Alerts(ids, outbox, new AlertWriter(Catalogue.bundled())),
                lifebar.time());
        lifebar.sync("openrouter", "100", "100");
        lifebar.type("/alerts here");
        lifebar.escalate(TestLifebar.DEV, AFTER);
        team.hears();
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alerts list", "/alerts escalate"})
    void whatDoesNotArriveIsShownUntilItDoes(String command) {
        red();
        lifebar.messenger().forbid("it answered 401");
        team.pass(AFTER);
        assertThat(team.hears()).isEmpty();

        assertThat(team.says(TestLifebar.ANN, command)).contains("""
                A critical account that nobody has acknowledged for 30 min goes to #dev.
                nothing has arrived there yet
                ⚠ messages do not arrive: it answered 401
                ⚠ 1 waiting: it answered 401
                """);

        team.pass(Duration.ofMinutes(10));
        assertThat(team.hears()).contains("#dev m3");
        assertThat(team.says(TestLifebar.ANN, command))
                .contains("goes to #dev.\nlast message arrived")
                .doesNotContain("do not arrive", "waiting");
    }

    @Test
    void whatIsRefusedIsToldOnceWhereAlertsArrive() {
        red();
        lifebar.messenger().refuse("it answered 400");
        team.pass(AFTER);
        team.hears();

        proof.run();
        assertThat(team.hears()).isEqualTo("""
                #ops m3
                ⚠ What nobody acknowledges does not arrive in #dev: it answered 400. It was not told of OpenRouter 🟥.
                What waits is kept for 7 days. `/alerts escalate` shows it, and chooses another place.
                """);
        proof.run();
        assertThat(team.hears()).isEmpty();
    }

    @Test
    void aTestThatArrivesFreesWhatWaits() {
        red();
        lifebar.messenger().forbid("missing permission Send Messages");
        team.pass(AFTER);
        assertThat(team.hears()).isEmpty();

        assertThat(team.says(TestLifebar.ANN, "/alerts test")).contains("Test arrived in #dev.");
        assertThat(team.hears()).contains("#dev", "Nobody has acknowledged this", "🟥 OpenRouter is critical");
        assertThat(team.says(TestLifebar.ANN, "/alerts list")).doesNotContain("do not arrive", "waiting");
    }

    @Test
    void whoeverEndsASnoozeIsGivenTimeToAnswer() {
        red();
        team.says(TestLifebar.BOB, "/alerts snooze openrouter 3d");
        team.pass(Duration.ofDays(2));
        team.hears();

        team.says(TestLifebar.BOB, "/alerts snooze openrouter off");
        team.pass(AFTER.minusMinutes(1));
        assertThat(team.hears()).doesNotContain("Nobody", "still critical");

        team.pass(Duration.ofMinutes(1));
        assertThat(team.hears()).contains("#dev", "Nobody has acknowledged this");
    }

    @Test
    void aSnoozeOfWhatIsOverCannotBeEnded() {
        red();
        team.says(TestLifebar.BOB, "/alerts snooze openrouter 3d");
        team.reads("openrouter", "90");

        assertThat(team.says(TestLifebar.BOB, "/alerts snooze openrouter off")).doesNotContain("snoozed");
    }

    @Test
    void aPlaceThatIsClosedIsFoundBeforeItIsNeeded() {
        lifebar.messenger().closeOff(TestLifebar.DEV, new Outcome.Forbidden("missing permission Send Messages"));

        proof.run();

        assertThat(team.hears()).contains("does not arrive in #dev: missing permission Send Messages.");
    }

    @Test
    void aWorkspaceThatTheBotLeftIsLeftInPeace() {
        lifebar.messenger().closeOff(TestLifebar.DEV, new Outcome.Forbidden("not a member"));
        lifebar.lifebar().workspaces().leave(TestLifebar.ACME);
        proof.run();
        lifebar.lifebar().workspaces().join(TestLifebar.ACME);
        lifebar.messenger().open(TestLifebar.DEV);
        team.pass(Duration.ofMinutes(20));
        proof.run();

        assertThat(team.hears()).isEmpty();
    }

    /** Another program may serve it, so that nobody is alarmed. */
    @Test
    void aWebhookThatIsNotSetUpHereIsShownToWhoeverLooks() {
        Channel webhook = new Channel(Messengers.WEBHOOK, "operator", "the webhook");
        lifebar.database().write(handle -> {
            new EscalationStore(handle).put(lifebar.workspace().id(), AFTER, webhook);
            return webhook;
        });
        red();
        team.pass(AFTER);

        assertThat(team.says(TestLifebar.ANN, "/alerts list"))
                .contains("⚠ messages do not arrive: it is not set up here", "⚠ 1 waiting: ");
        team.hears();
        proof.run();
        assertThat(team.hears()).isEmpty();
    }

    @Test
    void thirtyThatNobodyAnswersAreOneMessageEachTime() {
        List<String> accounts =
                IntStream.range(0, 30).mapToObj(number -> "openai/a" + number).toList();
        accounts.forEach(account -> lifebar.sync(account, "100", "100"));
        accounts.forEach(account -> team.reads(account, "20"));
        assertThat(team.headlines()).containsExactly("#ops m2 🔔: 30 accounts need credit:");

        team.pass(AFTER);
        assertThat(team.headlines()).containsExactly("#dev m3 🔔: Nobody has acknowledged this for 30 min:");

        team.pass(Duration.ofHours(24));
        assertThat(team.headlines())
                .containsExactlyInAnyOrder(
                        "#dev m4 🔔: 30 accounts still need credit, and nobody has said a word:",
                        "#ops m5 🔔: 30 accounts still need credit, and nobody has said a word:");

        accounts.forEach(account -> team.reads(account, "100"));
        assertThat(team.headlines())
                .containsExactlyInAnyOrder(
                        "#ops m2 is now: All 30 are ok again:",
                        "#dev m3 is now: All 30 are ok again:",
                        "#dev m6: 30 accounts are ok again:",
                        "#ops m7: 30 accounts are ok again:");
    }

    @Test
    void whatIsOverLaterIsToldOnItsOwn() {
        lifebar.sync("openai", "100", "100");
        team.reads("openai", "20");
        team.reads("openrouter", "20");
        team.hears();

        team.reads("openai", "100");
        assertThat(team.hears()).contains("#ops m3\n🟩 OpenAI is back to $100.00 (100%)");
        team.reads("openrouter", "100");
        assertThat(team.hears()).contains("#ops m4\n🟩 OpenRouter is back to $100.00 (100%)");
    }

    @Test
    void aReminderCallsByNameOnlyWhatNobodyAnswered() {
        lifebar.sync("openai", "100", "100");
        team.reads("openai", "20");
        team.reads("openrouter", "20");
        team.says(TestLifebar.BOB, "/alerts ack openai");
        team.hears();
        lifebar.typeIn(TestLifebar.DEV, "/alerts escalate off");

        team.pass(Duration.ofHours(24));
        assertThat(team.headlines())
                .containsExactly("#ops m3 🔔: 🟥 OpenRouter is still critical since 12:00: $20.00 left,"
                        + " read from the provider 1 day ago");
    }

    @Test
    void whatRingsDoesNotPileUpWhereNothingArrives() {
        lifebar.typeIn(TestLifebar.DEV, "/alerts escalate off");
        team.reads("openrouter", "20");
        for (int day = 0; day < 5; day++) {
            lifebar.messenger().forbid("I am not in the channel");
            assertThat(team.hears()).isEmpty();
            team.pass(Duration.ofHours(24));
        }

        assertThat(team.headlines()).containsExactly("#ops m2 🔔: 🟥 OpenRouter is critical");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/alerts ack openrouter",
                "/alerts snooze openrouter worse",
                "/sync openrouter 60",
                "/sync openrouter 100"
            })
    void whatIsAnsweredBeforeItArrivesNeedNotArrive(String answer) {
        red();
        lifebar.messenger().forbid("I am not in the channel");
        team.pass(AFTER);
        team.hears();

        team.says(TestLifebar.BOB, answer);
        team.pass(Duration.ofMinutes(10));

        assertThat(team.hears()).contains("#ops").doesNotContain("#dev");
    }

    @Test
    void whatIsSnoozedForAWhileArrivesAllTheSame() {
        red();
        lifebar.messenger().forbid("I am not in the channel");
        team.pass(AFTER);
        team.hears();

        team.says(TestLifebar.BOB, "/alerts snooze openrouter 1h");
        team.pass(Duration.ofMinutes(10));

        assertThat(team.hears()).contains("#dev m3 🔔", "snoozed by Bob until");
    }

    @Test
    void theMessageThatArrivedBeforeTellsTheEndOfTheStory() {
        red();
        team.pass(AFTER);
        assertThat(team.headlines()).containsExactly("#dev m3 🔔: Nobody has acknowledged this for 30 min:");
        team.reads("openrouter", "60");
        red();
        lifebar.messenger().forbid("I am not in the channel");
        team.pass(AFTER);
        team.hears();

        team.reads("openrouter", "100");

        assertThat(team.hears()).contains("#dev m3 is now").doesNotContain("🔔");
    }

    @Test
    void whatNobodyWasToldIsNotCalledUnanswered() {
        lifebar.type("/alerts quiet 11-20 red");
        red();
        team.pass(AFTER);
        assertThat(team.headlines()).containsExactly("#dev m2 🔔: Nobody was told of this before:");

        team.passUntil("2026-03-02T20:00:00Z");
        assertThat(team.headlines()).containsExactly("#ops m3 🔔: 🟥 OpenRouter is critical");
    }

    @Test
    void whatIsToldOfAsYellowIsNotYetToldOfAsRed() {
        team.reads("openrouter", "60");
        team.hears();
        lifebar.type("/alerts quiet 11-20 red");
        team.pass(Duration.ofMinutes(1));
        red();
        team.pass(AFTER);

        assertThat(team.headlines()).containsExactly("#dev m3 🔔: Nobody was told of this before:");
    }

    private void red() {
        team.reads("openrouter", "20");
        team.hears();
    }
}
