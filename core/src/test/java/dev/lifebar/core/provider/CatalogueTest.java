package dev.lifebar.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifebar.core.provider.Provider.Confidence;
import dev.lifebar.core.provider.Provider.Kind;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.bundled();
    private static final String ENDLESS = "anthropic".repeat(1_200);

    @Test
    void knowsWhatAProviderIs() {
        assertThat(CATALOGUE.find("groq"))
                .contains(new Provider(
                        "groq",
                        "Groq",
                        List.of("groqcloud"),
                        URI.create("https://console.groq.com/settings/billing"),
                        "USD",
                        Kind.NONE,
                        Confidence.ABSENCE,
                        null,
                        ""));
    }

    @Test
    void listsProvidersInAlphabeticalOrder() {
        Catalogue catalogue = new Catalogue(List.of(provider("zebra", "Zebra"), provider("acme", "Acme")));

        assertThat(catalogue.all()).extracting(Provider::id).containsExactly("acme", "zebra");
    }

    @ParameterizedTest(name = "\"{0}\" is {1}")
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            anthropic,anthropic
            claude,anthropic
            ANTHROPIC,anthropic
            OPENAI,openai
            GEMINI,google-gemini
            '  OpenRouter ',openrouter
            or,openrouter
            Black Forest Labs,bfl
            AI/ML API,aimlapi
            Z.AI,zai
            x.ai,xai
            kimi,moonshot
            vercel,vercel-ai-gateway
            """)
    void findsByIdAliasOrName(String text, String id) {
        assertThat(CATALOGUE.find(text)).map(Provider::id).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "antropic", "anthropic claude", "ÄÖÜ"})
    void findsNothingElse(String text) {
        assertThat(CATALOGUE.find(text)).isEmpty();
    }

    @ParameterizedTest(name = "\"{0}\" is near {1}")
    @CsvSource(nullValues = "nothing", textBlock = """
            anthropic,         anthropic
            antropic,          anthropic
            anthorpic,         anthropic
            ANTROPIC,          anthropic
            anthr,             anthropic
            clade,             anthropic
            cluade,            anthropic
            opnai,             openai
            open ai,           openai
            chatgtp,           openai
            openruoter,        openrouter
            openr,             openrouter
            mistrall,          mistral
            deepsek,           deepseek
            deepin,            deepinfra
            gemni,             google-gemini
            gork,              xai
            gpt4,              openai
            hugingface,        huggingface
            together ai,       together
            vercel ai gateway, vercel-ai-gateway
            or,                openrouter
            o,                 nothing
            xx,                nothing
            qqq,               nothing
            xyzzy12345,        nothing
            '',                nothing
            """)
    void suggestsTheNearest(String text, @Nullable String id) {
        assertThat(CATALOGUE.nearest(text).map(Provider::id).orElse(null)).isEqualTo(id);
    }

    @ParameterizedTest(name = "\"{0}\" completes to {1}")
    @CsvSource(textBlock = """
            anth,    anthropic
            CLAU,    anthropic
            open,    openai openrouter opencode-zen azure-openai
            ' Open', openai openrouter opencode-zen azure-openai
            scope,   alibaba-model-studio
            router,  openrouter
            labs,    elevenlabs ai21 bfl luma worldlabs
            xyzzy,   ''
            """)
    void completesBeginningsFirst(String prefix, String ids) {
        Stream<String> expected = Stream.of(ids.split(" ")).filter(id -> !id.isEmpty());

        assertThat(CATALOGUE.matching(prefix, 25))
                .extracting(Provider::id)
                .containsExactlyElementsOf(expected.toList());
    }

    @Test
    void hasWhatMostPeopleUseFirst() {
        assertThat(CATALOGUE.wellKnownFirst())
                .hasSameSizeAs(CATALOGUE.all())
                .containsAll(CATALOGUE.all())
                .extracting(Provider::id)
                .startsWith(Catalogue.WELL_KNOWN.toArray(String[]::new));
    }

    @Test
    void completesNothingTypedWithWhatMostPeopleUse() {
        assertThat(CATALOGUE.matching("", 25))
                .isEqualTo(CATALOGUE.wellKnownFirst().subList(0, 25));
    }

    @Test
    void completesNoMoreThanAskedFor() {
        assertThat(CATALOGUE.matching("open", 2)).extracting(Provider::id).containsExactly("openai", "openrouter");
    }

    @Test
    void isNotTroubledByEndlessText() {
        assertThat(CATALOGUE.find(ENDLESS)).isEmpty();
        assertThat(CATALOGUE.nearest(ENDLESS)).isEmpty();
        assertThat(CATALOGUE.matching(ENDLESS, 25)).isEmpty();
    }

    @Test
    void refusesAnIdTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Catalogue(List.of(provider("acme", "Acme"), provider("acme", "Other"))))
                .withMessage("Provider \"acme\": field \"id\" has \"acme\", which already means \"acme\"");
    }

    @Test
    void refusesAnAliasThatMeansAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Catalogue(List.of(provider("acme", "Acme"), provider("zebra", "Zebra", "acme"))))
                .withMessage("Provider \"zebra\": field \"aliases\" has \"acme\", which already means \"acme\"");
    }

    @Test
    void refusesANameThatMeansAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Catalogue(List.of(provider("acme", "Acme"), provider("zebra", "ACME"))))
                .withMessage("Provider \"zebra\": field \"name\" has \"acme\", which already means \"acme\"");
    }

    private static Provider provider(String id, String name, String... aliases) {
        return new Provider(
                id,
                name,
                List.of(aliases),
                URI.create("https://example.com"),
                "USD",
                Kind.NONE,
                Confidence.ABSENCE,
                null,
                "");
    }
}
