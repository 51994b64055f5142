package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.RecordingMessenger.Edit;
import dev.lifebar.core.RecordingMessenger.Post;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.ledger.Draft;
import dev.lifebar.core.storage.DeliveryStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that tell one story or several, and are written anew as these go on. */
class BulletinTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private Team team;

    @BeforeEach
    void subscribe() {
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
    void thirtyAtOnceAreOneMessageForEachChannel() {
        lifebar.typeIn(TestLifebar.DEV, "/alerts here red");
        for (int number = 0; number < 30; number++) {
            lifebar.sync("openai/a" + number, "100", "100");
        }
        team.hears();

        for (int number = 0; number < 30; number++) {
            team.reads("openai/a" + number, number % 3 == 0 ? "0" : "20");
        }

        assertThat(team.headlines())
                .containsExactlyInAnyOrder(
                        "#dev m3 🔔: 30 accounts need credit:", "#ops m4 🔔: 30 accounts need credit:");
        assertThat(lifebar.messenger().edits()).isEmpty();
    }

    /** Where many are read at once, the last is stored a while after the first was told. */
    @Test
    void whatWasReadAWhileAgoWaitsForCompanyFromWhenItIsStored() {
        Instant now = lifebar.time().instant();

        lifebar.record("openrouter", Draft.reading(Amount.usd("9"), now.minusSeconds(1)));

        Optional<Instant> due = lifebar.database().read(handle -> new DeliveryStore(handle).nextDue(TestLifebar.OPS));
        assertThat(due).contains(now.plus(Announcer.COLLECT));
    }

    @Test
    void whatCrossesSoonAfterwardsIsAddedToTheMessage() {
        team.reads("openrouter", "60");
        team.hears();
        team.pass(Duration.ofSeconds(9));
        team.reads("anthropic", "60");

        assertThat(team.hears()).startsWith("""
                #ops m2 is now
                2 accounts need credit:
                """).contains("OpenRouter: $60.00 left", "Anthropic: $60.00 left");

        team.reads("anthropic", "100");
        assertThat(team.hears()).contains("1 account needs credit:", "Anthropic is back to $100.00 (100%)");
        team.reads("openrouter", "100");
        assertThat(team.hears()).contains("#ops m2 is now\nAll 2 are ok again:");
    }

    @Test
    void whatCrossesLaterIsAMessageOfItsOwn() {
        team.reads("openrouter", "60");
        team.hears();
        team.pass(Duration.ofSeconds(11));
        team.reads("anthropic", "60");

        assertThat(team.headlines()).containsExactly("#ops m3: 🟨 Anthropic: $60.00 left (60%)");
    }

    @Test
    void redIsPostedHoweverSoonItCrosses() {
        team.reads("openrouter", "60");
        team.hears();
        team.pass(Duration.ofSeconds(1));
        team.reads("anthropic", "20");
        team.reads("openrouter", "20");

        assertThat(team.headlines()).containsExactly("#ops m3 🔔: 2 accounts need credit:");
    }

    @Test
    void noMessageGoesOnSayingThatItIsBadOnceItIsOver() {
        team.reads("openrouter", "60");
        team.hears();
        team.reads("openrouter", "20");
        team.hears();
        lifebar.topup("openrouter", "80");

        assertThat(team.headlines())
                .containsExactlyInAnyOrder(
                        "#ops m2 is now: 🟩 OpenRouter is back to ≈ $100.00 (100%) after 0 s · topped up $80.00",
                        "#ops m3 is now: 🟩 OpenRouter is back to ≈ $100.00 (100%) after 0 s");
    }

    @Test
    void aMessageThatArrivedUnheardDoesNotGoOnEither() {
        lifebar.messenger().sendOver((channel, edit, send) -> {
            assertThat(send.get()).isInstanceOf(Outcome.Sent.class);
            return new Outcome.TryLater("no answer", null);
        });
        team.reads("openrouter", "60");
        assertThat(team.headlines()).containsExactly("#ops m2: 🟨 OpenRouter: $60.00 left (60%)");
        lifebar.messenger().sendOver((channel, edit, send) -> send.get());
        team.reads("openrouter", "20");
        lifebar.topup("openrouter", "80");
        team.pass(MINUTE);

        assertThat(team.headlines())
                .containsExactlyInAnyOrder(
                        "#ops m2 is now: 🟩 OpenRouter is back to ≈ $100.00 (100%) after 0 s · topped up $80.00",
                        "#ops m3: 🟩 OpenRouter is back to ≈ $100.00 (100%) after 0 s");
    }

    @Test
    void whatEndedWithoutGettingWellIsNotCalledWell() {
        team.reads("openrouter", "20");
        team.reads("anthropic", "20");
        team.hears();
        lifebar.topup("openrouter", "80");
        lifebar.type("/lifebar disable anthropic");

        assertThat(team.hears()).contains("None of these needs credit now:").doesNotContain("ok again");
    }

    @Test
    void twoWorkspacesInOneChannelDoNotReadOfEachOther() {
        team.says(TestLifebar.OTHER, TestLifebar.BOB, TestLifebar.OPS, "/alerts here");
        team.says(TestLifebar.OTHER, TestLifebar.BOB, TestLifebar.OPS, "/sync openai 100 100");
        team.hears();

        team.reads("openrouter", "20");
        team.says(TestLifebar.OTHER, TestLifebar.BOB, TestLifebar.OPS, "/sync openai 20");
        List<String> headlines = team.headlines();
        assertThat(headlines)
                .extracting(headline -> headline.substring(headline.indexOf("🔔")))
                .containsExactlyInAnyOrder("🔔: 🟥 OpenRouter is critical", "🔔: 🟥 OpenAI is critical");
        String others = headlines.stream()
                .filter(headline -> headline.contains("OpenAI"))
                .map(headline -> headline.substring(headline.indexOf("m"), headline.indexOf(" 🔔")))
                .findFirst()
                .orElseThrow();

        team.reads("anthropic", "60");
        team.hears();
        team.says(TestLifebar.OTHER, TestLifebar.BOB, TestLifebar.OPS, "/sync xai 100 100");
        team.says(TestLifebar.OTHER, TestLifebar.BOB, TestLifebar.OPS, "/sync xai 60");
        assertThat(team.hears())
                .startsWith("#ops " + others + " is now\n2 accounts need credit:")
                .contains("OpenAI", "xAI")
                .doesNotContain("Anthropic", "OpenRouter");
    }

    @Test
    void whatNobodyAcknowledgedElsewhereIsNotMixedWithWhatIsNew() {
        team.says(TestLifebar.ACME, TestLifebar.ANN, TestLifebar.DEV, "/alerts here");
        team.says(TestLifebar.ACME, TestLifebar.ANN, TestLifebar.DEV, "/alerts escalate here after:30m");
        team.reads("openrouter", "20");
        team.hears();
        team.pass(Duration.ofMinutes(30));
        team.reads("anthropic", "60");

        assertThat(team.headlines())
                .containsExactlyInAnyOrder(
                        "#dev m5 🔔: Nobody has acknowledged this for 30 min:",
                        "#dev m6: 🟨 Anthropic: $60.00 left (60%)",
                        "#ops m7: 🟨 Anthropic: $60.00 left (60%)");
    }

    @Test
    void anAccountThatComesBackSoonIsInTheMessageOnce() {
        lifebar.sync("openrouter", "60");
        team.hears();
        lifebar.sync("openrouter", "90");
        team.hears();
        lifebar.sync("openrouter", "55");

        assertThat(team.hears()).startsWith("#ops m2 is now\n🟨 OpenRouter: $55.00 left (55%)");
    }

    @Test
    void theLineThatItIsOverAnswersTheMessage() {
        team.reads("openrouter", "20");
        team.hears();
        team.reads("openrouter", "100");

        assertThat(team.headlines())
                .containsExactly(
                        "#ops m2 is now: 🟩 OpenRouter is back to $100.00 (100%) after 0 s",
                        "#ops m3: 🟩 OpenRouter is back to $100.00 (100%) after 0 s · topped up $80.00");
        assertThat(team.lastPost()).returns("m2", Post::replyTo).returns(true, Post::silent);
    }

    @Test
    void whoeverCausedItReadsNoLineAndTheOtherChannelDoes() {
        lifebar.typeIn(TestLifebar.DEV, "/alerts here");
        team.reads("openrouter", "20");
        team.hears();

        lifebar.topup("openrouter", "79");

        assertThat(team.headlines())
                .containsExactlyInAnyOrder(
                        "#dev m3 is now: 🟩 OpenRouter is back to ≈ $99.00 (99%) after 0 s",
                        "#dev m5: 🟩 OpenRouter is back to ≈ $99.00 (99%) after 0 s · topped up $79.00",
                        "#ops m4 is now: 🟩 OpenRouter is back to ≈ $99.00 (99%) after 0 s");
    }

    @Test
    void anUndoneFirstBalanceThatNobodyReadOfIsNotTold() {
        lifebar.sync("openai", "2", "100");
        lifebar.undo("openai");

        assertThat(team.hears()).isEmpty();
    }

    @Test
    void anOldMessageIsWrittenAnewOnlyEveryTenMinutes() {
        team.reads("openrouter", "60");
        team.hears();
        team.pass(Duration.ofMinutes(61));
        for (int minute = 0; minute < 60; minute++) {
            team.reads("openrouter", minute % 2 == 0 ? "40" : "60");
            team.pass(MINUTE);
            team.hears();
        }
        team.pass(Duration.ofMinutes(10));

        assertThat(team.hears()).contains("OpenRouter: $60.00 left");
        assertThat(lifebar.messenger().edits()).hasSize(7);
        assertThat(lifebar.messenger().posts()).hasSize(2);
    }

    @Test
    void thatItIsOverIsWrittenAtOnceIntoAnOldMessage() {
        team.reads("openrouter", "60");
        team.hears();
        team.pass(Duration.ofMinutes(61));
        team.reads("openrouter", "40");
        team.hears();
        team.pass(MINUTE);
        lifebar.topup("openrouter", "60");

        assertThat(team.headlines())
                .containsExactly("#ops m2 is now: 🟩 OpenRouter is back to ≈ $100.00 (100%) after 1 h 2 min");
    }

    @Test
    void aLateEditDoesNotRepeatWhatANewerMessageTells() {
        team.reads("openrouter", "60");
        team.hears();
        lifebar.messenger().tooManyEdits("30046");
        team.reads("openrouter", "40");
        team.hears();
        team.reads("openrouter", "20");
        assertThat(team.headlines()).containsExactly("#ops m3 🔔: 🟥 OpenRouter is critical");

        team.pass(Duration.ofMinutes(10));
        assertThat(team.hears()).isEmpty();
    }

    @Test
    void oneEditTooManyWaitsAndHoldsNothingUp() {
        team.reads("openrouter", "60");
        team.hears();
        lifebar.messenger().tooManyEdits("30046");
        team.reads("openrouter", "40");
        assertThat(team.hears()).isEmpty();

        team.pass(MINUTE);
        team.reads("anthropic", "20");
        assertThat(team.headlines()).containsExactly("#ops m3 🔔: 🟥 Anthropic is critical");

        team.pass(Duration.ofMinutes(9));
        assertThat(team.headlines()).containsExactly("#ops m2 is now: 🟧 OpenRouter: $40.00 left (40%)");
    }

    @Test
    void aNewerEditDoesNotAskAgainBeforeItsTime() {
        team.reads("openrouter", "60");
        team.hears();
        lifebar.messenger().tooManyEdits("30046");
        team.reads("openrouter", "40");
        team.hears();
        int asked = lifebar.messenger().attempts().size();

        team.pass(MINUTE);
        team.reads("openrouter", "30");
        team.reads("openrouter", "60");
        team.hears();
        assertThat(lifebar.messenger().attempts()).hasSize(asked);

        team.pass(Duration.ofMinutes(9));
        assertThat(team.headlines()).containsExactly("#ops m2 is now: 🟨 OpenRouter: $60.00 left (60%)");
    }

    @Test
    void onlyTheLatestOfSeveralEditsIsSent() {
        team.reads("openrouter", "60");
        team.hears();
        lifebar.messenger().tryLater("busy", null);
        team.reads("openrouter", "40");
        team.hears();
        team.reads("openrouter", "60");
        lifebar.time().pass(Duration.ofMillis(1));
        lifebar.topup("openrouter", "1");
        team.pass(MINUTE);

        assertThat(team.headlines()).containsExactly("#ops m2 is now: 🟨 OpenRouter: ≈ $61.00 left (61%)");
        assertThat(lifebar.messenger().edits()).extracting(Edit::messageId).isEqualTo(List.of("m2"));
    }

    @Test
    void editsThatWereOvertakenLeaveNothingBehind() {
        team.reads("openrouter", "60");
        team.hears();
        team.reads("openrouter", "40");
        team.reads("openrouter", "60");
        team.hears();

        long tasks = lifebar.database()
                .read(handle -> handle.createQuery("select count(*) from scheduled_tasks")
                        .mapTo(Long.class)
                        .one());
        assertThat(tasks).isZero();
    }

    @Test
    void whatChangedWhileAwayIsToldInOneMessage() {
        team.begin();
        lifebar.time().pass(Duration.ofHours(3));
        team.begin();
        team.reads("openrouter", "20");
        team.pass(Duration.ofSeconds(20));
        team.reads("anthropic", "60");
        assertThat(team.hears()).isEmpty();

        team.pass(Duration.ofSeconds(10));
        assertThat(team.hears())
                .startsWith("#ops m2 🔔\nWhile I was away (3 h):\n")
                .contains("OpenRouter", "Anthropic");

        team.pass(MINUTE);
        team.reads("anthropic", "20");
        assertThat(team.headlines()).containsExactly("#ops m3 🔔: 🟥 Anthropic is critical");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alerts ack openrouter", "/sync openrouter 30", "/topup openrouter 80"})
    void whatBecomesOfItLaterDidNotHappenWhileAway(String command) {
        team.begin();
        lifebar.time().pass(Duration.ofHours(8));
        team.begin();
        team.reads("openrouter", "20");
        team.pass(Duration.ofSeconds(30));
        assertThat(team.headlines()).containsExactly("#ops m2 🔔: While I was away (8 h):");

        team.pass(Duration.ofHours(5));
        team.says(TestLifebar.BOB, command);
        assertThat(team.hears()).contains("#ops m2 is now").doesNotContain("away");
    }

    @Test
    void whatSomebodyDoesRightAfterTheStartIsNoNewsFromBefore() {
        team.begin();
        lifebar.time().pass(Duration.ofHours(14));
        team.begin();
        lifebar.sync("anthropic", "9", "100");

        assertThat(team.headlines()).containsExactly("#ops m2 🔔: 🟥 Anthropic is critical");
    }

    @Test
    void ifNothingChangedWhileAwayNothingIsSaid() {
        team.reads("openrouter", "20");
        team.hears();
        team.begin();
        lifebar.time().pass(Duration.ofHours(3));
        team.begin();
        team.reads("openrouter", "20");
        team.reads("anthropic", "100");
        team.pass(MINUTE);

        assertThat(team.hears()).isEmpty();
    }

    @Test
    void whoeverWasAwayForAMomentSaysNothingOfIt() {
        team.begin();
        lifebar.time().pass(Duration.ofMinutes(9));
        team.begin();
        team.reads("openrouter", "20");

        assertThat(team.headlines()).containsExactly("#ops m2 🔔: 🟥 OpenRouter is critical");
    }
}
