package dev.lifebar.core.provider;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.provider.Provider.Confidence;
import dev.lifebar.core.provider.Provider.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BundledProvidersTest {
    private static final Set<String> QUOTAS =
            Set.of("characters", "credits", "points", "requests", "searches", "tokens", "units");
    private static final Set<String> CURRENCIES = Set.of("CNY", "USD");

    private static final List<Provider> providers = Catalogue.bundled().all();

    @Test
    void areNinetyEight() {
        assertThat(providers).hasSize(98);
    }

    @Test
    void areReadInTheseWays() {
        assertThat(providers.stream().collect(groupingBy(Provider::kind, counting())))
                .isEqualTo(Map.of(
                        Kind.PREPAID_BALANCE, 51L,
                        Kind.KEY_LIMIT, 4L,
                        Kind.SPEND_ONLY, 13L,
                        Kind.QUOTA, 18L,
                        Kind.NONE, 12L));
    }

    @Test
    void standInTheFileInAlphabeticalOrder() throws IOException {
        try (InputStream file = Objects.requireNonNull(Catalogue.class.getResourceAsStream("providers.json"))) {
            assertThat(CatalogueFile.read(file, Reach.USUAL))
                    .extracting(Provider::id)
                    .isSorted();
        }
    }

    @Test
    void shareNoIdNameOrAlias() {
        Stream<String> spellings = providers.stream()
                .flatMap(provider -> provider.spellings().stream().distinct());

        assertThat(spellings).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("providers")
    void haveAliasesThatAddSomething(Provider provider) {
        assertThat(provider.aliases())
                .isSorted()
                .doesNotHaveDuplicates()
                .doesNotContain(provider.id(), provider.name().toLowerCase(Locale.ROOT))
                .allSatisfy(alias -> assertThat(alias).matches("[a-z0-9][a-z0-9.-]*"));
    }

    @ParameterizedTest
    @FieldSource("providers")
    void haveAShortName(Provider provider) {
        assertThat(provider.name())
                .isNotBlank()
                .isEqualTo(provider.name().strip())
                .hasSizeLessThanOrEqualTo(22);
    }

    @ParameterizedTest
    @FieldSource("providers")
    void haveAConsoleOnHttps(Provider provider) {
        assertThat(provider.console()).hasScheme("https");
        assertThat(provider.console().getHost()).contains(".");
    }

    @ParameterizedTest
    @FieldSource("providers")
    void areCountedInACurrencyOrAQuota(Provider provider) {
        if (QUOTAS.contains(provider.unit())) {
            return;
        }
        assertThat(provider.unit()).isIn(CURRENCIES);
        assertThat(Currency.getInstance(provider.unit()).getCurrencyCode()).isEqualTo(provider.unit());
    }

    @ParameterizedTest
    @FieldSource("providers")
    void haveNoWayToBeReadWhereNoneWasFound(Provider provider) {
        assertThat(provider.kind() == Kind.NONE).isEqualTo(provider.confidence() == Confidence.ABSENCE);
    }

    @ParameterizedTest
    @FieldSource("providers")
    void areAskedOnlyWithTheirKey(Provider provider) {
        Stream.ofNullable(provider.recipe())
                .flatMap(recipe -> Stream.of(recipe.call(), recipe.also(), recipe.instead()))
                .filter(Objects::nonNull)
                .forEach(call -> assertThat(call.sign() != null || said(call).matches("(?s).*\\{(key|token)}.*"))
                        .as(call.url())
                        .isTrue());
    }

    @ParameterizedTest
    @FieldSource("providers")
    void getATokenOnlyWithTheirKey(Provider provider) {
        Recipe recipe = provider.recipe();
        if (recipe == null) {
            return;
        }
        Recipe.Token token = recipe.token();
        assertThat(said(recipe.call()).contains("{token}")).isEqualTo(token != null);
        if (token != null) {
            assertThat(said(token.call())).contains("{key}");
        }
    }

    @ParameterizedTest
    @FieldSource("providers")
    void askForNothingTheyDoNotUse(Provider provider) {
        Recipe recipe = provider.recipe();
        if (recipe == null) {
            return;
        }
        Recipe.Token token = recipe.token();
        String said = said(recipe.call()) + recipe.call().meaning() + (token == null ? "" : said(token.call()));
        assertThat(provider.fields())
                .filteredOn(field -> !field.name().equals(Recipe.REGION))
                .allMatch(field -> said.contains("{" + field.name() + "}"));
        if (recipe.lookup() != null) {
            assertThat(provider.fields())
                    .filteredOn(recipe::looksUp)
                    .extracting(Recipe.Field::required)
                    .containsExactly(false);
        }
    }

    /** Everything that a call says, with what it is signed for. */
    private static String said(Call call) {
        Sign sign = call.sign();
        return call.url() + call.headers() + call.query() + call.body() + (sign == null ? "" : "{" + sign.id() + "}");
    }

    @ParameterizedTest
    @FieldSource("providers")
    void tellSomethingWhereTheyCanBeRead(Provider provider) {
        Recipe recipe = provider.recipe();
        if (recipe == null) {
            return;
        }
        Meaning meaning = recipe.call().meaning();
        assertThat(provider.kind()).isNotEqualTo(Kind.NONE);
        assertThat(provider.variables().isEmpty()).isFalse();
        if (provider.kind() == Kind.SPEND_ONLY) {
            assertThat(meaning.spend()).isNotNull();
        } else {
            assertThat(meaning.left()).isNotNull();
        }
    }

    /** Somebody's key in the environment is offered to one provider. */
    @Test
    void shareNoVariable() {
        assertThat(providers.stream().flatMap(provider -> provider.variables().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void sayWhyWhereTheyAreKeptByHandAllTheSame() {
        assertThat(providers.stream().filter(provider -> provider.kind() != Kind.NONE && provider.recipe() == null))
                .extracting(Provider::id)
                .containsExactly("brave-search", "ideogram");
        assertThat(providers)
                .filteredOn(provider -> !provider.reason().isEmpty())
                .extracting(Provider::id)
                .containsExactly("brave-search", "ideogram");
    }
}
