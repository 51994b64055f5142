package dev.lifebar.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.lifebar.core.FakeSource;
import dev.lifebar.core.Tables;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Telling;
import dev.lifebar.core.reading.http.ServiceAccount;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.secret.GivenKey;
import dev.lifebar.core.secret.KeptKey;
import dev.lifebar.core.secret.Secret;
import dev.lifebar.core.secret.Unlocked;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Permission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTest {
    private static final String CONNECT = "/lifebar connect openrouter";
    private static final String ENV = CONNECT + " env:" + FakeSource.VARIABLE;

    @TempDir
    private Path directory;

    private TestLifebar lifebar;

    @BeforeEach
    void open() {
        lifebar = TestLifebar.in(directory);
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void asksForTheKeyInAFormThatHidesIt() {
        Form form = (Form) lifebar.type(CONNECT);

        assertThat(form.given()).containsExactly(Map.entry("provider", "openrouter"));
        assertThat(form.fields()).extracting(Form.Field::name).containsExactly("key", "label");
        assertThat(form.fields()).extracting(Form.Field::secret).containsExactly(true, false);
    }

    @Test
    void asksForTheProviderFirstWhereNoneIsNamed() {
        Form form = (Form) lifebar.type("/lifebar connect");
        assertThat(form.fields()).extracting(Form.Field::name).containsExactly("provider");

        Form next = (Form) lifebar.fill("/lifebar connect", Map.of("provider", "openrouter"));
        assertThat(next.fields()).extracting(Form.Field::name).containsExactly("key", "label");
    }

    @Test
    void triesTheKeyAndKeepsItLocked() {
        String said = connect("key", " " + FakeSource.KEY + " ");

        assertThat(said)
                .contains("OpenRouter: $41.20 left.", "••••e8f9", "[Disconnect] → 1 lifebar disconnect openrouter")
                .contains("$41.20 is taken as a full bar for now.", "[Set full…]");
        assertThat(lifebar.source().shown).containsExactly(new Credentials(new Secret(FakeSource.KEY), Map.of()));
        assertThat(lifebar.account("openrouter").projection().basis()).isEqualTo(Basis.LIVE);
        assertThat(type("/credits openrouter")).contains("$41.20 left");
        assertThat(unlocked("openrouter"))
                .isEqualTo(new Unlocked.Ready(new Credentials(new Secret(FakeSource.KEY), Map.of())));
    }

    @Test
    void storesNothingUntilSomebodySaves() {
        Answer question = tryOut("key", FakeSource.KEY);

        assertThat(text(question))
                .contains("OpenRouter: $41.20 left.", "Save ••••e8f9? Nothing is stored yet.", "(question)")
                .contains(
                        "[Save] → 1 lifebar connect openrouter save:", "[Cancel] → 1 lifebar connect openrouter drop:")
                .doesNotContain(FakeSource.KEY);
        assertThat(stored()).isEmpty();

        assertThat(text(lifebar.press(question, "Save"))).contains("The key is kept encrypted");
        assertThat(keys()).hasSize(1);
    }

    @Test
    void showsAWrongKeyBeforeItReplacesTheRightOne() {
        lifebar.type("/alerts here");
        lifebar.source().answer(FakeSource.left("80"));
        connect("key", FakeSource.KEY, "label", "prod");
        lifebar.lifebar().sendDue();
        List<?> before = stored();
        int posts = lifebar.messenger().posts().size();
        lifebar.time().pass(Duration.ofMinutes(2));
        lifebar.source().answer(FakeSource.left("2"));

        Answer question = tryOut("key", "file:" + keyFile(), "label", "prod");

        assertThat(text(question))
                .contains("OpenRouter · prod: $2.00 left.")
                .contains("OpenRouter · prod had $80.00 2 min ago: is this a key of the same account?");
        assertThat(text(lifebar.press(question, "Cancel")))
                .contains("Nothing was stored, and what you gave is forgotten.");
        assertThat(text(lifebar.press(question, "Save")))
                .contains("Nothing was stored, and what you gave is forgotten.");
        lifebar.lifebar().sendDue();
        assertThat(stored()).isEqualTo(before);
        assertThat(lifebar.messenger().posts()).hasSize(posts);
        assertThat(unlocked("openrouter/prod"))
                .isEqualTo(new Unlocked.Ready(new Credentials(new Secret(FakeSource.KEY), Map.of())));
    }

    @Test
    void saysWhatWasEstimatedBeside() {
        lifebar.sync("anthropic", "50");
        lifebar.spend("anthropic", "3.10");

        assertThat(text(lifebar.fill("/lifebar connect anthropic", values("key", FakeSource.KEY))))
                .contains("Anthropic has $46.90 by the last estimate: is this a key of the same account?");
    }

    @Test
    void asksNothingAboutTheSameNumber() {
        connect("key", FakeSource.KEY);

        assertThat(text(tryOut("key", FakeSource.KEY))).doesNotContain("is this a key of the same account?");
    }

    @Test
    void savesOnceHoweverOftenItIsPressed() {
        Answer question = tryOut("key", FakeSource.KEY);

        Answer saved = lifebar.press(question, "Save");
        List<?> once = stored();

        assertThat(lifebar.press(question, "Save")).isEqualTo(saved);
        assertThat(lifebar.press(question, "Cancel")).isEqualTo(saved);
        assertThat(stored()).isEqualTo(once);
    }

    @Test
    void savesForWhoeverGaveTheKeyAndMayStillDoSo() {
        Answer question = tryOut("key", FakeSource.KEY);
        String save = TestLifebar.action(question, "Save");

        assertThat(pressed(TestLifebar.BOB, EnumSet.allOf(Permission.class), save))
                .contains("There is no key to save any more", "(failed)");
        assertThat(pressed(TestLifebar.ANN, EnumSet.of(Permission.VIEW), save)).contains("Nothing was changed.");
        assertThat(stored()).isEmpty();
        assertThat(pressed(TestLifebar.ANN, EnumSet.allOf(Permission.class), save))
                .contains("is kept encrypted");
    }

    @Test
    void savesOnlyWhatWasTriedLast() {
        Answer first = tryOut("key", FakeSource.KEY);
        lifebar.source().answer(FakeSource.left("7"));
        Answer second = tryOut("key", FakeSource.KEY);

        assertThat(text(lifebar.press(first, "Save"))).contains("There is no key to save any more");
        assertThat(text(lifebar.press(second, "Save"))).contains("$7.00 left");
    }

    @Test
    void waitsAQuarterOfAnHour() {
        Answer soon = tryOut("key", FakeSource.KEY);
        Answer late = tryOut("key", FakeSource.KEY, "label", "late");
        lifebar.time().pass(Unsaved.KEPT.minusSeconds(1));
        assertThat(text(lifebar.press(soon, "Save"))).contains("$41.20 left");
        lifebar.time().pass(Duration.ofSeconds(1));

        assertThat(text(lifebar.press(late, "Save")))
                .contains("it waits 15 min, and not over a restart. Nothing was stored now.")
                .contains("[Try again…] → 1 lifebar connect openrouter/late", "(failed)");
        assertThat(keys()).hasSize(1);
    }

    @Test
    void doesNotWaitOverARestart() {
        Answer question = tryOut("key", FakeSource.KEY);
        lifebar.close();
        lifebar = TestLifebar.in(directory);

        assertThat(text(lifebar.press(question, "Save"))).contains("There is no key to save any more");
        assertThat(stored()).isEmpty();
    }

    @Test
    void waitsWithoutBeingSeen() {
        Credentials credentials = new Credentials(new Secret(FakeSource.KEY), Map.of("team_id", FakeSource.KEY));
        ConnectReply reply = new ConnectReply(
                Catalogue.bundled().find("openrouter").orElseThrow(),
                TestLifebar.name("openrouter"),
                GivenKey.read(FakeSource.KEY).orElseThrow());
        Telling telling = new Telling(null, new TreeMap<>(), List.of(), FakeSource.KEY);

        assertThat(new Tried(reply, credentials, telling, 0, TestLifebar.START).toString())
                .contains("openrouter")
                .doesNotContain(FakeSource.KEY);
    }

    @Test
    void letsOnlySoManyKeysWait() {
        Answer first = lifebar.type(CONNECT + "/first env:" + FakeSource.VARIABLE);
        Answer second = lifebar.type(CONNECT + "/second env:" + FakeSource.VARIABLE);
        for (int number = 2; number <= Unsaved.MOST; number++) {
            lifebar.type(CONNECT + "/a" + number + " env:" + FakeSource.VARIABLE);
        }

        assertThat(text(lifebar.press(first, "Save"))).contains("There is no key to save any more");
        assertThat(text(lifebar.press(second, "Save"))).contains("$41.20 left");
    }

    @Test
    void keepsAtOnceForAScript() {
        assertThat(type(ENV + " script"))
                .contains("OpenRouter: $41.20 left.", "read from env:OPENROUTER_API_KEY each time")
                .doesNotContain("Nothing is stored yet", "(question)");
        assertThat(keys()).hasSize(1);
    }

    @Test
    void takesWhatATrialToldForTheFirstReading() {
        lifebar.source()
                .answer(new Outcome.Told(new Telling(
                        Amount.usd("41.20"),
                        new TreeMap<>(),
                        List.of(new Telling.Detail(Telling.Topic.TIER, "paid")),
                        "{\"left\": 41.2}")));
        Answer question = tryOut("key", FakeSource.KEY);
        lifebar.time().pass(Duration.ofMinutes(2));
        lifebar.press(question, "Save");

        assertThat(type("/credits openrouter")).contains("live, 2 min ago", "Tier: paid", "The next check needs");
        assertThat(type("/credits openrouter raw")).contains("{\"left\": 41.2}");
        assertThat(type("/lifebar keys")).contains("last answered 2 min ago");

        lifebar.time().pass(Duration.ofMinutes(2));
        readDue();
        assertThat(lifebar.source().shown).hasSize(1);
        lifebar.time().pass(Duration.ofMinutes(2));
        readDue();
        assertThat(lifebar.source().shown).hasSize(2);
    }

    @Test
    void asksNobodyTwiceWhoCharges() {
        lifebar.source()
                .answer((provider, credentials, since) -> new Outcome.Told(
                        new Telling(null, new TreeMap<>(Map.of(since, Amount.usd("1.50"))), List.of(), "")));
        connectTo("aws-bedrock", "key", FakeSource.KEY, "access_key_id", FakeSource.ID);

        readDue();
        type("/credits aws-bedrock refresh");
        assertThat(lifebar.source().shown).hasSize(1);
        assertThat(type("/credits")).contains("AWS Bedrock · pay as you go", "$1.50 this month");

        lifebar.time().pass(Duration.ofHours(7));
        readDue();
        assertThat(lifebar.source().shown).hasSize(2);
        assertThat(type("/credits")).contains("$1.50 this month");
    }

    @Test
    void asksAtOnceForTheSpendOfEarlierMonthsThatATrialDoesNotAskFor() {
        lifebar.time().pass(Duration.ofDays(-4));
        lifebar.sync("anthropic", "50");
        lifebar.time().pass(Duration.ofDays(4));
        lifebar.source()
                .answer((provider, credentials, since) -> new Outcome.Told(
                        new Telling(null, new TreeMap<>(Map.of(since, Amount.usd("1"))), List.of(), "")));

        assertThat(connectTo("anthropic", "key", FakeSource.KEY)).contains("$1.00 spent this month");
        assertThat(lifebar.account("anthropic").projection().spent()).isZero();

        readDue();
        assertThat(lifebar.source().shown).hasSize(2);
    }

    @Test
    void leavesWhatIsNewerThanATrial() {
        Answer question = tryOut("key", FakeSource.KEY);
        lifebar.time().pass(Duration.ofMinutes(1));
        lifebar.sync("openrouter", "90");

        assertThat(text(lifebar.press(question, "Save")))
                .contains("Something newer was recorded meanwhile, so I ask OpenRouter once more.")
                .doesNotContain("full bar");
        assertThat(lifebar.account("openrouter").projection().balance()).isEqualTo(Amount.usd("90"));

        readDue();
        assertThat(lifebar.account("openrouter").projection().balance()).isEqualTo(Amount.usd("41.20"));
    }

    @Test
    void saysWhenALimitIsReset() {
        Telling.Detail reset = new Telling.Detail(Telling.Topic.RESET, "2026-04-01T00:00:00Z");
        lifebar.source()
                .answer(new Outcome.Told(new Telling(Amount.usd("41.20"), new TreeMap<>(), List.of(reset), "")));

        assertThat(text(tryOut("key", FakeSource.KEY))).contains("Resets at 00:00, in 29 days");
    }

    @Test
    void connectsSeveralAccountsOfOneProviderByLabel() {
        connect("key", FakeSource.KEY, "label", "prod");
        assertThat(connectTo("openrouter/dev", "key", FakeSource.KEY)).contains("OpenRouter · dev: $41.20 left.");

        assertThat(keys()).extracting(key -> key.account().text()).containsExactly("openrouter/dev", "openrouter/prod");
    }

    @ParameterizedTest
    @EnumSource
    void keepsNothingWhereTheProviderTellsNothing(Failure failure) {
        lifebar.source().answer(FakeSource.failed(failure, "it said " + FakeSource.KEY));

        String said = connect("key", FakeSource.KEY);

        assertThat(said)
                .contains("OpenRouter", "No key was stored.", "(failed)", "[Try again…] → 1 lifebar connect openrouter")
                .doesNotContain("{", FakeSource.KEY);
        assertThat(Tables.rows(lifebar.database(), "secret")).isEmpty();
        assertThat(Tables.rows(lifebar.database(), "account")).isEmpty();
    }

    @Test
    void tellsNothingOfAnExceptionButItsKind() {
        lifebar.source().answer((provider, credentials, since) -> {
            throw new IllegalArgumentException("bad header " + credentials.key().value());
        });

        assertThat(connect("key", FakeSource.KEY))
                .contains("IllegalArgumentException")
                .doesNotContain(FakeSource.KEY);
    }

    @Test
    void saysWhatToDoWhereOnlySpendIsTold() {
        lifebar.source()
                .answer((provider, credentials, since) -> new Outcome.Told(new Telling(
                        null,
                        new TreeMap<>(Map.of(since, Amount.usd("1.50"), since.plusDays(1), Amount.usd("2.25"))),
                        List.of(),
                        "")));

        assertThat(connectTo("anthropic", "key", FakeSource.KEY))
                .contains("Anthropic: $3.75 spent this month.", "/sync anthropic 45.00");
        assertThat(keys()).hasSize(1);
    }

    @Test
    void saysWhichKeyTellsMoreWhereThisOneHasNoLimit() {
        lifebar.source()
                .answer(new Outcome.Told(new Telling(
                        null, null, new TreeMap<>(), null, Amount.usd("12.40"), true, List.of(), Map.of(), "")));

        assertThat(connect("key", FakeSource.KEY))
                .contains("OpenRouter: this key has no limit; $12.40 spent with it this month.")
                .contains("Only a management key can read the balance itself.")
                .contains("[Use a management key…] → 1 lifebar connect openrouter");
    }

    @Test
    void believesAtOnceThatANewKeyHasNoLimit() {
        lifebar.source().answer(FakeSource.left("20"));
        connect("key", FakeSource.KEY);
        lifebar.source()
                .answer(new Outcome.Told(new Telling(
                        null, null, new TreeMap<>(), null, Amount.usd("12.40"), true, List.of(), Map.of(), "")));
        connect("key", FakeSource.KEY);

        assertThat(PlainText.of(lifebar.type("/credits openrouter"), TestLifebar.START))
                .doesNotContain("$20.00 left");
        assertThat(lifebar.account("openrouter").projection().basis()).isEqualTo(Basis.PAYG);
    }

    @Test
    void callsWhatIsLeftOfALimitNoBalance() {
        Telling.Detail limit = new Telling.Detail(Telling.Topic.LIMIT, "$100.00");
        lifebar.source()
                .answer(new Outcome.Told(new Telling(Amount.usd("74.50"), new TreeMap<>(), List.of(limit), "")));

        assertThat(connect("key", FakeSource.KEY))
                .contains("OpenRouter: $74.50 left below the limit of this key, which is not the account's balance.")
                .contains("Limit: $100.00", "[Use a management key…]");
    }

    @Test
    void namesTheKindOfKeyThatIsNeeded() {
        assertThat(label("openrouter")).isEqualTo("the management key, env:NAME or file:/path");
        assertThat(label("anthropic")).isEqualTo("the admin key, env:NAME or file:/path");
        assertThat(label("deepseek")).isEqualTo("the key, env:NAME or file:/path");

        lifebar.source().answer(FakeSource.failed(Failure.WRONG_KEY, "HTTP 403"));
        assertThat(connect("key", FakeSource.KEY)).contains("It takes a management key that may read billing");
        assertThat(connectTo("anthropic", "key", FakeSource.KEY))
                .contains("It takes an admin key that may read billing");
    }

    /** Discord takes no longer ones. */
    @Test
    void hasLabelsThatFitEverywhere() {
        for (Provider provider : Catalogue.bundled().all()) {
            if (lifebar.type("/lifebar connect " + provider.id()) instanceof Form form) {
                assertThat(form.fields())
                        .hasSizeLessThanOrEqualTo(5)
                        .allSatisfy(field -> assertThat(field.label()).hasSizeLessThanOrEqualTo(45))
                        .allSatisfy(field -> assertThat(field.hint()).hasSizeLessThanOrEqualTo(100));
                assertThat(form.title()).hasSizeLessThanOrEqualTo(45);
            }
        }
    }

    @Test
    void asksForEverythingAProviderWantsAtOnce() {
        Form form = (Form) lifebar.type("/lifebar connect cloudflare-ai-gateway");
        assertThat(form.fields())
                .extracting(Form.Field::name, Form.Field::label, Form.Field::required, Form.Field::secret)
                .containsExactly(
                        tuple("key", "the management key, env:NAME or file:/path", true, true),
                        tuple("account_id", "account id", true, false),
                        tuple("label", "a label, if you have several accounts", false, false));

        String said =
                connectTo("cloudflare-ai-gateway", "key", FakeSource.KEY, "account_id", " acc-1 ", "label", "prod");

        assertThat(said).contains("Cloudflare · prod: $41.20 left.");
        Credentials given = new Credentials(new Secret(FakeSource.KEY), Map.of("account_id", "acc-1"));
        assertThat(lifebar.source().shown).containsExactly(given);
        assertThat(unlocked("cloudflare-ai-gateway/prod")).isEqualTo(new Unlocked.Ready(given));
    }

    @Test
    void asksAgainForWhatIsMissingAndForTheKeyWithIt() {
        Form again = (Form) lifebar.fill("/lifebar connect cloudflare-ai-gateway", Map.of("key", FakeSource.KEY));

        assertThat(again.fields()).extracting(Form.Field::name).containsExactly("key", "account_id", "label");
        assertThat(again.given().values()).doesNotContain(FakeSource.KEY);
        assertThat(lifebar.source().shown).isEmpty();
        assertThat(((Form) lifebar.type("/lifebar connect cloudflare-ai-gateway env:" + FakeSource.VARIABLE)).fields())
                .extracting(Form.Field::name)
                .containsExactly("account_id", "label");
    }

    @Test
    void keepsAnIdThatWasLookedUp() {
        Form form = (Form) lifebar.type("/lifebar connect xai");
        assertThat(form.fields())
                .filteredOn(field -> field.name().equals("team_id"))
                .extracting(Form.Field::required, Form.Field::hint)
                .containsExactly(tuple(false, "looked up if left empty"));
        lifebar.source()
                .answer(new Outcome.Told(new Telling(
                        Amount.usd("8.50"),
                        null,
                        new TreeMap<>(),
                        null,
                        null,
                        false,
                        List.of(),
                        Map.of("team_id", "t-1"),
                        "")));

        connectTo("xai", "key", FakeSource.KEY);

        assertThat(unlocked("xai"))
                .isEqualTo(new Unlocked.Ready(new Credentials(new Secret(FakeSource.KEY), Map.of("team_id", "t-1"))));
    }

    @Test
    void repeatsNoKeyThatTheProviderRepeats() {
        lifebar.source()
                .answer(new Outcome.Told(new Telling(
                        null,
                        new TreeMap<>(),
                        List.of(new Telling.Detail(Telling.Topic.LABEL, "mine " + FakeSource.KEY)),
                        FakeSource.KEY)));

        assertThat(connect("key", FakeSource.KEY))
                .contains("nothing limits it", "Key: mine ••••")
                .doesNotContain(FakeSource.KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " hunter2",
                " foo bar hunter2",
                " key:hunter2",
                " from:hunter2",
                " --from hunter2",
                " --from=hunter2",
                "/prod sk-or-v1-0a1b2c3d4e5f60718293a4b5-hunter2"
            })
    void refusesAKeyThatWasTypedAndDoesNotRepeatIt(String rest) {
        String said = type(CONNECT + rest);

        assertThat(said)
                .contains("in the history of this chat", "Revoke that key", "(usage)")
                .doesNotContain("hunter2");
        assertThat(lifebar.source().shown).isEmpty();
        assertThat(lifebar.lifebar().commands().mayHoldKey(CONNECT + rest)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/lifebar connect " + FakeSource.KEY,
                "/lifebar connect openrouter --key=" + FakeSource.KEY,
                "/sync openrouter " + FakeSource.KEY,
                "/lifebar conect openrouter " + FakeSource.KEY,
                "/credits " + FakeSource.KEY,
                FakeSource.KEY
            })
    void repeatsNoKeyWhereverItWasTyped(String line) {
        assertThat(type(line)).doesNotContain(FakeSource.KEY.substring(8));
        assertThat(lifebar.lifebar().commands().mayHoldKey(line)).isTrue();
    }

    /** Secrets of Amazon, and a line of a key file of Google. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sync aws-bedrock wJalrXUtnFEMI/K7MDENG+bPx/hunter2EXAMPLE",
                "\"private_key\": \"-----BEGIN PRIVATE KEY-----\\nMIIE/IBADANBgkqhkiG9w0BAQE+AAS4/hunter2EXAMPLE\\n"
            })
    void repeatsNoSecretWithSlashes(String line) {
        assertThat(type(line)).doesNotContain("hunter2");
        assertThat(lifebar.lifebar().commands().mayHoldKey(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sync anthropic 22.97",
                "/lifebar connect",
                CONNECT,
                ENV,
                CONNECT + " file:/run/secrets/key",
                "/lifebar timezone America/Argentina/ComodRivadavia",
                ""
            })
    void linesWithoutAKeyAreRemembered(String line) {
        assertThat(lifebar.lifebar().commands().mayHoldKey(line)).isFalse();
    }

    @Test
    void refusesAKeyThatWasPastedForALabel() {
        assertThat(connect("key", FakeSource.KEY, "label", FakeSource.KEY.substring(0, 30)))
                .contains("looks like a key", "(usage)")
                .doesNotContain(FakeSource.KEY.substring(8, 30));
        assertThat(lifebar.source().shown).isEmpty();
        assertThat(keys()).isEmpty();
    }

    @Test
    void refusesWhatCannotBeAKey() {
        assertThat(connect("key", "my key is hunter2"))
                .contains("That is no key", "(usage)")
                .doesNotContain("hunter2");
    }

    @Test
    void readsAVariableEachTimeAndKeepsOnlyItsName() {
        assertThat(save(ENV)).contains("$41.20 left", "read from env:OPENROUTER_API_KEY");

        assertThat(keys()).extracting(KeptKey::kind).containsExactly(KeptKey.Kind.ENV);
        assertThat(unlocked("openrouter")).isInstanceOf(Unlocked.Ready.class);
    }

    @Test
    void readsAFileEachTime() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), FakeSource.KEY + "\n");
        assertThat(connect("key", "file:" + file)).contains("$41.20 left");

        Files.delete(file);

        assertThat(unlocked("openrouter")).isEqualTo(new Unlocked.Missing(Unlocked.Reason.REFERENCE));
        assertThat(connect("key", "file:" + file)).contains("There is no key in file:" + file, "No key was stored.");
    }

    @Test
    void readsNoKeyFromItsOwnFiles() {
        connect("key", FakeSource.KEY);
        Path file = directory.resolve("master.key");
        int before = lifebar.source().shown.size();

        assertThat(connect("key", "file:" + file))
                .contains("file:" + file + " leads to Lifebar's own files", "never sent", "No key was stored.");
        assertThat(lifebar.source().shown).hasSize(before);
    }

    @Test
    void readsTheHostOnlyForWorkspacesThatMay() {
        Answer answer = lifebar.fillIn(TestLifebar.OTHER, CONNECT, Map.of("key", "env:" + FakeSource.VARIABLE));

        assertThat(PlainText.of(answer, TestLifebar.START))
                .contains("this workspace may not", "add test:w-other to LIFEBAR_REFERENCES_FOR", "(failed)");
        assertThat(lifebar.source().shown).isEmpty();
    }

    @Test
    void givesNoProviderWhatLetsLifebarItselfIn() {
        assertThat(type(CONNECT + " env:LIFEBAR_MASTER_KEY")).contains("There is no key in env:LIFEBAR_MASTER_KEY");
    }

    @Test
    void saysWhenAProviderHasNothingToAsk() {
        assertThat(type("/lifebar connect google-gemini"))
                .contains("has no API that tells the balance", "/sync google-gemini 45.00");
    }

    @Test
    void marksWhatNobodyDocuments() {
        String uncertain = uncertain();

        assertThat(connectTo(uncertain, "key", FakeSource.KEY)).contains("Experimental");
    }

    @Test
    void saysWhyItIsByHandWhereItMightBeRead() {
        assertThat(type("/lifebar connect brave-search"))
                .contains(
                        "Brave Search is kept by hand: it counts only in the answers to searches", "/sync brave-search")
                .doesNotContain("no API");
    }

    @Test
    void namesAKeyAsItsProviderDoes() {
        Form form = (Form) lifebar.type("/lifebar connect aws-bedrock");

        assertThat(form.fields())
                .extracting(Form.Field::label)
                .startsWith("secret access key, env:NAME or file:/path", "access key id");
    }

    @Test
    void takesWhatLiesReadyBesideAKeyThatIsReferredTo() {
        assertThat(save("/lifebar connect aws-bedrock env:" + FakeSource.VARIABLE))
                .contains("AWS Bedrock: $41.20 left.");

        assertThat(lifebar.source().shown)
                .containsExactly(new Credentials(new Secret(FakeSource.KEY), Map.of("access_key_id", FakeSource.ID)));
    }

    @Test
    void takesNothingThatLiesReadyForWorkspacesThatMayNot() {
        Answer answer =
                lifebar.fillIn(TestLifebar.OTHER, "/lifebar connect aws-bedrock env:" + FakeSource.VARIABLE, Map.of());

        assertThat(((Form) answer).fields()).extracting(Form.Field::name).contains("access_key_id");
    }

    @Test
    void saysWhatEachReadingCosts() {
        assertThat(save("/lifebar connect aws-bedrock env:" + FakeSource.VARIABLE))
                .contains("Each reading costs $0.01 at AWS Bedrock. So it is read every 6 h at most");
        assertThat(connect("key", FakeSource.KEY)).doesNotContain("costs");
    }

    @Test
    void takesAKeyFile() {
        lifebar.fill(
                "/lifebar connect gcp-vertex",
                Map.of("key", ServiceAccount.FILE, "project", "acme", "export_table", "acme.billing.export"));

        assertThat(lifebar.source().shown)
                .extracting(shown -> shown.key().value())
                .containsExactly(ServiceAccount.FILE);
    }

    @Test
    void listsKeysByTheirLastFourCharacters() {
        assertThat(type("/lifebar keys")).contains("No keys are kept here.");
        connect("key", FakeSource.KEY);
        save("/lifebar connect openrouter/env env:" + FakeSource.VARIABLE);

        assertThat(type("/lifebar keys"))
                .contains(
                        "OpenRouter · ••••e8f9", "OpenRouter · env · read from env:OPENROUTER_API_KEY", "added by Ann")
                .contains("last answered")
                .doesNotContain(FakeSource.KEY);
    }

    @Test
    void deletesTheKeyAndKeepsTheBalance() {
        connect("key", FakeSource.KEY);

        assertThat(type("/lifebar disconnect openrouter")).contains("its key is deleted here", "revoke it there");

        assertThat(Tables.rows(lifebar.database(), "secret")).isEmpty();
        assertThat(type("/credits openrouter")).contains("$41.20 left");
        assertThat(type("/lifebar disconnect openrouter")).contains("has no key here", "(failed)");
    }

    @Test
    void whatIsReadNoLongerIsNotLive() {
        connect("key", FakeSource.KEY);
        type("/lifebar disconnect openrouter");
        assertThat(type("/credits")).contains("no longer read; last read").doesNotContain("live");

        lifebar.time().pass(Duration.ofDays(9));
        assertThat(type("/credits")).contains("$41.20 left", "⏳ 9 days old", "[Sync…]");
    }

    @Test
    void losesTheKeysAndNothingElseWithTheMasterKey() throws IOException {
        connect("key", FakeSource.KEY);
        Files.delete(directory.resolve("master.key"));

        assertThat(type("/credits")).contains("$41.20 left", "The key of OpenRouter can no longer be read here");
        assertThat(type("/credits openrouter")).contains("$41.20 left", "/lifebar connect openrouter connects again");
        assertThat(type("/lifebar keys")).contains("It can no longer be read here");
        assertThat(unlocked("openrouter")).isEqualTo(new Unlocked.Missing(Unlocked.Reason.MASTER_KEY));

        assertThat(connect("key", FakeSource.KEY)).contains("$41.20 left");
        assertThat(type("/credits")).doesNotContain("can no longer be read");
    }

    @Test
    void keepsNothingWhereTheMasterKeyCannotBeMade() throws IOException {
        Files.createDirectory(directory.resolve("master.key"));

        assertThat(connect("key", FakeSource.KEY)).contains("cannot be encrypted", "No key was stored.");
        assertThat(Tables.rows(lifebar.database(), "secret")).isEmpty();
    }

    @Test
    void offersTheOperatorAKeyThatLiesReady() {
        assertThat(operator("credits"))
                .contains("OPENROUTER_API_KEY is set here: /lifebar connect openrouter env:OPENROUTER_API_KEY")
                .contains("[Use OPENROUTER_API_KEY] → 1 lifebar connect openrouter env:OPENROUTER_API_KEY");
        assertThat(lifebar.source().shown).isEmpty();

        assertThat(type("/credits")).as("where others see it").doesNotContain("OPENROUTER_API_KEY");
    }

    @Test
    void readsAKeyThatLiesReadyForWhoeverCanWait() {
        assertThat(operator("credits script")).contains("OpenRouter: $41.20 left, live with OPENROUTER_API_KEY.");

        lifebar.source().answer(FakeSource.failed(Failure.TRANSIENT, ""));
        assertThat(operator("credits script")).contains("I can't reach OpenRouter right now.");
        assertThat(keys()).isEmpty();
    }

    @Test
    void callsNothingABalanceThatIsNoneOfAKeyThatLiesReady() {
        Telling.Detail limit = new Telling.Detail(Telling.Topic.LIMIT, "$100.00");
        lifebar.source()
                .answer(new Outcome.Told(new Telling(Amount.usd("74.50"), new TreeMap<>(), List.of(limit), "")));
        assertThat(operator("credits script")).contains("$74.50 left below the limit of this key");

        lifebar.source().answer(new Outcome.Told(new Telling(null, new TreeMap<>(), List.of(), "")));
        assertThat(operator("credits script")).contains("OpenRouter: the key works, and nothing limits it.");
    }

    @Test
    void asksNobodyUnaskedOfWhomItIsUncertainHow() {
        Catalogue catalogue = Catalogue.bundled();

        assertThat(new ReadyKeys.Ready(catalogue.find(uncertain()).orElseThrow(), "X").mayBeAsked())
                .isFalse();
        assertThat(new ReadyKeys.Ready(catalogue.find("aws-bedrock").orElseThrow(), "X").mayBeAsked())
                .isFalse();
        assertThat(new ReadyKeys.Ready(catalogue.find("openrouter").orElseThrow(), "X").mayBeAsked())
                .isTrue();
    }

    private String operator(String line) {
        Caller caller = new Caller("ann", "Ann", Set.of(), EnumSet.allOf(Permission.class));
        Origin origin = new Origin(TestLifebar.ACME, caller, TestLifebar.OPS, Place.DIRECT, line);
        return PlainText.of(lifebar.lifebar().commands().run(origin, line), TestLifebar.START);
    }

    @Test
    void isForManagers() {
        assertThat(lifebar.lifebar().commands().specs())
                .filteredOn(spec -> List.of("lifebar connect", "lifebar disconnect", "lifebar keys")
                        .contains(spec.path()))
                .hasSize(3)
                .allSatisfy(spec -> {
                    assertThat(spec.permission()).isEqualTo(Permission.MANAGE);
                    assertThat(spec.audience()).isEqualTo(Spec.Audience.CALLER);
                });
    }

    private static String uncertain() {
        return Catalogue.bundled().all().stream()
                .filter(provider -> provider.way() != Provider.Way.MANUAL)
                .filter(provider -> provider.confidence() == Provider.Confidence.UNCERTAIN)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Unlocked unlocked(String account) {
        return lifebar.lifebar().keys().unlock(lifebar.account(account).id()).orElseThrow();
    }

    private List<KeptKey> keys() {
        return lifebar.lifebar().keys().of(lifebar.workspace());
    }

    private String label(String provider) {
        return ((Form) lifebar.type("/lifebar connect " + provider))
                .fields()
                .get(0)
                .label();
    }

    /** Gives these in the form, and presses [Save] if the key works. */
    private String connect(String... typed) {
        return connectTo("openrouter", typed);
    }

    private String connectTo(String account, String... typed) {
        return text(lifebar.connect(account, values(typed)));
    }

    private Answer tryOut(String... typed) {
        return lifebar.fill(CONNECT, values(typed));
    }

    private static Map<String, String> values(String... typed) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < typed.length; i += 2) {
            values.put(typed[i], typed[i + 1]);
        }
        return values;
    }

    /** What there is of accounts, their balances and their keys. */
    private List<?> stored() {
        return Stream.of("account", "entry", "secret", "reading")
                .flatMap(table -> Tables.rows(lifebar.database(), table).stream())
                .toList();
    }

    private void readDue() {
        lifebar.lifebar().reader().readDue();
        await().until(lifebar.lifebar().reader()::isIdle);
    }

    private Path keyFile() {
        try {
            return Files.writeString(directory.resolve("key"), FakeSource.KEY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String pressed(Author person, Set<Permission> permissions, String action) {
        Caller caller = new Caller(person.id(), person.name(), Set.of(), permissions);
        Origin origin = new Origin(
                TestLifebar.ACME, caller, TestLifebar.OPS, Place.SHARED, person.name() + permissions + action);
        return text(lifebar.lifebar().commands().press(origin, action));
    }

    private String save(String line) {
        return text(lifebar.save(lifebar.type(line)));
    }

    private String text(Answer answer) {
        return PlainText.of(answer, lifebar.time().instant());
    }

    private String type(String line) {
        return text(lifebar.type(line));
    }
}
