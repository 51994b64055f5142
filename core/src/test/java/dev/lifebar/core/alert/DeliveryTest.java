package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.reply.PlainText;
import dev.lifebar.core.reply.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages on their way from the outbox to a platform that does not always take them. */
class DeliveryTest {
    @TempDir
    private Path directory;

    private TestLifebar lifebar;

    @BeforeEach
    void subscribe() {
        lifebar = TestLifebar.in(directory);
        lifebar.type("/alerts here");
        lifebar.sync("anthropic", "100", "100");
        lifebar.sync("openai", "100", "100");
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void keepsTheOrderWithinAChannel() {
        lifebar.messenger().tryLater("not now", null);
        lifebar.sync("anthropic", "9");
        lifebar.lifebar().sendDue();
        lifebar.sync("openai", "9");
        lifebar.lifebar().sendDue();
        assertThat(posts()).isEqualTo(1);
        assertThat(lifebar.messenger().attempts()).hasSize(2);

        pass(Duration.ofSeconds(2));
        lifebar.lifebar().sendDue();
        assertThat(lifebar.messenger().posts().stream().skip(1).map(post -> firstLine(post.message())))
                .containsExactly("🟥 Anthropic is critical", "🟥 OpenAI is critical");
    }

    @Test
    void oneChannelDoesNotWaitForAnother() {
        lifebar.typeIn(TestLifebar.DEV, "/alerts here");
        lifebar.messenger().tryLater("not now", Duration.ofHours(1));
        lifebar.sync("anthropic", "9");

        lifebar.lifebar().sendDue();

        assertThat(lifebar.messenger().posts().stream().skip(2)).hasSize(1);
        assertThat(lifebar.messenger().attempts()).hasSize(4);
    }

    @ParameterizedTest(name = "failed {0} times: {1} to {2}")
    @CsvSource(textBlock = """
             1, PT1S,      PT1.2S
             2, PT1.6S,    PT2.4S
             3, PT3.2S,    PT4.8S
             6, PT25.6S,   PT38.4S
             9, PT3M24.8S, PT5M7.2S
            10, PT4M,      PT6M
            30, PT4M,      PT6M
            """)
    void waitsLongerAfterEachFailure(int failures, Duration least, Duration most) {
        lifebar.sync("anthropic", "9");
        for (int failure = 0; failure < failures; failure++) {
            pass(Duration.ofMinutes(7));
            lifebar.messenger().tryLater("not now", null);
            lifebar.lifebar().sendDue();
        }
        int before = lifebar.messenger().attempts().size();

        pass(least.minusMillis(1));
        lifebar.lifebar().sendDue();
        assertThat(lifebar.messenger().attempts()).hasSize(before);

        pass(most.minus(least).plusMillis(1));
        lifebar.lifebar().sendDue();
        assertThat(lifebar.messenger().attempts()).hasSize(before + 1);
        assertThat(posts()).isEqualTo(2);
    }

    @ParameterizedTest(name = "asked for {0}, waits {1}")
    @CsvSource(textBlock = """
            PT90S,  PT90S
            PT2H,   PT2H
            PT0.3S, PT1S
            PT0S,   PT1S
            PT-5S,  PT1S
            """)
    void waitsAsLongAsThePlatformSays(Duration asked, Duration waits) {
        lifebar.messenger().tryLater("slow down", asked);
        lifebar.sync("anthropic", "9");
        lifebar.lifebar().sendDue();

        pass(waits.minusMillis(1));
        lifebar.lifebar().sendDue();
        assertThat(lifebar.messenger().attempts()).hasSize(2);

        pass(Duration.ofMillis(1));
        lifebar.lifebar().sendDue();
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void everyAttemptCarriesTheSameNonce() {
        lifebar.messenger().tryLater("not now", null);
        lifebar.messenger().fail(new IllegalStateException("broken"));
        lifebar.sync("anthropic", "9");
        for (int attempt = 0; attempt < 3; attempt++) {
            lifebar.lifebar().sendDue();
            pass(Duration.ofMinutes(1));
        }

        assertThat(lifebar.messenger().attempts().stream().skip(1)).hasSize(3).containsOnly(nonceOfLastPost());
        assertThat(nonceOfLastPost()).hasSizeLessThanOrEqualTo(25);
    }

    @Test
    void everyAttemptButTheFirstIsToldThatTheMessageMayBeThere() {
        lifebar.messenger().tryLater("not now", null);
        lifebar.sync("anthropic", "9");
        lifebar.lifebar().sendDue();
        assertThat(lifebar.messenger().again()).isEmpty();

        pass(Duration.ofMinutes(1));
        lifebar.lifebar().sendDue();

        assertThat(lifebar.messenger().again()).containsExactly(nonceOfLastPost());
    }

    @Test
    void whatArrivedButCouldNotBeWrittenDownMayBeThere() {
        lifebar.sync("anthropic", "9");
        lifebar.database().write(handle -> handle.execute("""
                create trigger full before update of state on delivery begin select raise(abort, 'disk full'); end
                """));
        assertThatThrownBy(() -> lifebar.lifebar().sendDue()).hasStackTraceContaining("disk full");
        lifebar.database().write(handle -> handle.execute("drop trigger full"));

        pass(Courier.CLAIM);
        lifebar.lifebar().sendDue();

        assertThat(lifebar.messenger().again()).containsExactly(nonceOfLastPost());
    }

    @Test
    void aRefusalEndsTheMessageAndIsToldUntilSomethingArrives() {
        lifebar.messenger().refuse("the channel is gone");
        lifebar.sync("anthropic", "9");
        lifebar.lifebar().sendDue();
        pass(Duration.ofHours(1));
        lifebar.lifebar().sendDue();

        assertThat(lifebar.messenger().attempts()).hasSize(2);
        assertThat(answer("/alerts list")).contains("⚠ messages do not arrive: the channel is gone");
        assertThat(answer("/credits")).contains("⚠ Alerts do not arrive in #ops: the channel is gone.");

        lifebar.sync("openai", "9");
        lifebar.lifebar().sendDue();
        assertThat(answer("/alerts list")).doesNotContain("do not arrive");
        assertThat(answer("/credits")).doesNotContain("do not arrive");
    }

    @Test
    void whatIsForbiddenWaitsUntilItIsAllowed() {
        lifebar.messenger().forbid("I am not in the channel");
        lifebar.sync("anthropic", "9");
        lifebar.lifebar().sendDue();
        pass(Duration.ofMinutes(10).minusMillis(1));
        lifebar.lifebar().sendDue();
        assertThat(lifebar.messenger().attempts()).hasSize(2);

        pass(Duration.ofMillis(1));
        lifebar.lifebar().sendDue();

        assertThat(firstLine(lifebar.messenger().posts().get(1).message())).isEqualTo("🟥 Anthropic is critical");
    }

    @Test
    void whatIsForbiddenIsToldAtOnceUntilSomethingArrives() {
        lifebar.messenger().forbid("I am not in the channel");
        lifebar.sync("anthropic", "9");
        lifebar.sync("openai", "9");
        lifebar.lifebar().sendDue();
        assertThat(answer("/credits")).containsOnlyOnce("⚠ Alerts do not arrive in #ops: I am not in the channel.");

        pass(Duration.ofMinutes(10));
        lifebar.lifebar().sendDue();

        assertThat(answer("/credits")).doesNotContain("do not arrive");
    }

    @Test
    void whatCannotBeEditedUntilItIsAllowedIsToldAsWell() {
        lifebar.sync("anthropic", "9");
        lifebar.lifebar().sendDue();
        lifebar.messenger().forbid("I am not in the channel");
        lifebar.sync("anthropic", "40");
        lifebar.lifebar().sendDue();

        assertThat(answer("/credits")).contains("⚠ Alerts do not arrive in #ops: I am not in the channel.");
    }

    @Test
    void whatMayPassIsNoTroubleYet() {
        lifebar.messenger().tryLater("slow down", null);
        lifebar.sync("anthropic", "9");
        lifebar.lifebar().sendDue();

        assertThat(answer("/credits")).doesNotContain("do not arrive");
    }

    @Test
    void whatHasNotPassedAfterHalfAnHourIsTrouble() {
        lifebar.sync("anthropic", "9");
        failLater(Duration.ofMinutes(20));
        assertThat(answer("/credits")).doesNotContain("do not arrive");

        failLater(Duration.ofMinutes(40));
        assertThat(answer("/credits")).contains("⚠ Alerts do not arrive in #ops: it does not answer.");
    }

    @Test
    void aMessageThatBreaksSomethingHereDoesNotHoldUpTheOthersForLong() {
        lifebar.sync("anthropic", "9");
        fail(new IllegalStateException("cannot be drawn"), Duration.ofHours(1));
        lifebar.sync("openai", "9");
        pass(Duration.ofMinutes(1));
        lifebar.messenger().recover();
        lifebar.lifebar().sendDue();

        assertThat(lifebar.messenger().posts().stream().skip(1).map(post -> firstLine(post.message())))
                .containsExactly("🟥 OpenAI is critical");
    }

    @Test
    void whatPassesTooLateIsGivenUp() {
        lifebar.sync("anthropic", "9");
        failLater(Duration.ofDays(7).plusMinutes(10));

        assertThat(answer("/alerts list"))
                .doesNotContain("waiting")
                .contains("given up after 7 days: it does not answer");
    }

    @Test
    void whatALongStopLeftIsNotGivenUpBeforeThePlatformIsThere() {
        lifebar.sync("anthropic", "9");
        lifebar.time().pass(Duration.ofDays(8));
        lifebar.messenger().tryLater("not connected", null);
        lifebar.lifebar().sendDue();
        assertThat(lifebar.messenger().posts()).hasSize(1);

        pass(Duration.ofMinutes(1));
        lifebar.lifebar().sendDue();
        assertThat(lifebar.messenger().posts().stream().skip(1).map(post -> firstLine(post.message())))
                .containsExactly("🟥 Anthropic is critical");
    }

    @Test
    void anEditThatArrivesIsNoProofThatAPostWould() {
        lifebar.sync("anthropic", "9");
        lifebar.lifebar().sendDue();
        lifebar.messenger().forbid("I am not in the channel");
        lifebar.sync("openai", "9");
        lifebar.lifebar().sendDue();
        lifebar.sync("anthropic", "40");
        lifebar.lifebar().sendDue();

        assertThat(answer("/credits")).contains("⚠ Alerts do not arrive in #ops: I am not in the channel.");
    }

    @Test
    void nothingIsSentToAChannelThatAskedToWait() {
        lifebar.sync("anthropic", "9");
        lifebar.lifebar().sendDue();
        lifebar.messenger().tooManyEdits("30046");
        lifebar.sync("anthropic", "40");
        lifebar.lifebar().sendDue();
        pass(Duration.ofMinutes(9));
        lifebar.messenger().tryLater("slow down", Duration.ofMinutes(5));
        lifebar.sync("openai", "9");
        lifebar.lifebar().sendDue();
        int asked = lifebar.messenger().attempts().size();

        pass(Duration.ofMinutes(4));
        lifebar.lifebar().sendDue();
        assertThat(lifebar.messenger().attempts()).hasSize(asked);

        pass(Duration.ofMinutes(1));
        lifebar.lifebar().sendDue();
        assertThat(lifebar.messenger().attempts()).hasSize(asked + 2);
    }

    @Test
    void anEditThatHasToWaitHoldsUpNoAlert() {
        lifebar.sync("anthropic", "9");
        lifebar.lifebar().sendDue();
        lifebar.messenger().tryLater("slow down", Duration.ofMinutes(20));
        lifebar.sync("anthropic", "40");
        lifebar.lifebar().sendDue();

        lifebar.sync("openai", "9");
        lifebar.lifebar().sendDue();

        assertThat(lifebar.messenger().posts().stream().skip(2).map(post -> firstLine(post.message())))
                .containsExactly("🟥 OpenAI is critical");
        assertThat(lifebar.messenger().edits()).isEmpty();
        pass(Duration.ofMinutes(20));
        lifebar.lifebar().sendDue();
        assertThat(lifebar.messenger().edits()).hasSize(1);
    }

    @Test
    void anEditThatHasToWaitHoldsUpOtherEdits() {
        lifebar.sync("anthropic", "9");
        lifebar.lifebar().sendDue();
        lifebar.sync("openai", "9");
        lifebar.lifebar().sendDue();
        lifebar.messenger().tryLater("slow down", Duration.ofMinutes(20));
        lifebar.sync("anthropic", "40");
        lifebar.lifebar().sendDue();
        int asked = lifebar.messenger().attempts().size();

        lifebar.sync("openai", "40");
        lifebar.lifebar().sendDue();
        assertThat(lifebar.messenger().attempts()).hasSize(asked);

        pass(Duration.ofMinutes(20));
        lifebar.lifebar().sendDue();
        assertThat(lifebar.messenger().edits()).hasSize(2);
    }

    @Test
    void whatIsForbiddenForAWeekIsGivenUpWithItsReason() {
        lifebar.sync("anthropic", "9");
        for (Duration waited = Duration.ZERO; waited.toDays() < 7; waited = waited.plusHours(12)) {
            lifebar.messenger().forbid("I am not in the channel");
            lifebar.lifebar().sendDue();
            pass(Duration.ofHours(12));
        }
        assertThat(answer("/alerts list")).contains("⚠ 1 waiting: I am not in the channel");

        lifebar.messenger().forbid("I am not in the channel");
        lifebar.lifebar().sendDue();

        assertThat(answer("/alerts list")).doesNotContain("waiting");
        assertThat(answer("/credits")).contains("#ops: given up after 7 days: I am not in the channel.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alerts here", "/alerts test"})
    void aTestThatArrivesTakesWhatWaitsWithIt(String typed) {
        lifebar.messenger().forbid("I am not in the channel");
        lifebar.sync("anthropic", "9");
        lifebar.lifebar().sendDue();
        lifebar.sync("openai", "9");
        pass(Duration.ofMinutes(1));

        lifebar.type(typed);
        lifebar.lifebar().sendDue();

        assertThat(lifebar.messenger().posts().stream().skip(2).map(post -> firstLine(post.message())))
                .containsExactly("🟥 Anthropic is critical", "🟥 OpenAI is critical");
    }

    @Test
    void aMessageThatCannotBeEditedAnyMoreIsNoTrouble() {
        lifebar.sync("anthropic", "9");
        lifebar.lifebar().sendDue();
        lifebar.messenger().refuse("unknown message");
        lifebar.sync("anthropic", "40");
        lifebar.lifebar().sendDue();

        assertThat(answer("/alerts list")).doesNotContain("do not arrive");
    }

    @Test
    void aRefusedRecoveryIsToldLikeAnyOtherMessage() {
        lifebar.sync("anthropic", "9");
        lifebar.lifebar().sendDue();
        lifebar.messenger().refuse("unknown message");
        lifebar.messenger().refuse("the channel is gone");
        lifebar.reading("anthropic", "100");
        lifebar.lifebar().sendDue();

        assertThat(answer("/alerts list")).contains("⚠ messages do not arrive: the channel is gone");
    }

    @Test
    void aStoryThatNeverBeganIsNotEnded() {
        lifebar.messenger().refuse("the channel is gone");
        lifebar.sync("anthropic", "9");
        lifebar.lifebar().sendDue();
        lifebar.reading("anthropic", "100");
        lifebar.lifebar().sendDue();

        assertThat(posts()).isEqualTo(1);
        assertThat(lifebar.messenger().attempts()).hasSize(2);
    }

    @Test
    void listsHowLongAlertsTookFromBeingStoredUntilTheyWereAccepted() {
        lifebar.sync("anthropic", "9");
        pass(Duration.ofMillis(260));
        lifebar.lifebar().sendDue();
        assertThat(answer("/alerts list")).contains("the last alert took 0.3 s to arrive\n");

        lifebar.messenger().tryLater("not now", Duration.ofMinutes(3));
        lifebar.sync("openai", "9");
        lifebar.lifebar().sendDue();
        pass(Duration.ofMinutes(3));
        lifebar.lifebar().sendDue();
        assertThat(answer("/alerts list"))
                .contains("the last alert took 3 min to arrive, and the slowest of the last 2 took 3 min");

        lifebar.sync("anthropic", "0");
        pass(Announcer.COLLECT);
        lifebar.lifebar().sendDue();
        assertThat(answer("/alerts list"))
                .contains("the last alert took 0.2 s to arrive, and the slowest of the last 3 took 3 min");
    }

    @Test
    void whatWasKeptForTheMorningTookNoTimeUntilThen() {
        lifebar.type("/alerts quiet 11-14");
        lifebar.sync("anthropic", "60");
        pass(Duration.ofHours(2));
        lifebar.lifebar().sendDue();

        assertThat(answer("/alerts list")).contains("the last alert took 0.2 s to arrive\n");
    }

    @Test
    void whatWaitsIsListedWithItsReason() {
        lifebar.messenger().fail(new IllegalStateException("broken"));
        lifebar.sync("anthropic", "9");
        assertThat(answer("/alerts list")).contains("⚠ 1 waiting: to be sent any moment");

        lifebar.lifebar().sendDue();
        lifebar.sync("openai", "9");

        assertThat(answer("/alerts list")).contains("⚠ 2 waiting: an unexpected failure here");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            no json
            {"level":"PURPLE"}
            {}
            """)
    void whatCannotBeReadDoesNotBlockItsChannel(String facts) {
        lifebar.sync("anthropic", "9");
        lifebar.database().write(handle -> handle.execute("update episode set facts = ?", facts));
        lifebar.lifebar().sendDue();
        lifebar.sync("openai", "9");

        lifebar.lifebar().sendDue();

        assertThat(posts()).isEqualTo(2);
        assertThat(firstLine(lifebar.messenger().posts().get(1).message())).isEqualTo("🟥 OpenAI is critical");
    }

    @Test
    void whatAnOtherVersionAddedIsPassedOver() {
        lifebar.sync("anthropic", "9");
        lifebar.database()
                .write(handle -> handle.execute("update episode set facts = replace(facts, '{', '{\"mood\":1,')"));

        lifebar.lifebar().sendDue();

        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void aForgottenWorkspaceIsSilent() {
        lifebar.sync("anthropic", "9");
        lifebar.type("/lifebar forget yes");

        lifebar.lifebar().sendDue();

        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void nothingIsLeftBehindByProgramsThatEndRightAway() {
        for (int round = 0; round < 10; round++) {
            lifebar.reading("anthropic", "9");
            lifebar.reading("anthropic", "100");
            lifebar.lifebar().sendDue();
        }

        assertThat(count("delivery where state = 'WAITING'")).isZero();
        assertThat(count("scheduled_tasks")).isZero();
    }

    @Test
    void aMessageThatWaitsKeepsTheTaskThatWakesIt() {
        lifebar.messenger().tryLater("not now", null);
        lifebar.sync("anthropic", "9");

        lifebar.lifebar().sendDue();

        assertThat(count("scheduled_tasks")).isEqualTo(1);
    }

    @Test
    void aChangeWhoseAlertCannotBePutInIsNotMade() {
        lifebar.database().write(handle -> handle.execute("""
                create trigger power_cut before insert on scheduled_tasks
                begin select raise(abort, 'power cut'); end
                """));

        assertThatThrownBy(() -> lifebar.sync("anthropic", "9")).hasStackTraceContaining("power cut");

        assertThat(lifebar.account("anthropic").projection().balance()).isEqualTo(Amount.usd("100"));
        assertThat(count("episode")).isZero();
        assertThat(count("delivery")).isZero();
    }

    private long count(String table) {
        return lifebar.database()
                .read(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Long.class)
                        .one());
    }

    private int posts() {
        return lifebar.messenger().posts().size();
    }

    private String nonceOfLastPost() {
        return lifebar.messenger().posts().get(posts() - 1).nonce();
    }

    private String answer(String typed) {
        return text((Reply) lifebar.type(typed));
    }

    private String firstLine(Reply reply) {
        return text(reply).lines().findFirst().orElseThrow();
    }

    private String text(Reply reply) {
        return PlainText.of(reply, lifebar.time().instant());
    }

    /** Whatever is tried fails for so long. */
    private void failLater(Duration span) {
        lifebar.messenger()
                .sendOver((channel, edit, send) -> new Messenger.Outcome.TryLater("it does not answer", null));
        passTrying(span);
    }

    private void fail(RuntimeException failure, Duration span) {
        lifebar.messenger().sendOver((channel, edit, send) -> {
            throw failure;
        });
        passTrying(span);
        lifebar.messenger().sendOver((channel, edit, send) -> send.get());
    }

    private void passTrying(Duration span) {
        Instant end = lifebar.time().instant().plus(span);
        while (lifebar.time().instant().isBefore(end)) {
            lifebar.lifebar().sendDue();
            pass(Duration.ofMinutes(1));
        }
    }

    private void pass(Duration span) {
        lifebar.time().pass(span);
    }
}
