package dev.lifebar.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.reading.Telling.Detail;
import dev.lifebar.core.reading.Telling.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that do not fit what the provider told before. */
class SurprisesTest {
    @TempDir
    private Path directory;

    private ReadingHarness reading;

    @BeforeEach
    void begin() {
        reading = new ReadingHarness(directory);
    }

    @AfterEach
    void close() {
        reading.close();
    }

    @Test
    void takesWhatIsLeftOnAKeyForNoBalance() {
        connected("openrouter", "74.75");

        limit("5", "100");
        reading.readLater();
        assertThat(reading.type("/credits")).contains("$74.75 left", "last good value", "tells of the key alone");
        reading.left("74");
        reading.readLater();
        assertThat(reading.balance("openrouter")).isEqualTo("$74.00");
        assertThat(reading.posts()).isEmpty();
        assertThat(reading.messenger().edits()).isEmpty();

        for (int round = 0; round < 3; round++) {
            limit("5", "100");
            reading.time().pass(Duration.ofHours(1));
            reading.read();
        }
        assertThat(reading.asked("openrouter").failure()).isEqualTo(Failure.WRONG_KEY);
        assertThat(reading.type("/credits openrouter"))
                .contains("$74.00 left", "the key may not read the balance (it tells of the key alone)")
                .contains("/lifebar connect openrouter");
        assertThat(reading.posts()).isEmpty();
    }

    @Test
    void takesAKeyWithoutALimitForNoAccountWithoutOne() {
        connected("requesty", "5");

        for (int round = 0; round < 3; round++) {
            reading.unlimited("3");
            reading.time().pass(Duration.ofHours(1));
            reading.read();
        }

        assertThat(reading.asked("requesty").failure()).isEqualTo(Failure.WRONG_KEY);
        assertThat(reading.balance("requesty")).isEqualTo("$5.00");
    }

    @Test
    void believesTheLimitOfAKeyThatSomebodyPutInItsPlace() {
        connected("openrouter", "74.75");

        limit("50", "100");
        reading.connect(TestLifebar.ACME, "openrouter", "another");
        reading.read();

        assertThat(reading.balance("openrouter")).isEqualTo("$50.00");
        limit("49", "100");
        reading.readLater();
        assertThat(reading.balance("openrouter")).isEqualTo("$49.00");
    }

    @Test
    void countsNothingAsAddedOrSpentFromALimitToTheBalance() {
        limit("90", "100");
        connected("openrouter");
        reading.posts();

        reading.left("140");
        reading.readLater();
        assertThat(reading.type("/credits")).contains("$90.00 left", "no limit all of a sudden; I ask once more");
        reading.readLater();
        assertThat(reading.balance("openrouter")).isEqualTo("$140.00");
        assertThat(reading.posts()).isEmpty();
        assertThat(reading.type("/history openrouter")).doesNotContain("added", "that a reading showed");
    }

    @Test
    void countsNothingAsSpentFromALimitToASmallerBalance() {
        limit("90", "100");
        connected("openrouter");

        reading.left("74");
        reading.readLater();
        reading.readLater();
        reading.left("73");
        reading.readLater();

        assertThat(reading.type("/history openrouter")).contains("$1.00 spent").doesNotContain("$17.00");
    }

    @Test
    void asksOnceMoreBeforeItBelievesNoLimitAfterATopUp() {
        limit("20", "100");
        connected("openrouter");
        reading.posts();
        reading.type("/topup openrouter 5");

        reading.unlimited("80");
        reading.readLater();

        assertThat(reading.balance("openrouter")).isEqualTo("$25.00");
        assertThat(reading.type("/credits")).contains("no limit all of a sudden; I ask once more");
        reading.readLater();
        assertThat(reading.type("/credits")).contains("pay as you go");
    }

    @Test
    void asksOnceMoreBeforeItBelievesThatADayCameToLess() {
        reading.spent("2026-03-02", "10");
        connected("anthropic");
        reading.type("/sync anthropic 100 100");
        reading.spent("2026-03-02", "100");
        reading.readLater();
        assertThat(reading.balance("anthropic")).isEqualTo("$10.00");
        assertThat(reading.posts()).hasSize(1);

        reading.spent("2026-03-02", "0");
        reading.readLater();
        assertThat(reading.type("/credits")).contains("$10.00 left", "less spend than before all of a sudden");
        reading.spent("2026-03-02", "101");
        reading.readLater();
        assertThat(reading.balance("anthropic")).isEqualTo("$9.00");
        assertThat(reading.posts()).isEmpty();
        assertThat(reading.messenger().edits()).isEmpty();

        reading.spent("2026-03-02", "81");
        reading.readLater();
        reading.readLater();
        assertThat(reading.balance("anthropic")).isEqualTo("$29.00");
        reading.spent("2026-03-02", "80");
        reading.readLater();
        assertThat(reading.balance("anthropic")).as("a small correction").isEqualTo("$30.00");
    }

    @Test
    void asksOnceMoreBeforeItBelievesThatAMonthCameToLess() {
        reading.month("12");
        connected("huggingface");
        reading.type("/sync huggingface 100 100");

        reading.month("0");
        reading.time().pass(Duration.ofMinutes(20));
        reading.read();
        reading.month("13");
        reading.time().pass(Duration.ofMinutes(20));
        reading.read();

        assertThat(reading.balance("huggingface")).isEqualTo("$99.00");
        reading.time().set(Instant.parse("2026-04-01T02:00:00Z"));
        reading.month("0.5");
        reading.read();
        assertThat(reading.balance("huggingface")).as("another month").isEqualTo("$98.50");
    }

    @Test
    void takesAnAllowanceThatBeganAnewForNoTopUp() {
        allowance("125", "2026-04-01T00:00:00Z");
        connected("ollama-cloud");
        allowance("100", "2026-04-01T00:00:00Z");
        reading.readLater();
        reading.posts();
        allowance("120", "2026-04-01T00:00:00Z");
        reading.readLater();
        assertThat(String.join("", reading.posts())).contains("Ollama Cloud rose by $20.00");

        reading.time().set(Instant.parse("2026-04-01T00:03:00Z"));
        allowance("145", "2026-05-01T00:00:00Z");
        reading.read();

        assertThat(reading.balance("ollama-cloud")).isEqualTo("$145.00");
        assertThat(reading.posts()).isEmpty();
    }

    @Test
    void doesNotSayOfAnAllowanceThatBeganAnewThatItWasToppedUp() {
        allowance("125", "2026-04-01T00:00:00Z");
        connected("ollama-cloud");
        allowance("27", "2026-04-01T00:00:00Z");
        reading.readLater();
        assertThat(reading.posts()).hasSize(1);

        reading.time().set(Instant.parse("2026-04-01T00:03:00Z"));
        allowance("125", "2026-05-01T00:00:00Z");
        reading.read();

        assertThat(String.join("", reading.posts()))
                .contains("is back to $125.00")
                .doesNotContain("topped up", "That was me");
    }

    private void connected(String account, String usd) {
        reading.left(usd);
        connected(account);
        reading.posts();
    }

    private void connected(String account) {
        reading.connect(account);
        reading.type("/alerts here");
        reading.read();
    }

    private void limit(String left, String limit) {
        Amount most = Amount.usd(limit);
        List<Detail> details = List.of(new Detail(Topic.LIMIT, most.toString()));
        reading.answer(new Outcome.Told(
                new Telling(Amount.usd(left), most, new TreeMap<>(), null, null, false, details, Map.of(), "{}")));
    }

    private void allowance(String left, String reset) {
        List<Detail> details = List.of(new Detail(Topic.RESET, reset));
        reading.answer(new Outcome.Told(new Telling(Amount.usd(left), new TreeMap<>(), details, "{}")));
    }
}
