package dev.lifebar.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifebar.core.FakeSource;
import dev.lifebar.core.Tables;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.Amount;
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
import dev.lifebar.core.secret.KeptKey;
import dev.lifebar.core.secret.Secret;
import dev.lifebar.core.secret.Unlocked;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
        String said = fill("key", " " + FakeSource.KEY + " ");

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
    void connectsSeveralAccountsOfOneProviderByLabel() {
        fill("key", FakeSource.KEY, "label", "prod");
        assertThat(PlainText.of(lifebar.fill(CONNECT + "/dev", Map.of("key", FakeSource.KEY)), TestLifebar.START))
                .contains("OpenRouter · dev: $41.20 left.");

        assertThat(keys()).extracting(key -> key.account().text()).containsExactly("openrouter/dev", "openrouter/prod");
    }

    @ParameterizedTest
    @EnumSource
    void keepsNothingWhereTheProviderTellsNothing(Failure failure) {
        lifebar.source().answer(FakeSource.failed(failure, "it said " + FakeSource.KEY));

        String said = fill("key", FakeSource.KEY);

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

        assertThat(fill("key", FakeSource.KEY))
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

        assertThat(fillIn("anthropic", "key", FakeSource.KEY))
                .contains("Anthropic: $3.75 spent this month.", "/sync anthropic 45.00");
        assertThat(keys()).hasSize(1);
    }

    @Test
    void saysWhichKeyTellsMoreWhereThisOneHasNoLimit() {
        lifebar.source()
                .answer(new Outcome.Told(new Telling(
                        null, null, new TreeMap<>(), null, Amount.usd("12.40"), true, List.of(), Map.of(), "")));

        assertThat(fill("key", FakeSource.KEY))
                .contains("OpenRouter: this key has no limit; $12.40 spent with it this month.")
                .contains("Only a management key can read the balance itself.")
                .contains("[Use a management key…] → 1 lifebar connect openrouter");
    }

    @Test
    void believesAtOnceThatANewKeyHasNoLimit() {
        lifebar.source().answer(FakeSource.left("20"));
        fill("key", FakeSource.KEY);
        lifebar.source()
                .answer(new Outcome.Told(new Telling(
                        null, null, new TreeMap<>(), null, Amount.usd("12.40"), true, List.of(), Map.of(), "")));
        fill("key", FakeSource.KEY);

        assertThat(PlainText.of(lifebar.type("/credits openrouter"), TestLifebar.START))
                .doesNotContain("$20.00 left");
        assertThat(lifebar.account("openrouter").projection().basis()).isEqualTo(Basis.PAYG);
    }

    @Test
    void callsWhatIsLeftOfALimitNoBalance() {
        Telling.Detail limit = new Telling.Detail(Telling.Topic.LIMIT, "$100.00");
        lifebar.source()
                .answer(new Outcome.Told(new Telling(Amount.usd("74.50"), new TreeMap<>(), List.of(limit), "")));

        assertThat(fill("key", FakeSource.KEY))
                .contains("OpenRouter: $74.50 left below the limit of this key, which is not the account's balance.")
                .contains("Limit: $100.00", "[Use a management key…]");
    }

    @Test
    void namesTheKindOfKeyThatIsNeeded() {
        assertThat(label("openrouter")).isEqualTo("the management key, env:NAME or file:/path");
        assertThat(label("anthropic")).isEqualTo("the admin key, env:NAME or file:/path");
        assertThat(label("deepseek")).isEqualTo("the key, env:NAME or file:/path");

        lifebar.source().answer(FakeSource.failed(Failure.WRONG_KEY, "HTTP 403"));
        assertThat(fill("key", FakeSource.KEY)).contains("It takes a management key that may read billing");
        assertThat(fillIn("anthropic", "key", FakeSource.KEY)).contains("It takes an admin key that may read billing");
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

        String said = fillIn("cloudflare-ai-gateway", "key", FakeSource.KEY, "account_id", " acc-1 ", "label", "prod");

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

        fillIn("xai", "key", FakeSource.KEY);

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

        assertThat(fill("key", FakeSource.KEY))
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
        assertThat(fill("key", FakeSource.KEY, "label", FakeSource.KEY.substring(0, 30)))
                .contains("looks like a key", "(usage)")
                .doesNotContain(FakeSource.KEY.substring(8, 30));
        assertThat(lifebar.source().shown).isEmpty();
        assertThat(keys()).isEmpty();
    }

    @Test
    void refusesWhatCannotBeAKey() {
        assertThat(fill("key", "my key is hunter2"))
                .contains("That is no key", "(usage)")
                .doesNotContain("hunter2");
    }

    @Test
    void readsAVariableEachTimeAndKeepsOnlyItsName() {
        assertThat(type(ENV)).contains("$41.20 left", "read from env:OPENROUTER_API_KEY");

        assertThat(keys()).extracting(KeptKey::kind).containsExactly(KeptKey.Kind.ENV);
        assertThat(unlocked("openrouter")).isInstanceOf(Unlocked.Ready.class);
    }

    @Test
    void readsAFileEachTime() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), FakeSource.KEY + "\n");
        assertThat(fill("key", "file:" + file)).contains("$41.20 left");

        Files.delete(file);

        assertThat(unlocked("openrouter")).isEqualTo(new Unlocked.Missing(Unlocked.Reason.REFERENCE));
        assertThat(fill("key", "file:" + file)).contains("There is no key in file:" + file, "No key was stored.");
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

        assertThat(PlainText.of(
                        lifebar.fill("/lifebar connect " + uncertain, Map.of("key", FakeSource.KEY)),
                        TestLifebar.START))
                .contains("Experimental");
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
        assertThat(type("/lifebar connect aws-bedrock env:" + FakeSource.VARIABLE))
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
        assertThat(type("/lifebar connect aws-bedrock env:" + FakeSource.VARIABLE))
                .contains("Each reading costs $0.01 at AWS Bedrock. So it is read every 6 h at most");
        assertThat(fill("key", FakeSource.KEY)).doesNotContain("costs");
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
        fill("key", FakeSource.KEY);
        type("/lifebar connect openrouter/env env:" + FakeSource.VARIABLE);

        assertThat(type("/lifebar keys"))
                .contains(
                        "OpenRouter · ••••e8f9", "OpenRouter · env · read from env:OPENROUTER_API_KEY", "added by Ann")
                .contains("last answered")
                .doesNotContain(FakeSource.KEY);
    }

    @Test
    void deletesTheKeyAndKeepsTheBalance() {
        fill("key", FakeSource.KEY);

        assertThat(type("/lifebar disconnect openrouter")).contains("its key is deleted here", "revoke it there");

        assertThat(Tables.rows(lifebar.database(), "secret")).isEmpty();
        assertThat(type("/credits openrouter")).contains("$41.20 left");
        assertThat(type("/lifebar disconnect openrouter")).contains("has no key here", "(failed)");
    }

    @Test
    void whatIsReadNoLongerIsNotLive() {
        fill("key", FakeSource.KEY);
        type("/lifebar disconnect openrouter");
        assertThat(type("/credits")).contains("no longer read; last read").doesNotContain("live");

        lifebar.time().pass(Duration.ofDays(9));
        assertThat(type("/credits")).contains("$41.20 left", "⏳ 9 days old", "[Sync…]");
    }

    @Test
    void losesTheKeysAndNothingElseWithTheMasterKey() throws IOException {
        fill("key", FakeSource.KEY);
        Files.delete(directory.resolve("master.key"));

        assertThat(type("/credits")).contains("$41.20 left", "The key of OpenRouter can no longer be read here");
        assertThat(type("/credits openrouter")).contains("$41.20 left", "/lifebar connect openrouter connects again");
        assertThat(type("/lifebar keys")).contains("It can no longer be read here");
        assertThat(unlocked("openrouter")).isEqualTo(new Unlocked.Missing(Unlocked.Reason.MASTER_KEY));

        assertThat(fill("key", FakeSource.KEY)).contains("$41.20 left");
        assertThat(type("/credits")).doesNotContain("can no longer be read");
    }

    @Test
    void keepsNothingWhereTheMasterKeyCannotBeMade() throws IOException {
        Files.createDirectory(directory.resolve("master.key"));

        assertThat(fill("key", FakeSource.KEY)).contains("cannot be encrypted", "No key was stored.");
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
        assertThat(operator("credits live:true")).contains("OpenRouter: $41.20 left, live with OPENROUTER_API_KEY.");

        lifebar.source().answer(FakeSource.failed(Failure.TRANSIENT, ""));
        assertThat(operator("credits live:true")).contains("I can't reach OpenRouter right now.");
        assertThat(keys()).isEmpty();
    }

    @Test
    void callsNothingABalanceThatIsNoneOfAKeyThatLiesReady() {
        Telling.Detail limit = new Telling.Detail(Telling.Topic.LIMIT, "$100.00");
        lifebar.source()
                .answer(new Outcome.Told(new Telling(Amount.usd("74.50"), new TreeMap<>(), List.of(limit), "")));
        assertThat(operator("credits live:true")).contains("$74.50 left below the limit of this key");

        lifebar.source().answer(new Outcome.Told(new Telling(null, new TreeMap<>(), List.of(), "")));
        assertThat(operator("credits live:true")).contains("OpenRouter: the key works, and nothing limits it.");
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

    private String fill(String... typed) {
        return fillIn("openrouter", typed);
    }

    private String fillIn(String provider, String... typed) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < typed.length; i += 2) {
            values.put(typed[i], typed[i + 1]);
        }
        return PlainText.of(lifebar.fill("/lifebar connect " + provider, values), TestLifebar.START);
    }

    private String type(String line) {
        return PlainText.of(lifebar.type(line), TestLifebar.START);
    }
}
