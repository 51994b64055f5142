package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifebar.core.FakeSource;
import dev.lifebar.core.RecordingMessenger;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Reader;
import dev.lifebar.core.secret.GivenKey;
import dev.lifebar.core.secret.KeptKey;
import dev.lifebar.core.storage.Ids;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told although no balance crossed anything: numbers that are old, providers and channels that are silent. */
class RoundsTest {
    private static final Duration STEP = Duration.ofMinutes(10);

    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private Heard heard;
    private Alerts alerts;
    private Proof proof;
    private Nudges nudges;
    private Blindness blindness;

    @BeforeEach
    void subscribe() {
        lifebar = TestLifebar.in(directory);
        Ids ids = new Ids(lifebar.time());
        Catalogue catalogue = Catalogue.bundled();
        alerts = new Alerts(ids, new Outbox(lifebar.database(), ids, lifebar.time()), new AlertWriter(catalogue));
        proof = proof(lifebar.messenger());
        nudges = new Nudges(
                lifebar.database(), new Balances(lifebar.database(), catalogue), catalogue, alerts, lifebar.time());
        blindness = new Blindness(lifebar.database(), catalogue, alerts, lifebar.time());
        lifebar.type("/alerts here");
        heard = new Heard(lifebar);
        heard.next();
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void aFreshNumberIsAskedForWhereTheOldOneWasTypedOnceItMayHaveCrossedALine() {
        burnThreeADay("anthropic");

        days(1);
        nudges.run();
        assertThat(heard.next()).isEmpty();

        days(5);
        nudges.run();
        assertThat(heard.next()).isEqualTo("""
                #dev m2
                Anthropic was synced 6 days ago and may be below your 75% line by now. What does its console say?
                [Sync now…] [Open console]
                """);
    }

    @Test
    void nobodyIsAskedMoreThanOnceADayAndThreeTimesInAll() {
        burnThreeADay("anthropic");
        int asked = 0;
        for (int hour = 0; hour < 24 * 12; hour++) {
            lifebar.time().pass(Duration.ofHours(1));
            nudges.run();
            String text = heard.next();
            assertThat(text.lines().filter(line -> line.contains("may be below")))
                    .hasSizeLessThanOrEqualTo(1);
            asked += text.isEmpty() ? 0 : 1;
        }
        assertThat(asked).isEqualTo(3);

        lifebar.typeIn(TestLifebar.DEV, "/sync anthropic 78");
        heard.next();
        days(9);
        nudges.run();
        assertThat(heard.next()).contains("may be below");
    }

    @Test
    void nobodyWaitsForAFreshNumberOfWhatWasForgottenMeanwhile() {
        burnThreeADay("anthropic", "openai", "mistral");
        days(6);
        forgetOnceSomethingIsTold("openai");

        nudges.run();

        assertThat(heard.next())
                .contains("Anthropic was synced", "Mistral was synced")
                .doesNotContain("OpenAI");
    }

    @Test
    void aWorkspaceThatTheBotLeftHearsNothingMore() {
        burnThreeADay("anthropic");
        days(6);
        lifebar.lifebar().workspaces().leave(TestLifebar.ACME);

        nudges.run();
        lifebar.messenger().closeOff(TestLifebar.OPS, new Outcome.Forbidden("not a member"));
        days(8);
        proof.run();
        proof.run();
        assertThat(heard.next()).isEmpty();
    }

    @Test
    void aGuessChangesNeitherLevelNorAlert() {
        burnThreeADay("anthropic");
        Account before = lifebar.account("anthropic");

        days(9);
        nudges.run();

        assertThat(lifebar.account("anthropic")).isEqualTo(before);
        assertThat(heard.next()).doesNotContain("is critical");
    }

    @Test
    void aProviderThatIsSilentForHoursIsToldOnce() {
        connect("openrouter");
        silent();
        Duration silence = Duration.ZERO;
        for (; silence.compareTo(Duration.ofHours(6)) < 0; silence = silence.plus(STEP)) {
            pass(STEP);
            assertThat(heard.next()).isEmpty();
        }

        pass(STEP);
        assertThat(heard.next()).isEqualTo("""
                #ops m2
                ⚠ I could not read OpenRouter since 12:10: it cannot be reached.
                $14.20 is the last value known; levels and alerts stay as they were.
                [Details]
                """);

        pass(Duration.ofDays(2));
        assertThat(heard.next()).isEmpty();

        lifebar.source().answer(FakeSource.left("14.20"));
        pass(Duration.ofHours(2));
        silent();
        pass(Duration.ofHours(1));
        pass(Duration.ofHours(5));
        assertThat(heard.next()).isEmpty();
        pass(Duration.ofHours(1));
        assertThat(heard.next()).contains("I could not read OpenRouter since");
    }

    @Test
    void nobodyWaitsForTheSilenceOfWhatWasForgottenMeanwhile() {
        List.of("openrouter", "deepseek", "fal").forEach(this::connect);
        silent();
        for (int hour = 0; hour < 6; hour++) {
            pass(Duration.ofHours(1));
        }
        forgetOnceSomethingIsTold("deepseek");

        pass(Duration.ofHours(1));

        assertThat(heard.next())
                .contains("I could not read OpenRouter since", "I could not read fal since")
                .doesNotContain("DeepSeek");
    }

    @Test
    void aSilenceThatAnotherKeyWouldEndAsksForOne() {
        connect("openrouter");
        lifebar.source().answer(FakeSource.failed(Failure.WRONG_KEY, "HTTP 403"));
        pass(Duration.ofHours(1));
        pass(Duration.ofHours(6));

        assertThat(heard.next()).isEqualTo("""
                #ops m2
                ⚠ I could not read OpenRouter since 13:00: its key may not read the balance.
                $14.20 is the last value known; levels and alerts stay as they were.
                [Replace key…] [Details]
                """);
    }

    @Test
    void silenceIsToldOnceThereIsSomebodyToTell() {
        connect("openrouter");
        silent();
        lifebar.type("/alerts off");
        pass(Duration.ofHours(1));
        pass(Duration.ofHours(7));
        heard.next();

        lifebar.type("/alerts here");
        heard.next();
        pass(Duration.ofHours(1));
        assertThat(heard.next()).contains("I could not read OpenRouter since");
    }

    @Test
    void silenceIsToldOnceTheAccountIsWatchedAgain() {
        connect("openrouter");
        silent();
        pass(Duration.ofHours(1));
        pass(Duration.ofHours(4));
        lifebar.type("/lifebar disable openrouter");
        lifebar.time().pass(Duration.ofHours(3));
        blindness.run();
        lifebar.type("/lifebar enable openrouter");
        blindness.run();

        assertThat(heard.next()).contains("I could not read OpenRouter since");
    }

    @Test
    void aProviderThatNeverToldAnythingIsToldToo() {
        silent();
        lifebar.type("/lifebar enable openrouter");
        keep("openrouter");
        for (int hour = 0; hour < 8; hour++) {
            pass(Duration.ofHours(1));
        }

        assertThat(heard.next()).contains("I could not read OpenRouter since");
    }

    @Test
    void oneFailureAfterALongStopIsNoSilence() {
        connect("deepseek");
        silent();

        pass(Duration.ofHours(8));

        assertThat(heard.next()).isEmpty();
    }

    @Test
    void oneFailureOfWhatIsReadSeldomIsNoSilence() {
        lifebar.type("/lifebar enable deepseek");
        lifebar.type("/lifebar interval deepseek 12h");
        connect("deepseek");
        silent();

        pass(Duration.ofHours(14));
        pass(Duration.ofHours(7));
        assertThat(heard.next()).isEmpty();

        pass(Duration.ofHours(8));
        assertThat(heard.next()).contains("I could not read DeepSeek since");
    }

    @Test
    void aFormerKeyIsNoSilenceOfTheNext() {
        connect("deepseek");
        silent();
        pass(Duration.ofHours(1));
        pass(Duration.ofHours(4));

        keep("deepseek");
        pass(Duration.ofHours(1));
        pass(Duration.ofHours(1));
        assertThat(heard.next()).isEmpty();
    }

    @Test
    void aChannelThatDiedIsToldToWhoeverChoseItAndToAnotherChannel() {
        lifebar.typeIn(TestLifebar.DEV, "/alerts here");
        heard.next();
        lifebar.messenger().closeOff(TestLifebar.OPS, new Outcome.Forbidden("missing permission Send Messages"));

        days(7);
        proof.run();
        assertThat(heard.next()).isEmpty();

        lifebar.time().pass(Duration.ofMinutes(1));
        proof.run();
        assertThat(heard.next())
                .contains("@Ann m3")
                .contains("#dev m4")
                .contains("⚠ I cannot post in #ops: missing permission Send Messages.")
                .doesNotContain("until it works again");

        days(8);
        proof.run();
        assertThat(heard.next()).isEmpty();
    }

    @Test
    void whatCouldNotBeLookedAtIsLookedAtAgainBeforeTheWeekIsOver() {
        lifebar.messenger().closeOff(TestLifebar.OPS, new Outcome.TryLater("not connected", null));
        days(8);
        proof.run();
        lifebar.messenger().closeOff(TestLifebar.OPS, new Outcome.Forbidden("missing permission Send Messages"));
        pass(Duration.ofHours(2));
        proof.run();

        assertThat(lifebar.type("/alerts list").toString()).contains("do not arrive");
    }

    @Test
    void whoeverChoseTheChannelLastIsTold() {
        Team team = new Team(lifebar);
        team.says(TestLifebar.BOB, "/alerts here");
        heard.next();
        lifebar.messenger().closeOff(TestLifebar.OPS, new Outcome.Forbidden("missing permission Send Messages"));
        days(8);
        proof.run();
        proof.run();

        assertThat(heard.next()).contains("@Bob").doesNotContain("@Ann");
    }

    @Test
    void aKeyThatIsSeldomUsedAndRejectedIsToldSoon() {
        lifebar.type("/lifebar enable deepseek");
        lifebar.type("/lifebar interval deepseek 12h");
        connect("deepseek");
        lifebar.source().answer(FakeSource.failed(Failure.KEY_REJECTED, "HTTP 401"));
        pass(Duration.ofHours(14));
        pass(Duration.ofMinutes(75));
        assertThat(heard.next()).isEmpty();

        pass(Duration.ofMinutes(75));
        assertThat(heard.next()).contains("DeepSeek rejects its key");
    }

    @Test
    void aPlatformThatIsServedElsewhereIsLeftToIt() {
        lifebar.typeIn(TestLifebar.DEV, "/alerts here");
        heard.next();
        lifebar.messenger().closeOff(TestLifebar.OPS, new Outcome.Forbidden("missing permission Send Messages"));
        Proof elsewhere = proof(new RecordingMessenger("other", true));
        days(8);

        elsewhere.run();
        proof.run();
        assertThat(heard.next()).contains("@Ann m3", "#dev m4");

        elsewhere.run();
        assertThat(heard.next()).isEmpty();
    }

    @Test
    void aDeadChannelIsToldByTheOneThatReachesItsPeople() {
        lifebar.messenger().forbid("missing permission Send Messages");
        lifebar.sync("anthropic", "9", "100");
        heard.next();

        proof(new RecordingMessenger("other", true)).run();
        assertThat(heard.next()).isEmpty();
        proof.run();
        assertThat(heard.next()).contains("@Ann");
    }

    @Test
    void whatWaitsForAChannelAndWhatItWillNeverGetAreTold() {
        lifebar.typeIn(TestLifebar.DEV, "/alerts here red");
        lifebar.sync("anthropic", "100", "100");
        heard.next();
        lifebar.messenger().forbid("I am not in the channel");
        lifebar.sync("anthropic", "60", "100");
        heard.next();
        proof.run();
        assertThat(heard.next())
                .contains("⚠ I cannot post in #ops: I am not in the channel. 1 message waits until it works again.")
                .contains("What waits is kept for 7 days. Once that is put right,"
                        + " `/alerts test` tells whether it works again.");

        lifebar.messenger().refuse("the channel is gone");
        pass(Duration.ofDays(1));
        heard.next();
        proof.run();
        assertThat(heard.next())
                .contains("#dev")
                .contains("⚠ I cannot post in #ops: the channel is gone. It was not told of Anthropic 🟨.");
    }

    @Test
    void aChannelThatWorksAgainIsFoundOutWithinAnHour() {
        lifebar.messenger().closeOff(TestLifebar.OPS, new Outcome.Forbidden("missing permission Send Messages"));
        days(8);
        proof.run();
        assertThat(lifebar.type("/alerts list").toString()).contains("do not arrive");

        lifebar.messenger().closeOff(TestLifebar.OPS, new Outcome.TryLater("not connected", null));
        pass(Duration.ofMinutes(61));
        proof.run();
        assertThat(lifebar.type("/alerts list").toString()).contains("do not arrive");

        lifebar.messenger().open(TestLifebar.OPS);
        pass(Duration.ofMinutes(15));
        proof.run();
        assertThat(lifebar.type("/alerts list").toString())
                .as("looked at once an hour")
                .contains("do not arrive");
        pass(Duration.ofMinutes(46));
        proof.run();
        assertThat(lifebar.type("/alerts list").toString()).doesNotContain("do not arrive");
    }

    @Test
    void whatStillWaitsInAChannelIsTroubleHoweverWellItLooks() {
        lifebar.messenger().forbid("I am not in the channel");
        lifebar.sync("anthropic", "9", "100");
        heard.next();
        lifebar.time().pass(Duration.ofHours(1));
        proof.run();

        assertThat(lifebar.type("/alerts list").toString()).contains("do not arrive");
    }

    @Test
    void aTestThatMayArriveLaterIsNoTrouble() {
        lifebar.messenger().tryLater("slow down", null);
        lifebar.type("/alerts test");
        proof.run();

        assertThat(heard.next()).isEmpty();
        assertThat(lifebar.type("/alerts list").toString()).doesNotContain("do not arrive");
    }

    @Test
    void aChannelThatWorksHearsNothingOfBeingLookedAt() {
        days(8);
        proof.run();

        assertThat(heard.next()).isEmpty();
        assertThat(lifebar.type("/alerts list").toString()).doesNotContain("do not arrive");
    }

    private Proof proof(Messenger messenger) {
        return new Proof(lifebar.database(), new Messengers(List.of(messenger)), alerts, lifebar.time());
    }

    /** From $100 to $91 in three days, typed in #dev. */
    private void burnThreeADay(String... providers) {
        for (String provider : providers) {
            lifebar.typeIn(TestLifebar.DEV, "/sync " + provider + " 100 100");
        }
        for (int left = 97; left >= 91; left -= 3) {
            days(1);
            for (String provider : providers) {
                lifebar.typeIn(TestLifebar.DEV, "/sync " + provider + " " + left);
            }
        }
        heard.next();
    }

    /** Deletes all of an account in the very moment in which something is decided to be told. */
    private void forgetOnceSomethingIsTold(String account) {
        long id = lifebar.account(account).id();
        String deletions = Stream.of("day", "thinning", "nudge", "secret", "reading", "entry", "episode")
                .map(table -> "delete from %s where account_id = %d; ".formatted(table, id))
                .collect(Collectors.joining());
        lifebar.database()
                .write(handle -> handle.execute("create trigger meanwhile after insert on delivery begin " + deletions
                        + "delete from account where id = " + id + "; end"));
    }

    /** Read once. */
    private void connect(String provider) {
        lifebar.type("/lifebar enable " + provider);
        keep(provider);
        lifebar.source().answer(FakeSource.left("14.20"));
        read();
        heard.next();
    }

    private void keep(String provider) {
        GivenKey given = new GivenKey(KeptKey.Kind.KEY, FakeSource.KEY);
        Instant now = lifebar.time().instant();
        lifebar.lifebar().keys().keep(lifebar.account(provider), given, Map.of(), TestLifebar.ANN, now);
    }

    private void silent() {
        lifebar.source().answer(FakeSource.failed(Failure.TRANSIENT, "no answer"));
    }

    /** Then reads what is due, and tells who is silent. */
    private void pass(Duration span) {
        lifebar.time().pass(span);
        read();
        blindness.run();
    }

    private void read() {
        Reader reader = lifebar.lifebar().reader();
        reader.readDue();
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> reader.isIdle() && due() == 0);
    }

    /** How many accounts wait to be asked for: what is begun may go on in the background. */
    private int due() {
        return lifebar.database()
                .read(handle -> handle.createQuery("select count(*) from reading where next_at <= ?")
                        .bind(0, lifebar.time().instant().toEpochMilli())
                        .mapTo(Integer.class)
                        .one());
    }

    private void days(int days) {
        lifebar.time().pass(Duration.ofDays(days));
    }
}
