package dev.lifebar.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.balance.Capacity;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.reading.Reader.Refresh;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.workspace.Permission;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Providers that are asked again and again. */
class ReaderTest {
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
    void recordsWhatIsLeft() {
        reading.left("85.50");
        reading.connect("openrouter");

        reading.read();

        Account account = reading.account("openrouter");
        assertThat(reading.balance("openrouter")).isEqualTo("$85.50");
        assertThat(account.projection().basis()).isEqualTo(Basis.LIVE);
        assertThat(reading.core().keys().find(account.id()).orElseThrow().lastSuccess())
                .isEqualTo(reading.time().instant());
    }

    @Test
    void asksNoSoonerForAnybodyWhereAskingCosts() {
        reading.left("85.50");
        reading.connect("aws-bedrock");
        reading.connect("openrouter");
        reading.read();

        reading.later();
        Refresh refresh = reading.core()
                .reader()
                .refresh(List.of(
                        reading.account("aws-bedrock").id(),
                        reading.account("openrouter").id()));

        assertThat(refresh.started())
                .containsExactly(reading.account("openrouter").id());
        assertThat(refresh.rested())
                .containsOnlyKeys(reading.account("aws-bedrock").id());
        reading.time().pass(Duration.ofHours(6));
        assertThat(reading.core()
                        .reader()
                        .refresh(List.of(reading.account("aws-bedrock").id()))
                        .rested())
                .isEmpty();
    }

    @Test
    void asksAgainAfterTheIntervalAndNotBefore() {
        reading.left("85.50");
        reading.connect("openrouter");
        reading.read();

        reading.time().pass(Duration.ofMinutes(4));
        reading.read();
        assertThat(reading.questions()).hasSize(1);

        reading.time().pass(Duration.ofMinutes(2));
        reading.read();
        assertThat(reading.questions()).hasSize(2);
        assertThat(reading.account("openrouter").lastSequence()).isEqualTo(1);
        assertThat(reading.account("openrouter").checkedAt())
                .isEqualTo(reading.time().instant());
    }

    @Test
    void asksAsOftenAsChosen() {
        reading.left("85.50");
        reading.connect("openrouter");
        reading.connect("deepseek");
        reading.read();
        assertThat(reading.type("/lifebar interval every:1h")).contains("every 1 h from now on · all accounts");
        assertThat(reading.type("/lifebar interval openrouter 1m"))
                .as("the provider wants no more")
                .contains("every 2 min from now on · OpenRouter");
        reading.readLater();
        reading.questions().clear();

        for (int minute = 0; minute < 50; minute++) {
            reading.time().pass(Duration.ofMinutes(1));
            reading.read();
        }

        assertThat(questions("deepseek")).isLessThanOrEqualTo(1);
        assertThat(questions("openrouter")).isBetween(15L, 25L);
    }

    @Test
    void noChoiceMakesWhatCostsSomethingCostMore() {
        reading.left("40");
        reading.connect("openrouter");
        reading.connect("aws-bedrock");
        reading.read();
        Instant first = reading.time().instant();
        Instant next = reading.asked("aws-bedrock").nextAt();

        reading.time().pass(Duration.ofMinutes(5));
        reading.type("/lifebar interval openrouter 2m");
        assertThat(reading.asked("aws-bedrock").nextAt()).isEqualTo(next);
        reading.type("/lifebar interval every:2m");
        next = reading.asked("aws-bedrock").nextAt();
        assertThat(Duration.between(first, next)).isGreaterThanOrEqualTo(Duration.ofHours(6));

        reading.fail(Failure.TRANSIENT);
        reading.time().set(next);
        reading.read();
        assertThat(Duration.between(next, reading.asked("aws-bedrock").nextAt()))
                .isGreaterThanOrEqualTo(Duration.ofHours(6));
    }

    @Test
    void asksOnceForAKeyThatSeveralShare() {
        reading.left("40");
        reading.type("/lifebar enable openrouter");
        reading.typeIn(TestLifebar.OTHER, "/lifebar enable openrouter");
        reading.connect(TestLifebar.ACME, "openrouter", "one key");
        reading.time().pass(Duration.ofMinutes(1));
        reading.connect(TestLifebar.OTHER, "openrouter", "one key");
        for (int round = 1; round <= 5; round++) {
            reading.readLater();
            assertThat(reading.questions()).hasSize(round);
        }

        assertThat(reading.account(TestLifebar.OTHER, "openrouter").projection().balance())
                .isEqualTo(reading.account("openrouter").projection().balance());
        assertThat(reading.account(TestLifebar.OTHER, "openrouter").checkedAt())
                .isEqualTo(reading.time().instant());
    }

    @Test
    void aProviderThatHangsDelaysNoOther() {
        CountDownLatch hanging = new CountDownLatch(1);
        AtomicInteger stuck = new AtomicInteger();
        reading.answer((provider, credentials, since) -> {
            if (provider.id().equals("deepseek")) {
                stuck.incrementAndGet();
                waitFor(hanging);
            }
            return ReadingHarness.tells("10");
        });
        for (int account = 0; account < 70; account++) {
            reading.connect("deepseek/a" + account);
        }
        for (int account = 0; account < 30; account++) {
            reading.connect("openrouter/a" + account);
        }

        reading.core().reader().readDue();
        ReadingHarness.untilSoon(() -> questions("openrouter") == 30);
        ReadingHarness.untilSoon(() -> reading.due() == 70);
        assertThat(stuck.get()).isLessThan(Gate.PLACES / 2);

        hanging.countDown();
        ReadingHarness.untilSoon(() -> reading.due() == 0);
        assertThat(questions("deepseek")).isEqualTo(70);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureChangesNoBalanceAndSaysWhatToDo(Failure failure) {
        reading.left("7");
        reading.connect("openrouter");
        reading.read();
        Account before = reading.account("openrouter");
        reading.fail(failure);

        reading.readLater();

        Account after = reading.account("openrouter");
        assertThat(after).isEqualTo(before);
        assertThat(reading.type("/credits")).contains("last good value", "⚠", "(as planned)");
        assertThat(reading.type("/credits openrouter")).contains("Next check in", "stays");
    }

    @ParameterizedTest
    @EnumSource
    void aFailureNeitherAlertsNorClearsNorRearms(Failure failure) {
        reading.left("2");
        reading.connect("openrouter");
        reading.type("/alerts here");
        reading.read();
        assertThat(reading.posts()).singleElement().asString().contains("is critical");

        reading.fail(failure);
        reading.readLater();
        reading.left("2");
        reading.time().pass(Duration.ofDays(1));
        reading.read();

        assertThat(reading.posts()).isEmpty();
        assertThat(reading.messenger().edits()).isEmpty();
    }

    @Test
    void tellsOnceThatAKeyIsRejectedAndResumesWithAnother() {
        reading.left("14.20");
        reading.connect("openrouter");
        reading.type("/alerts here");
        reading.read();
        reading.posts();
        reading.fail(Failure.KEY_REJECTED);
        for (int round = 0; round < 2; round++) {
            reading.time().pass(Duration.ofHours(1));
            reading.read();
        }
        assertThat(reading.posts()).isEmpty();
        for (int round = 0; round < 5; round++) {
            reading.time().pass(Duration.ofDays(1));
            reading.read();
        }

        assertThat(reading.posts())
                .singleElement()
                .asString()
                .contains("OpenRouter rejects its key (as planned)", "$14.20", "/lifebar connect openrouter");
        assertThat(reading.questions()).hasSize(4);
        assertThat(reading.asked("openrouter").paused()).isTrue();

        reading.left("14");
        reading.connect(TestLifebar.ACME, "openrouter", "another");
        reading.read();
        assertThat(reading.balance("openrouter")).isEqualTo("$14.00");
        assertThat(reading.posts()).isEmpty();
    }

    @Test
    void dropsWhatIsReadForAnAccountThatIsNoLongerAskedFor() {
        reading.left("50");
        reading.connect("openrouter");
        reading.connect("deepseek");
        reading.connect("xai");
        reading.read();
        reading.answer((provider, credentials, since) -> {
            switch (provider.id()) {
                case "openrouter" -> reading.disconnect("openrouter");
                case "deepseek" -> reading.type("/lifebar disable deepseek");
                default -> reading.connect(TestLifebar.ACME, "xai", "another");
            }
            return ReadingHarness.tells("1");
        });
        reading.later();
        reading.core().reader().readDue();
        ReadingHarness.untilSoon(
                () -> reading.questions().size() >= 6 && reading.core().reader().isIdle());

        assertThat(reading.balance("openrouter")).isEqualTo("$50.00");
        assertThat(reading.balance("deepseek")).isEqualTo("$50.00");
    }

    @Test
    void surelySurvivesBeingForgottenMeanwhile() {
        reading.connect("openrouter");
        reading.answer((provider, credentials, since) -> {
            reading.type("/lifebar forget yes");
            return ReadingHarness.tells("1");
        });
        reading.core().reader().readDue();
        ReadingHarness.untilSoon(
                () -> reading.questions().size() == 1 && reading.core().reader().isIdle());

        assertThat(reading.type("/credits")).contains("Nothing is watched yet");
    }

    @Test
    void asksAtOnceButNotTwiceInTwentySeconds() {
        reading.left("50");
        reading.connect("openrouter");
        List<Long> ids = List.of(reading.account("openrouter").id());
        Refresh first = reading.core().reader().refresh(ids);
        first.done().join();
        Refresh second = reading.core().reader().refresh(ids);
        assertThat(second.started()).isEmpty();
        assertThat(second.rested()).containsOnlyKeys(ids);

        reading.time().pass(Duration.ofSeconds(20));
        reading.left("49");
        assertThat(reading.type("/credits refresh")).contains("$49.00", "Read just now.");
        assertThat(reading.questions()).hasSize(2);
        assertThat(reading.type("/credits refresh")).contains("$49.00", "Read a moment ago", "try again in 20 s.");
        assertThat(reading.questions()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void neverSaysReadWhereNothingWasTold(Failure failure) {
        reading.left("50");
        reading.connect("openrouter");
        reading.read();
        reading.fail(failure);
        reading.time().pass(Duration.ofMinutes(3));

        assertThat(reading.type("/credits openrouter refresh"))
                .containsPattern("⚠ .*OpenRouter.* \\(as planned\\)\\. Showing \\$50\\.00 from 3 min ago")
                .doesNotContain("Read just now");
    }

    @Test
    void tellsARefreshThatFailedForSomeFromOneThatWorkedForOthers() {
        reading.left("50");
        reading.connect("openrouter");
        reading.connect("deepseek");
        reading.type("/lifebar enable xai");
        reading.connect(TestLifebar.ACME, "xai", "another");
        reading.answer((provider, credentials, since) -> provider.id().equals("deepseek")
                ? ReadingHarness.tells("49")
                : new Outcome.Failed(Failure.KEY_REJECTED, null, "HTTP 401"));

        assertThat(reading.type("/credits refresh"))
                .contains("⚠ OpenRouter rejected the key (HTTP 401). No balance of it is known yet.")
                .contains("⚠ xAI rejected the key (HTTP 401)")
                .contains("The others were read just now.");
    }

    @Test
    void tellsOfEveryAccountOfAKeyThatARefreshFailed() {
        reading.type("/lifebar enable openrouter/one");
        reading.type("/lifebar enable openrouter/two");
        reading.connect(TestLifebar.ACME, "openrouter/one", "one key");
        reading.connect(TestLifebar.ACME, "openrouter/two", "one key");
        reading.fail(Failure.KEY_REJECTED);

        assertThat(reading.type("/credits refresh"))
                .contains("⚠ OpenRouter · one rejected the key", "⚠ OpenRouter · two rejected the key")
                .doesNotContain("The others");
        assertThat(reading.questions()).hasSize(1);
    }

    @Test
    void keepsNobodyWaitingWhereNothingCanBeStored() throws Exception {
        reading.left("-900000000000");
        reading.connect("openrouter");
        reading.connect("deepseek");
        reading.read();
        reading.later();
        reading.left("900000000000");
        reading.database().write(handle -> handle.execute("""
                create trigger stuck before update of failure on reading when new.failure is not null
                begin select raise(abort, 'as planned'); end
                """));

        Refresh refresh = reading.core()
                .reader()
                .refresh(List.of(
                        reading.account("openrouter").id(),
                        reading.account("deepseek").id()));

        assertThat(refresh.started()).hasSize(2);
        refresh.done().get(30, TimeUnit.SECONDS);
        ReadingHarness.untilSoon(() -> reading.core().reader().isIdle());
    }

    @Test
    void promisesANextCheckOnlyWhereSomebodyChecks() {
        reading.left("50");
        reading.connect("openrouter");
        reading.type("/credits openrouter refresh");
        assertThat(reading.type("/credits openrouter"))
                .contains("The next check needs a Lifebar that keeps running; due in 5 min")
                .doesNotContain("Next check");

        reading.core().reader().readDue();
        assertThat(reading.type("/credits openrouter")).contains("Next check in");
    }

    @Test
    void waitsAsLongAsTheProviderSays() {
        reading.connect("openrouter");
        reading.answer(new Outcome.Failed(Failure.RATE_LIMITED, Duration.ofHours(3), "429"));
        reading.read();
        reading.time().pass(Duration.ofHours(3).minusSeconds(1));
        reading.read();
        assertThat(reading.type("/credits refresh")).contains("try again in 1 s.");
        assertThat(reading.questions()).hasSize(1);

        reading.time().pass(Duration.ofHours(1));
        reading.read();
        assertThat(reading.questions()).hasSize(2);
    }

    @Test
    void waitsLongerAfterEachFailure() {
        reading.connect("openrouter");
        Instant start = reading.time().instant();
        while (reading.time().instant().isBefore(start.plus(Duration.ofHours(10)))) {
            reading.read();
            reading.time().pass(Duration.ofMinutes(1));
        }

        assertThat(reading.questions()).hasSizeBetween(10, 18);
    }

    @Test
    void seesATopUpInARise() {
        reading.left("100");
        reading.connect("openrouter");
        reading.type("/alerts here");
        reading.read();
        reading.posts();
        reading.left("90");
        reading.readLater();
        reading.left("110.5");
        reading.readLater();

        assertThat(reading.account("openrouter").projection().capacity())
                .isEqualTo(new Capacity(Capacity.Origin.TOPUP, 110_500_000, 0, 0));
        assertThat(String.join("", reading.posts())).contains("OpenRouter rose by $20.50", "[That was me]");
        assertThat(reading.type("/history openrouter")).contains("$20.50 added");
    }

    @Test
    void tellsOfARiseWhereNoMessageTellsTheStoryItIsPartOf() {
        reading.left("100");
        reading.connect("openrouter");
        reading.read();
        reading.left("60");
        reading.readLater();
        reading.type("/alerts here");
        reading.posts();
        reading.left("110");
        reading.readLater();
        assertThat(String.join("", reading.posts())).contains("OpenRouter rose by $50.00", "[That was me]");

        reading.left("60");
        reading.readLater();
        reading.posts();
        reading.left("120");
        reading.readLater();
        assertThat(String.join("", reading.posts())).contains("back to").doesNotContain("OpenRouter rose by");
    }

    @Test
    void remembersWhoseTopUpAReadingShowed() {
        reading.left("90");
        reading.connect("openrouter");
        reading.type("/alerts here");
        reading.read();
        reading.posts();
        reading.left("110.5");
        reading.readLater();
        String pressed = pressed("That was me");
        Account before = reading.account("openrouter");

        String said = reading.text(reading.typeBy(TestLifebar.ANN, "r-claim", pressed));
        assertThat(said).contains("Noted: Ann topped up OpenRouter by $20.50");
        assertThat(reading.text(reading.typeBy(TestLifebar.ANN, "r-claim", pressed)))
                .isEqualTo(said);
        assertThat(reading.text(reading.typeBy(TestLifebar.ANN, "r-again", pressed)))
                .isEqualTo(said);
        assertThat(reading.text(reading.typeBy(TestLifebar.BOB, "r-bob", pressed)))
                .contains("Ann said so before: OpenRouter was topped up by $20.50", "Nothing was changed.");

        assertThat(reading.account("openrouter").projection()).isEqualTo(before.projection());
        assertThat(reading.type("/history")).containsOnlyOnce("OpenRouter: top-up $20.50 that a reading showed · Ann");
        assertThat(reading.type("/history openrouter")).contains("that a reading showed · Ann", "$20.50 added");
        assertThat(reading.type("/undo")).as("nothing a person added").contains("There is nothing to undo");
        reading.left("100");
        reading.readLater();
        assertThat(reading.balance("openrouter")).isEqualTo("$100.00");
    }

    @Test
    void countsAMonthThatIsToldAsAWholeAsPayAsYouGo() {
        reading.month("12.40");
        reading.connect("huggingface");
        reading.read();
        assertThat(reading.type("/credits")).contains("pay as you go", "$12.40 this month · $0.00 today");

        reading.month("13.00");
        reading.time().pass(Duration.ofMinutes(15));
        reading.read();
        assertThat(reading.type("/credits")).contains("$13.00 this month · $0.60 today");

        reading.time().set(Instant.parse("2026-04-01T00:30:00Z"));
        reading.month("0.25");
        reading.read();
        assertThat(reading.type("/credits")).contains("$0.25 this month · $0.25 today");
    }

    @Test
    void countsTheBurnRateFromTheStartOfTheTimeThatWasTold() {
        reading.spent("2026-03-01", "3.00", "2026-03-02", "1.50");
        reading.connect("anthropic");
        reading.read();

        assertThat(reading.type("/credits anthropic"))
                .contains("$4.50 this month · $1.50 today", "Burn: $3.00 a day, averaged over 1 day");
    }

    @Test
    void knowsThatNothingWasSpent() {
        reading.spent();
        reading.connect("anthropic");
        reading.read();

        assertThat(reading.type("/credits")).contains("pay as you go", "$0.00 this month · $0.00 today");
    }

    @Test
    void saysWhereAlertsBeginThatAPausedKeyIsNotTried() {
        reading.left("50");
        reading.connect("openrouter");
        reading.read();
        assertThat(reading.type("/alerts here")).doesNotContain("rejects");
        reading.fail(Failure.KEY_REJECTED);
        for (int round = 0; round < 3; round++) {
            reading.time().pass(Duration.ofDays(1));
            reading.read();
        }

        assertThat(reading.type("/alerts here"))
                .contains("⚠ OpenRouter rejects its key. I ask it no more", "/lifebar connect openrouter");
    }

    @Test
    void saysOnARefreshThatAPausedKeyIsNotTried() {
        reading.left("50");
        reading.connect("openrouter");
        reading.read();
        reading.fail(Failure.KEY_REJECTED);
        for (int round = 0; round < 3; round++) {
            reading.time().pass(Duration.ofDays(1));
            reading.read();
        }

        assertThat(reading.type("/credits refresh"))
                .contains("⚠ OpenRouter rejected the key (as planned). Showing $50.00")
                .doesNotContain("Nothing here is read automatically", "Read just now");
        reading.left("49");
        reading.connect("deepseek");
        assertThat(reading.type("/credits refresh"))
                .contains("⚠ OpenRouter rejected the key", "The others were read just now.");
    }

    @Test
    void takesTheSpendOfAMonthOffABalanceOnceOnly() {
        reading.month("12.40");
        reading.connect("huggingface");
        reading.read();
        reading.type("/sync huggingface 20");
        for (String spent : List.of("12.40", "14.40", "14.40", "9.00", "9.00", "10.00")) {
            reading.month(spent);
            reading.time().pass(Duration.ofMinutes(15));
            reading.read();
            reading.restart();
        }

        assertThat(reading.balance("huggingface")).isEqualTo("$17.00");
        assertThat(reading.type("/credits")).contains("≈ $17.00 left", "− $3.00 reported spend");
    }

    @Test
    void takesALimitThatWasResetForNoTopUp() {
        limit("80");
        reading.connect("openrouter");
        reading.type("/alerts here");
        reading.read();
        reading.posts();
        limit("100");
        reading.readLater();

        assertThat(reading.posts()).isEmpty();
        assertThat(reading.type("/credits")).contains("below a limit, not a balance · live");
    }

    @Test
    void takesTheLimitThatAProviderTellsForAFullBar() {
        limit("30");
        reading.connect("openrouter");
        reading.read();
        assertThat(reading.type("/credits openrouter"))
                .contains("30%", "Full bar: $100.00, the limit that the provider");

        limit("30", "60");
        reading.readLater();
        assertThat(reading.type("/credits openrouter")).contains("50%", "Full bar: $60.00");
    }

    @Test
    void saysWhenTheProvidersOwnNumberCountsAgainWhereItIsRead() {
        reading.left("20");
        reading.connect("openrouter");
        reading.read();

        assertThat(reading.type("/topup openrouter 78"))
                .contains("OpenRouter's own number counts again once it shows this, after 30 minutes at the latest.");
        reading.type("/undo openrouter");
        reading.type("/lifebar disconnect openrouter");
        assertThat(reading.type("/topup openrouter 78")).contains("$98.00").doesNotContain("own number");
    }

    @Test
    void promisesTheProvidersOwnNumberNoSoonerThanItIsRead() {
        reading.left("20");
        reading.connect("openrouter");
        reading.type("/lifebar interval openrouter 6h");
        reading.read();
        assertThat(reading.type("/topup openrouter 78"))
                .containsPattern("OpenRouter's own number counts again once it is read, in [56] h");
        reading.type("/undo openrouter");

        reading.fail(Failure.TRANSIENT);
        reading.time().pass(Duration.ofHours(7));
        reading.read();
        assertThat(reading.type("/topup openrouter 78"))
                .contains("OpenRouter cannot be read at the moment; its own number counts again once it can.");
    }

    @Test
    void countsNoBalanceForKnownWhereOnlySpendIsTold() {
        reading.spent("2026-03-01", "1");
        reading.connect("anthropic");
        reading.read();

        assertThat(reading.type("/lifebar setup anthropic"))
                .contains("[Sync Anthropic…]")
                .doesNotContain("are known");
    }

    @Test
    void keepsTheFullBarOfAWindowThatMovesOn() {
        limit("90");
        reading.connect("openrouter");
        reading.type("/alerts here");
        reading.read();
        limit("10");
        reading.readLater();
        assertThat(reading.posts()).hasSize(1);
        limit("15");
        reading.readLater();

        assertThat(reading.type("/credits")).contains("15%");
        assertThat(reading.posts()).isEmpty();

        limit("95");
        reading.readLater();
        assertThat(reading.posts())
                .singleElement()
                .asString()
                .contains("is back to $95.00 (95%)")
                .doesNotContain("topped up");
    }

    @Test
    void takesWhatWasAddedToALimitForATopUp() {
        limit("10");
        reading.connect("openrouter");
        reading.read();
        limit("60", "150");
        reading.readLater();
        limit("45", "150");
        reading.readLater();

        assertThat(reading.type("/credits openrouter")).contains("75%", "Full bar: $60.00");
    }

    @Test
    void asksOnceMoreBeforeItBelievesAnotherUnit() {
        reading.left("100");
        reading.connect("openrouter");
        reading.type("/alerts here");
        reading.read();
        reading.left("10");
        reading.readLater();
        assertThat(reading.posts()).hasSize(1);

        other("70");
        reading.readLater();
        assertThat(reading.type("/credits"))
                .contains("$10.00 left", "CNY instead of USD all of a sudden; I ask once more");
        reading.left("9");
        reading.readLater();
        assertThat(reading.balance("openrouter")).isEqualTo("$9.00");
        assertThat(reading.posts()).isEmpty();

        other("70");
        reading.readLater();
        other("60");
        reading.readLater();
        assertThat(reading.balance("openrouter")).isEqualTo("CN¥60.00");
    }

    private void other(String left) {
        reading.answer(
                new Outcome.Told(new Telling(Amount.of(left, Unit.of("CNY")), new TreeMap<>(), List.of(), "{}")));
    }

    @Test
    void forgetsWhatWasLeftOnceThereIsNoLimit() {
        limit("100");
        reading.connect("openrouter");
        reading.type("/alerts here");
        reading.read();
        limit("20");
        reading.readLater();
        assertThat(reading.posts()).hasSize(1);
        reading.unlimited("80");
        reading.readLater();
        assertThat(reading.type("/credits"))
                .contains("$20.00 left", "last good value", "no limit all of a sudden; I ask once more");
        limit("20");
        reading.readLater();
        assertThat(reading.type("/credits")).contains("$20.00 left", "live").doesNotContain("⚠ an answer");
        assertThat(reading.posts()).isEmpty();
        assertThat(reading.messenger().edits()).isEmpty();

        reading.unlimited("80");
        reading.readLater();
        reading.readLater();
        reading.unlimited("130");
        reading.readLater();

        assertThat(reading.type("/credits"))
                .contains("pay as you go", "$130.00 this month")
                .doesNotContain("left");
        assertThat(reading.posts()).isEmpty();
        assertThat(reading.messenger().edits())
                .singleElement()
                .satisfies(edit -> assertThat(edit.toString()).contains("no balance is known any more"));
        assertThat(reading.type("/history openrouter")).contains("spent");
    }

    @Test
    void keepsWhatAPersonSaidIsLeftWhereThereIsNoLimit() {
        reading.unlimited("10");
        reading.connect("openrouter");
        reading.read();
        reading.type("/sync openrouter 50 100");
        reading.unlimited("13");
        reading.readLater();
        reading.type("/topup openrouter 5");
        reading.unlimited("14");
        reading.readLater();

        assertThat(reading.balance("openrouter")).isEqualTo("$51.00");
    }

    @Test
    void takesALittleRiseForNoise() {
        reading.left("100");
        reading.connect("openrouter");
        reading.type("/alerts here");
        reading.read();
        reading.posts();
        reading.left("100.9");
        reading.readLater();

        assertThat(reading.account("openrouter").projection().capacity().origin())
                .isEqualTo(Capacity.Origin.FIRST);
        assertThat(reading.posts()).isEmpty();
    }

    @Test
    void keepsTheAnswerWithoutSecretsForAWeek() {
        String raw = "{\"label\":\"ops\",\"api_key\":\"whatever\",\"echo\":\"key of openrouter\",\"left\":5}";
        reading.answer(new Outcome.Told(new Telling(Amount.usd("5"), new TreeMap<>(), List.of(), raw)));
        reading.connect("openrouter");
        reading.read();

        assertThat(reading.type("/credits openrouter raw"))
                .contains("\"label\":\"ops\"", "\"left\":5")
                .doesNotContain("whatever", "key of openrouter", "Show here");
        assertThat(reading.text(reading.typeAs(
                        TestLifebar.ACME, "/credits openrouter raw", EnumSet.of(Permission.VIEW, Permission.UPDATE))))
                .contains("Only managers");

        reading.time().pass(Duration.ofDays(7).plusMillis(1));
        reading.core().reader().dropOldAnswers(Duration.ofDays(7));
        assertThat(reading.type("/credits openrouter raw")).contains("No answer of OpenRouter is kept");
    }

    @Test
    void keepsAnAnswerThatNobodyUnderstood() {
        reading.answer(
                new Outcome.Failed(Failure.UNEXPECTED, null, "left is missing", "{\"api_key\":\"abc\",\"rest\":5}"));
        reading.connect("openrouter");
        reading.read();

        assertThat(reading.type("/credits openrouter raw"))
                .contains("\"rest\":5")
                .doesNotContain("abc");
    }

    @Test
    void keepsNoKeyThatADetailRepeats() {
        Telling.Detail tier = new Telling.Detail(Telling.Topic.TIER, "plan of secret-0123456789");
        reading.answer(new Outcome.Told(new Telling(Amount.usd("5"), new TreeMap<>(), List.of(tier), "{}")));
        reading.type("/lifebar enable openrouter");
        reading.connect(TestLifebar.ACME, "openrouter", "secret-0123456789");
        reading.read();

        assertThat(reading.asked("openrouter").details())
                .containsExactly(new Telling.Detail(Telling.Topic.TIER, "plan of ••••"));
    }

    @Test
    void showsABalanceWhoseDetailsCannotBeReadAnyMore() {
        reading.left("14.20");
        reading.connect("openrouter");
        reading.read();
        reading.database().write(handle -> handle.execute("update reading set details = '[{', errors = '{\"at\":1}'"));

        assertThat(reading.type("/credits")).contains("$14.20");
    }

    @Test
    void showsAnAnswerOfSeveralLinesLineByLine() {
        reading.answer(new Outcome.Told(
                new Telling(Amount.usd("5"), new TreeMap<>(), List.of(), "{\r\n\t\"left\": 5\r\n}\n{\"more\": 1}")));
        reading.connect("openrouter");
        reading.read();

        assertThat(reading.type("/credits openrouter raw"))
                .contains("`{`\n`  \"left\": 5`\n`}`\n`{\"more\": 1}`")
                .doesNotContain("�");
    }

    @Test
    void goesOnAfterARestart() {
        reading.left("50");
        reading.connect("openrouter");
        reading.read();
        reading.restart();
        reading.left("49");
        reading.readLater();

        assertThat(reading.balance("openrouter")).isEqualTo("$49.00");
    }

    /** What the button of this name types under what arrived last. */
    private String pressed(String label) {
        reading.posts();
        return reading.messenger().posts().stream()
                .flatMap(post -> post.message().buttons().stream())
                .filter(Button.Press.class::isInstance)
                .map(Button.Press.class::cast)
                .filter(button -> button.label().equals(label))
                .map(button -> "/" + Actions.typed(button.action()))
                .findFirst()
                .orElseThrow();
    }

    private void limit(String left) {
        limit(left, "100");
    }

    private void limit(String left, String limit) {
        Amount most = Amount.usd(limit);
        List<Telling.Detail> details = List.of(new Telling.Detail(Telling.Topic.LIMIT, most.toString()));
        reading.answer(new Outcome.Told(
                new Telling(Amount.usd(left), most, new TreeMap<>(), null, null, false, details, Map.of(), "{}")));
    }

    private long questions(String provider) {
        return reading.questions().stream()
                .filter(question -> question.provider().equals(provider))
                .count();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
