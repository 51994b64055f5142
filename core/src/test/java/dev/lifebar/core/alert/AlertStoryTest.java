package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.FakeTime;
import dev.lifebar.core.RecordingMessenger;
import dev.lifebar.core.TestLifebar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read in their channels while balances come and go. */
class AlertStoryTest {
    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private Heard heard;

    /** One account of $100, and #ops is told. */
    @BeforeEach
    void watchAFullAccount() {
        lifebar = TestLifebar.in(directory);
        begin();
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void aBalanceRunsLowIsToppedUpAndRunsDry() {
        hours(1);
        read("76");
        hears("");

        hours(7);
        read("74");
        hears("""
                #ops m2
                🟨 OpenRouter: $74.00 left (74%) · under a day
                [Snooze…] [Only red here]
                """);

        hours(4);
        read("42");
        hears("""
                #ops m2 is now
                🟧 OpenRouter: $42.00 left (42%) · under a day
                [Snooze…] [Only red here]
                """);

        hours(6);
        read("7");
        hears("""
                #ops m3 🔔
                🟥 OpenRouter is critical
                $7.00 left, under a day at $124.00/day
                [█░░░░░░░░░] 7% · fell below 25%
                read from the provider 0 s ago
                [Acknowledge] [Snooze…] [I topped up…] [Open console] [Why?]
                """);

        hours(1);
        lifebar.topup("openrouter", "53");
        hears("""
                #ops m3 is now
                🟨 OpenRouter: ≈ $60.00 left (60%) · under a day
                topped up $53.00 by Ann 07:00
                [Snooze…] [Only red here]
                """);

        hours(6);
        read("24");
        hears("""
                #ops m4 🔔
                🟥 OpenRouter is critical
                $24.00 left, under a day at $123.84/day
                [██░░░░░░░░] 24% · fell below 25%
                read from the provider 0 s ago
                topped up $53.00 by Ann 07:00
                [Acknowledge] [Snooze…] [I topped up…] [Open console] [Why?]
                """);

        hours(3);
        read("0");
        hears("""
                #ops m5 🔔
                ⬛ OpenRouter is empty
                $0.00 at 16:00. Requests may be refused now.
                [░░░░░░░░░░]
                read from the provider 0 s ago
                topped up $53.00 by Ann 07:00
                [Acknowledge] [Snooze…] [I topped up…] [Open console] [Why?]
                """);

        hours(1);
        read("-2");
        hears("");

        hours(2);
        read("98");
        hears("""
                #ops m5 is now
                🟩 OpenRouter is back to $98.00 (98%) after 23 h
                topped up $53.00 by Ann 07:00
                rose by $100.00 19:00
                [That was me]
                #ops m6
                🟩 OpenRouter is back to $98.00 (98%) after 23 h · topped up $100.00
                #ops m2 is now
                🟩 OpenRouter is back to $98.00 (98%) after 23 h · topped up $100.00
                #ops m3 is now
                🟩 OpenRouter is back to $98.00 (98%) after 23 h · topped up $100.00
                #ops m4 is now
                🟩 OpenRouter is back to $98.00 (98%) after 23 h · topped up $100.00
                """);
    }

    @ParameterizedTest(name = "80% -> {0} of 100: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            75.000001 |
            75        | 🟨 OpenRouter: $75.00 left (75%)
            50        | 🟨 OpenRouter: $50.00 left (50%)
            49.999999 | 🟧 OpenRouter: $49.99 left (49.9%)
            25        | 🟧 OpenRouter: $25.00 left (25%)
            24.999999 | 🟥 OpenRouter is critical
            0.000001  | 🟥 OpenRouter is critical
            0         | ⬛ OpenRouter is empty
            -0.000001 | ⬛ OpenRouter is empty
            -500      | ⬛ OpenRouter is empty
            300       |
            """)
    void tellsExactlyFromItsBoundaryOn(String balance, @Nullable String line) {
        read("80");
        read(balance);

        assertThat(heard.next().lines().skip(1).findFirst().orElse(null)).isEqualTo(line);
    }

    @Test
    void aFirstValueIsToldOnlyIfItIsCritical() {
        lifebar.sync("anthropic", "40", "100");
        hears("");

        lifebar.sync("openai/prod", "2");
        hears("""
                #ops m2 🔔
                🟥 OpenAI · prod is critical
                $2.00 left
                [██████████] 100% · fell below $5.00
                synced 0 s ago
                [Acknowledge] [Snooze…] [I topped up…] [Sync now…] [Open console] [Why?]
                """);

        lifebar.sync("deepseek", "0");
        hears("""
                #ops m3 🔔
                ⬛ DeepSeek is empty
                $0.00 at 12:00. Requests may be refused now.
                synced 0 s ago
                [Acknowledge] [Snooze…] [I topped up…] [Sync now…] [Open console] [Why?]
                """);
    }

    @Test
    void whatFollowsAQuietFirstValueIsTold() {
        lifebar.sync("anthropic", "22.97", "54.94");
        hears("");

        lifebar.sync("anthropic", "9");
        hears("""
                #ops m2 🔔
                🟥 Anthropic is critical
                $9.00 left
                [█░░░░░░░░░] 16% · fell below 25%
                synced 0 s ago
                [Acknowledge] [Snooze…] [I topped up…] [Sync now…] [Open console] [Why?]
                """);
    }

    @Test
    void anEstimateSaysWhatItIsAnEstimateOf() {
        hours(48);
        lifebar.spend("openrouter", "80");

        hears("""
                #ops m2 🔔
                🟥 OpenRouter is critical
                ≈ $20.00 left, under a day at $40.00/day
                [██░░░░░░░░] 20% · fell below 25%
                estimated from a balance known 2 days ago
                [Acknowledge] [Snooze…] [I topped up…] [Sync now…] [Open console] [Why?]
                """);
    }

    @Test
    void whoeverToppedUpHereNeedsNoLineAboutIt() {
        read("20");
        heard.next();

        lifebar.type("/topup openrouter 75");
        hears("""
                #ops m2 is now
                🟩 OpenRouter is back to ≈ $95.00 (95%) after 0 s
                topped up $75.00 by Ann 12:00
                """);
    }

    @Test
    void aFullBarThatATopUpBeganSaysHowMuchIsThere() {
        lifebar.sync("deepseek", "20");
        lifebar.sync("deepseek", "2");
        heard.next();

        lifebar.typeIn(TestLifebar.DEV, "/topup deepseek 2.50");
        hears("""
                #ops m2 is now
                🟩 DeepSeek is back to $4.50 (100%) after 0 s
                topped up $2.50 by Ann 12:00
                #ops m3
                🟩 DeepSeek is back to $4.50 (100%) after 0 s · topped up $2.50
                """);
    }

    @Test
    void whatWasDoneElsewhereIsALineHere() {
        read("20");
        heard.next();

        hours(2);
        lifebar.typeIn(TestLifebar.DEV, "/topup openrouter 75");
        hears("""
                #ops m2 is now
                🟩 OpenRouter is back to ≈ $95.00 (95%) after 2 h
                topped up $75.00 by Ann 14:00
                #ops m3
                🟩 OpenRouter is back to ≈ $95.00 (95%) after 2 h · topped up $75.00
                """);
    }

    @Test
    void anUndoneMistakeIsToldWhereItWasTold() {
        lifebar.sync("anthropic", "90", "100");
        lifebar.sync("anthropic", "9");
        heard.next();
        hours(1);

        lifebar.undo("anthropic");
        hears("""
                #ops m2 is now
                🟩 Anthropic is back to $90.00 (90%) after 1 h
                """);
    }

    @Test
    void whatWasTakenBackIsNotTold() {
        lifebar.sync("anthropic", "100", "100");
        lifebar.sync("anthropic", "55");
        heard.next();
        hours(1);
        lifebar.topup("anthropic", "5");
        assertThat(heard.next()).contains("$60.00 left (60%)", "topped up $5.00 by Ann");

        lifebar.undo("anthropic");
        assertThat(heard.next()).contains("$55.00 left (55%)").doesNotContain("topped up");
    }

    @Test
    void whatWasTakenBackIsNotToldByTheNextAlert() {
        lifebar.sync("anthropic", "100", "100");
        lifebar.sync("anthropic", "7");
        heard.next();
        hours(1);
        lifebar.topup("anthropic", "53");
        assertThat(heard.next()).contains("$60.00 left (60%)", "topped up $53.00 by Ann");

        lifebar.undo("anthropic");
        assertThat(heard.next()).contains("Anthropic is critical", "$7.00 left").doesNotContain("topped up $53.00");
    }

    @Test
    void anUndoneFirstBalanceTakesItsAlertBack() {
        lifebar.sync("anthropic", "2", "100");
        heard.next();

        lifebar.undo("anthropic");
        hears("""
                #ops m2 is now
                Anthropic: no balance is known any more
                """);

        lifebar.sync("anthropic", "1.5", "100");
        assertThat(heard.next()).startsWith("#ops m3 🔔\n🟥 Anthropic is critical");
    }

    @Test
    void aPlatformThatCannotEditSaysThatNoBalanceIsKnownAgain() {
        onAPlatformThatCannotEdit();
        lifebar.sync("anthropic", "2", "100");
        heard.next();

        lifebar.undo("anthropic");
        assertThat(heard.next()).contains("Anthropic: no balance is known any more");
    }

    @Test
    void eachChannelHearsOfItsOwnBoundaries() {
        lifebar.typeIn(TestLifebar.DEV, "/alerts here red");
        heard.next();

        read("60");
        hears("""
                #ops m3
                🟨 OpenRouter: $60.00 left (60%)
                [Snooze…] [Only red here]
                """);

        read("20");
        assertThat(heard.next().lines().filter(line -> line.startsWith("#")))
                .containsExactlyInAnyOrder("#dev m4 🔔", "#ops m5 🔔");

        read("60");
        hears("""
                #dev m4 is now
                🟨 OpenRouter: $60.00 left (60%)
                rose by $40.00 12:00
                [Snooze…] [That was me] [Only red here]
                #ops m5 is now
                🟨 OpenRouter: $60.00 left (60%)
                rose by $40.00 12:00
                [Snooze…] [That was me] [Only red here]
                """);

        read("40");
        hears("""
                #dev m4 is now
                🟧 OpenRouter: $40.00 left (40%)
                rose by $40.00 12:00
                [Snooze…] [That was me] [Only red here]
                #ops m5 is now
                🟧 OpenRouter: $40.00 left (40%)
                rose by $40.00 12:00
                [Snooze…] [That was me] [Only red here]
                """);
    }

    @Test
    void aChannelThatWantsNoMoreReadsThatItIsOver() {
        read("60");
        read("20");
        heard.next();
        lifebar.type("/alerts off");

        read("10");
        hears("");
        read("100");
        hears("""
                #ops m2 is now
                🟩 OpenRouter is back to $100.00 (100%) after 0 s
                rose by $90.00 12:00
                [That was me]
                """);
    }

    @Test
    void whatWaitedForAChannelThatWantsNoMoreIsNotSent() {
        read("20");
        lifebar.type("/alerts off");

        hears("");
    }

    @Test
    void anAccountThatIsNoLongerWatchedIsSilent() {
        read("60");
        heard.next();
        lifebar.type("/lifebar disable openrouter");

        read("20");
        hears("""
                #ops m2 is now
                OpenRouter: no longer watched
                """);

        lifebar.type("/lifebar enable openrouter");
        assertThat(heard.next()).startsWith("#ops m3 🔔\n🟥 OpenRouter is critical\n$20.00 left");
    }

    @Test
    void anAccountThatIsWatchedAlreadyIsToldOnce() {
        read("9");
        heard.next();

        lifebar.type("/lifebar enable openrouter");
        hears("");
    }

    @Test
    void whatWaitedForAnAccountThatIsNoLongerWatchedIsNotSent() {
        read("20");
        lifebar.type("/lifebar disable openrouter");

        hears("");
    }

    @Test
    void otherRulesTakeEffectAtOnce() {
        read("60");
        heard.next();

        lifebar.typeIn(TestLifebar.DEV, "/lifebar rules percent:80,70,65");
        assertThat(heard.next()).startsWith("#ops m3 🔔\n🟥 OpenRouter is critical");

        lifebar.typeIn(TestLifebar.DEV, "/lifebar rules percent:50,40,30");
        assertThat(heard.next()).startsWith("#ops m3 is now\n🟩 OpenRouter is back to $60.00 (60%)");
    }

    @Test
    void aFullBarIsGreenHoweverHighItsBoundary() {
        lifebar.typeIn(TestLifebar.DEV, "/lifebar rules percent:99,50,25");
        read("98");
        heard.next();

        read("99.5");
        hears("");

        read("100");
        assertThat(heard.next()).startsWith("#ops m2 is now\n🟩 OpenRouter is back to $100.00 (100%)");
    }

    @Test
    void noiseAroundABoundaryIsOneAlert() {
        read("80");
        for (int reading = 0; reading < 1000; reading++) {
            read(reading % 2 == 0 ? "74" : "76");
            heard.add();
        }
        hears("""
                #ops m2
                🟨 OpenRouter: $74.00 left (74%)
                [Snooze…] [Only red here]
                """);

        read("77");
        hears("");

        read("77.000001");
        assertThat(heard.next()).startsWith("#ops m2 is now\n🟩 OpenRouter is back to $77.00 (77%)");
    }

    @Test
    void noiseAroundEmptyIsOneAlert() {
        for (int reading = 0; reading < 100; reading++) {
            read(reading % 2 == 0 ? "0" : "1.99");
        }
        assertThat(heard.next())
                .startsWith("#ops m2 🔔\n🟥 OpenRouter is critical\n$1.99 left")
                .doesNotContain("m2 is now", "m3");
    }

    @Test
    void whatIsNotYetWellAboveEmptyIsNotCalledEmpty() {
        read("0");
        heard.next();
        lifebar.typeIn(TestLifebar.DEV, "/lifebar rules percent:off");

        hours(1);
        read("1.90");
        hears("""
                #ops m2 is now
                🟥 OpenRouter is critical
                $1.90 left
                [█░░░░░░░░░] 2% · not yet well above the line
                read from the provider 0 s ago
                [Acknowledge] [Snooze…] [I topped up…] [Open console] [Why?]
                """);
        read("1.80");
        hears("");

        hours(1);
        read("-1");
        assertThat(heard.next()).startsWith("#ops m2 is now\n⬛ OpenRouter is empty\n−$1.00 at 14:00.");
        read("-2");
        hears("");
    }

    @Test
    void aLittleMoreIsNoMoreDays() {
        burnTenADayTo("19");
        assertThat(heard.next()).startsWith("#ops m2\n🟨 OpenRouter: $19.00 left (19%) · about 1 day");

        read("20.9");
        hears("");
    }

    @Test
    void daysAreBelievedLateWhereOnlyTheyAreLeft() {
        burnTenADayTo("20.5");
        lifebar.typeIn(TestLifebar.DEV, "/lifebar rules openrouter percent:18,10,5");
        read("17");
        assertThat(heard.next()).startsWith("#ops m2\n🟨 OpenRouter: $17.00 left (17%)");

        read("18.9");
        read("20.8");
        hears("");
    }

    @Test
    void aRiseOfTheBalanceBringsDaysBack() {
        burnTenADayTo("19");
        heard.next();

        read("60");
        assertThat(heard.next()).startsWith("#ops m2 is now\n🟩 OpenRouter is back to $60.00 (60%)");
    }

    @Test
    void aQuietDayAboveTwiceTheBoundaryBringsDaysBack() {
        burnTenADayTo("19");
        heard.next();

        for (int quiet = 1; quiet <= 4; quiet++) {
            hours(24);
            read("19");
        }
        hears("");

        hours(23);
        read("19");
        hears("");

        hours(1);
        read("19");
        assertThat(heard.next()).startsWith("#ops m2 is now\n🟩 OpenRouter is back to $19.00 (19%)");
    }

    @Test
    void aPlatformThatCannotEditSaysItInALine() {
        onAPlatformThatCannotEdit();
        read("20");
        heard.next();

        read("60");
        hears("""
                #ops m2 is now
                🟨 OpenRouter: $60.00 left (60%) · topped up $40.00
                """);

        read("100");
        hears("""
                #ops m2 is now
                🟩 OpenRouter is back to $100.00 (100%) after 0 s · topped up $40.00
                """);
    }

    @Test
    void aPlatformThatCannotEditTellsOfWhatWasDoneHereOnlyThatItIsGreenAgain() {
        onAPlatformThatCannotEdit();
        read("20");
        heard.next();

        lifebar.type("/topup openrouter 10");
        hears("");

        lifebar.type("/topup openrouter 70");
        hears("""
                #ops m2 is now
                🟩 OpenRouter is back to ≈ $100.00 (100%) after 0 s · topped up $70.00
                """);
    }

    private void onAPlatformThatCannotEdit() {
        lifebar.close();
        RecordingMessenger messenger = new RecordingMessenger(TestLifebar.PLATFORM, false);
        FakeTime time = new FakeTime(TestLifebar.START);
        lifebar = new TestLifebar(directory.resolve("plain.db"), ZoneOffset.UTC, time, messenger);
        begin();
    }

    private void begin() {
        heard = new Heard(lifebar);
        lifebar.sync("openrouter", "100", "100");
        lifebar.type("/alerts here");
        heard.next();
    }

    /** Without the percent rule, so that only the days count. */
    private void burnTenADayTo(String last) {
        lifebar.type("/lifebar rules openrouter percent:off");
        for (int balance = 90; balance >= 30; balance -= 10) {
            hours(24);
            read(Integer.toString(balance));
        }
        hours(24);
        read(last);
    }

    private void read(String usd) {
        lifebar.reading("openrouter", usd);
    }

    private void hears(String expected) {
        assertThat(heard.next()).isEqualTo(expected);
    }

    private void hours(int hours) {
        lifebar.time().pass(Duration.ofHours(hours));
    }
}
