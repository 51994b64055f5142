package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.RecordingMessenger;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.storage.ReadingStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told although no balance crossed anything: numbers that are old, providers and channels that are silent. */
class RoundsTest {
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
        burnThreeADay();

        days(1);
        nudges.run();
        assertThat(heard.next()).isEmpty();

        days(5);
        nudges.run();
        assertThat(heard.next()).isEqualTo("""
                #dev m2
                Anthropic was synced 6 days ago and may be watch by now. What does its console say?
                [Sync now…] [Open console]
                """);
    }

    @Test
    void nobodyIsAskedMoreThanOnceADayAndThreeTimesInAll() {
        burnThreeADay();
        int asked = 0;
        for (int hour = 0; hour < 24 * 12; hour++) {
            lifebar.time().pass(Duration.ofHours(1));
            nudges.run();
            String text = heard.next();
            assertThat(text.lines().filter(line -> line.contains("may be"))).hasSizeLessThanOrEqualTo(1);
            asked += text.isEmpty() ? 0 : 1;
        }
        assertThat(asked).isEqualTo(3);

        lifebar.typeIn(TestLifebar.DEV, "/sync anthropic 78");
        heard.next();
        days(9);
        nudges.run();
        assertThat(heard.next()).contains("may be");
    }

    @Test
    void aGuessChangesNeitherLevelNorAlert() {
        burnThreeADay();
        Account before = lifebar.account("anthropic");

        days(9);
        nudges.run();

        assertThat(lifebar.account("anthropic")).isEqualTo(before);
        assertThat(heard.next()).doesNotContain("is critical");
    }

    @Test
    void aProviderThatIsSilentForHoursIsToldOnce() {
        lifebar.reading("deepseek", "14.20");
        failing("deepseek");

        lifebar.time().pass(Duration.ofHours(6).minusMinutes(1));
        blindness.run();
        assertThat(heard.next()).isEmpty();

        lifebar.time().pass(Duration.ofMinutes(1));
        blindness.run();
        assertThat(heard.next()).isEqualTo("""
                #ops m2
                ⚠ I could not read DeepSeek since 12:00: it cannot be reached.
                $14.20 is the last value known; levels and alerts stay as they were.
                [Details]
                """);

        days(2);
        blindness.run();
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
                .contains("⚠ I cannot post in #ops: missing permission Send Messages. What waits there is not lost.");

        days(8);
        proof.run();
        assertThat(heard.next()).isEmpty();
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
    private void burnThreeADay() {
        lifebar.typeIn(TestLifebar.DEV, "/sync anthropic 100 100");
        for (int left = 97; left >= 91; left -= 3) {
            days(1);
            lifebar.typeIn(TestLifebar.DEV, "/sync anthropic " + left);
        }
        heard.next();
    }

    private void failing(String provider) {
        Account account = lifebar.account(provider);
        lifebar.database().write(handle -> {
            new ReadingStore(handle)
                    .connect(
                            account.workspaceId(),
                            account.id(),
                            provider,
                            "f",
                            lifebar.time().instant());
            return handle.execute(
                    "update reading set failures = 3, failure = 'TRANSIENT', succeeded_at = ? where account_id = ?",
                    lifebar.time().instant().toEpochMilli(),
                    account.id());
        });
    }

    private void days(int days) {
        lifebar.time().pass(Duration.ofDays(days));
    }
}
