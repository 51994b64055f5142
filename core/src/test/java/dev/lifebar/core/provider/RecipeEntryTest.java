package dev.lifebar.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifebar.core.provider.Meaning.Refusal;
import dev.lifebar.core.provider.Provider.Way;
import dev.lifebar.core.provider.Recipe.Field;
import dev.lifebar.core.provider.Recipe.KeyKind;
import dev.lifebar.core.provider.Recipe.Region;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Telling.Topic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeEntryTest {
    private static final String ACME = """
            [{
              "id": "acme", "name": "Acme", "aliases": [], "console": "https://acme.example",
              "unit": "USD", "kind": "PREPAID_BALANCE", "confidence": "seen",
              "reading": {
                "key": "admin",
                "env": ["ACME_KEY"],
                "fields": ["team = ACME_TEAM", "project?"],
                "every": "PT5M",
                "url": "https://api.acme.example/{team}/balance",
                "regions": ["china: https://api.acme.cn/balance CNY"],
                "headers": ["x-api-key: {key}"],
                "query": ["project={project}"],
                "refusals": ["422 -> rate limited", "code == 7 -> out of credit"],
                "success": ["ok == true"],
                "unlimited": ["limit == null"],
                "left": "limit + spent * -0.01",
                "currency": "currency | unit",
                "details": ["limit: limit"]
              }
            }]
            """;

    @Test
    void saysHowAProviderIsRead() throws IOException {
        Provider acme = read(ACME);

        assertThat(acme.way()).isEqualTo(Way.AUTOMATIC);
        assertThat(acme.keyKind()).contains(KeyKind.ADMIN);
        assertThat(acme.variables()).containsExactly("ACME_KEY");
        assertThat(acme.interval()).contains(Duration.ofMinutes(5));
        assertThat(acme.fields())
                .containsExactly(
                        new Field("team", true, "ACME_TEAM", List.of()),
                        new Field("project", false, "", List.of()),
                        new Field("region", false, "", List.of("china")));
        Recipe recipe = Objects.requireNonNull(acme.recipe());
        assertThat(recipe.regions()).containsExactly(new Region("china", "https://api.acme.cn/balance", "CNY"));
        Meaning meaning = recipe.call().meaning();
        assertThat(meaning.refusals())
                .containsExactly(
                        new Refusal(422, null, Failure.RATE_LIMITED),
                        new Refusal(0, Condition.of("code == 7"), Failure.OUT_OF_CREDIT));
        assertThat(meaning.left()).isEqualTo(Sum.of("limit + spent * -0.01"));
        assertThat(meaning.currency()).containsExactly(Path.of("currency"), Path.of("unit"));
        assertThat(meaning.details()).containsOnlyKeys(Topic.LIMIT);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(textBlock = """
            documented, PREPAID_BALANCE, AUTOMATIC
            seen,       QUOTA,           AUTOMATIC
            seen,       SPEND_ONLY,      ESTIMATED
            uncertain,  PREPAID_BALANCE, EXPERIMENTAL
            uncertain,  SPEND_ONLY,      EXPERIMENTAL
            """)
    void isAsGoodAsWhatIsKnown(String confidence, String kind, Way way) throws IOException {
        assertThat(read(ACME.replace("\"seen\"", '"' + confidence + '"').replace("PREPAID_BALANCE", kind))
                        .way())
                .isEqualTo(way);
    }

    @Test
    void isMissingWhereABalanceIsKeptByHand() throws IOException {
        Provider acme = read(ACME.replaceFirst("(?s),\\s*\"reading\".*", "}]"));

        assertThat(acme.way()).isEqualTo(Way.MANUAL);
        assertThat(acme.keyKind()).isEmpty();
        assertThat(acme.variables()).isEmpty();
        assertThat(acme.fields()).isEmpty();
        assertThat(acme.interval()).isEmpty();
    }

    @ParameterizedTest(name = "{0} becomes {1}: {2}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            "key": "admin",               | ``                          | reading.key" is missing or not a text
            "admin"                       | "root"                      | reading.key" cannot be "root"
            ["ACME_KEY"]                  | "ACME_KEY"                  | reading.env" is missing or not a list
            ACME_KEY                      | acme key                    | reading.env" cannot be "acme key"
            team = ACME_TEAM              | Team                        | reading.fields" cannot be "Team"
            "PT5M"                        | "5 minutes"                 | reading.every" cannot be "5 minutes"
            "PT5M"                        | "PT0S"                      | reading.every" cannot be "PT0S"
            "every": "PT5M",              | ``                          | reading.every" is missing or not a text
            https://api.acme.example/     | http://api.acme.example/    | reading.url" must be an https address, not "http://api.acme.example/{team}/balance"
            https://api.acme.example/     | http://127.0.0.1/           | reading.url" must be an https address, not "http://127.0.0.1/{team}/balance"
            https://api.acme.example/     | https://a@acme.example/     | reading.url" must be an https address, not "https://a@acme.example/{team}/balance"
            https://api.acme.example/     | https://{team}.example/     | reading.url" cannot be "https://{team}.example/{team}/balance"
            https://api.acme.example/     | {team}/                     | reading.url" cannot be "{team}/{team}/balance"
            {team}/balance                | {user}/balance              | reading.url" has {user}, which is none of its fields
            https://api.acme.cn/          | http://api.acme.cn/         | reading.regions" must be an https address, not "http://api.acme.cn/balance"
            balance CNY                   | balance                     | reading.regions" cannot be "china: https://api.acme.cn/balance"
            x-api-key: {key}              | x-api-key={key}             | reading.headers" cannot be "x-api-key={key}"
            x-api-key: {key}              | x-api-key: {token}          | reading.headers" has {token}, which is none of its fields
            project={project}             | project                     | reading.query" cannot be "project"
            422 -> rate limited           | 422: rate limited           | reading.refusals" cannot be "422: rate limited"
            422 -> rate limited           | 422 -> slow down            | reading.refusals" cannot be "422 -> slow down"
            ok == true                    | ok is true                  | reading.success" cannot be "ok is true"
            ok == true                    | ok.[ == true                | reading.success" cannot be "ok.[ == true"
            limit + spent * -0.01         | limit + spent * cents       | reading.left" cannot be "limit + spent * cents"
            limit + spent * -0.01         | limit + spent * 1/0         | reading.left" cannot be "limit + spent * 1/0"
            limit + spent * -0.01         | limit[a].b                  | reading.left" cannot be "limit[a].b"
            limit + spent * -0.01         | limit..b                    | reading.left" cannot be "limit..b"
            limit: limit                  | colour: limit               | reading.details" cannot be "colour: limit"
            limit: limit                  | limit                       | reading.details" cannot be "limit"
            "left":                       | "rest":                     | reading.rest" is not known
            "reading": {                  | "reading": "http", "x": {   | x" must be text or a list of texts
            "success":                    | "also": {"key": "a"}, "success": | reading.also.key" is not known
            "success":                    | "also": {}, "success":      | reading.also.url" is missing or not a text
            "success":                    | "days": {"spent": "a"}, "success": | reading.days.at-once" is missing or not a text
            "success":                    | "otherwise": {"left": "a"}, "success": | reading.otherwise.unit" is missing or not a text
            "success":                    | "otherwise": {"unit": "a", "days": "b"}, "success": | reading.otherwise.days" is not known
            "success":                    | "lookup": {"field": "user"}, "success": | reading.lookup.field" is "user", which is none of its fields
            "success":                    | "lookup": {"field": "team"}, "success": | reading.lookup.at" is missing or not a text
            "success":                    | "days": "a", "success":     | reading.days" must be an object
            "success":                    | "body": "a={user}", "success": | reading.body" has {user}, which is none of its fields
            "success":                    | "body": "{token}", "success": | reading.body" has {token}, which is none of its fields
            "success":                    | "sign": "aws5 team a/b", "success": | reading.sign" cannot be "aws5 team a/b"
            "success":                    | "sign": "aws4 team a", "success": | reading.sign" cannot be "aws4 team a"
            "success":                    | "sign": "aws4 a/b", "success": | reading.sign" cannot be "aws4 a/b"
            "success":                    | "sign": "acs3 team a", "success": | reading.sign" cannot be "acs3 team a"
            "success":                    | "sign": "tc3 user cvm", "success": | reading.sign" has user, which is none of its fields
            "success":                    | "table": "a.[", "success":  | reading.table" cannot be "a.["
            "success":                    | "token": {"at": "a"}, "success": | reading.token.url" is missing or not a text
            "success":                    | "token": {"url": "http://a.example/", "at": "a"}, "success": | reading.token.url" must be an https address, not "http://a.example/"
            "success":                    | "token": {"url": "https://a.example/"}, "success": | reading.token.at" is missing or not a text
            "success":                    | "token": {"left": "a"}, "success": | reading.token.left" is not known
            "reading": {                  | "by-hand": "so", "reading": { | by-hand" goes without reading
            """)
    void namesTheEntryAndTheFieldThatIsWrong(String correct, String wrong, String message) {

        assertThat(ACME).contains(correct);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(ACME.replace(correct, wrong)))
                .withMessage("Provider \"acme\": field \"" + message);
    }

    private static Provider read(String json) throws IOException {
        return CatalogueFile.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Reach.USUAL)
                .get(0);
    }
}
