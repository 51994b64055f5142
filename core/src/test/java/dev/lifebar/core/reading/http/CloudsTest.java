package dev.lifebar.core.reading.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only clouds do: signed questions, tokens, and answers that are tables. */
class CloudsTest {
    private static final HttpSource SOURCE = new HttpSource(StandIn.REACH, () -> StandIn.NOW);
    private static final LocalDate SINCE = LocalDate.parse("2026-08-30");
    private static final String TOKEN = "canary-token-4b1d";
    private static final String COSTS = """
            {"properties": {"nextLink": null,
              "columns": [{"name": "UsageDate"}, {"name": "Currency"}, {"name": "PreTaxCost"}],
              "rows": [%s]}}
            """;

    private final List<String> authorizations = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private UnaryOperator<String> answering = body -> "{}";
    private String token = "{\"access_token\": \"" + TOKEN + "\"}";
    private int status = 200;
    private int tokenStatus = 200;
    private String[] headers = {};
    private @Nullable StandIn standIn;

    @BeforeEach
    void start() throws IOException {
        standIn = new StandIn(this::answer);
    }

    @AfterEach
    void stop() {
        standIn().close();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            aws-bedrock          | 400 | {"__type": "com.amazon.coral.service#AccessDeniedException"}        | WRONG_KEY
            aws-bedrock          | 400 | {"__type": "UnrecognizedClientException"}                           | KEY_REJECTED
            aws-bedrock          | 400 | {"__type": "InvalidSignatureException"}                             | KEY_REJECTED
            aws-bedrock          | 400 | {"__type": "InvalidSignatureException", "message": "The request signature does not match"} | KEY_REJECTED
            aws-bedrock          | 400 | {"__type": "InvalidSignatureException", "message": "Signature expired: 20260920T110000Z is now earlier than 20260920T115500Z"} | TRANSIENT
            aws-bedrock          | 400 | {"__type": "InvalidSignatureException", "message": "Signature not yet current: 20260920T130000Z is still later than 20260920T120500Z"} | TRANSIENT
            aws-bedrock          | 400 | {"__type": "RequestExpired"}                                        | TRANSIENT
            aws-bedrock          | 400 | {"__type": "LimitExceededException"}                                | RATE_LIMITED
            aws-bedrock          | 400 | {"__type": "DataUnavailableException", "Message": "no"}             | NOT_FOUND
            aws-bedrock          | 400 | {"__type": "ValidationException"}                                   | UNEXPECTED
            alibaba-model-studio | 400 | {"Code": "NotAuthorized", "Message": "This API is not authorized"}  | WRONG_KEY
            alibaba-model-studio | 404 | {"Code": "InvalidAccessKeyId.NotFound"}                             | KEY_REJECTED
            alibaba-model-studio | 400 | {"Code": "SignatureDoesNotMatch"}                                   | KEY_REJECTED
            alibaba-model-studio | 400 | {"Code": "InternalError"}                                           | TRANSIENT
            alibaba-model-studio | 200 | {"Code": "200", "Success": false, "Data": {"AvailableAmount": "0"}} | UNEXPECTED
            tencent-hunyuan      | 200 | {"Response": {"Error": {"Code": "AuthFailure.SignatureFailure"}}}   | KEY_REJECTED
            tencent-hunyuan      | 200 | {"Response": {"Error": {"Code": "AuthFailure.SignatureExpire"}}}    | TRANSIENT
            tencent-hunyuan      | 200 | {"Response": {"Error": {"Code": "AuthFailure.UnauthorizedOperation"}}} | WRONG_KEY
            tencent-hunyuan      | 200 | {"Response": {"Error": {"Code": "UnauthorizedOperation"}}}          | WRONG_KEY
            tencent-hunyuan      | 200 | {"Response": {"Error": {"Code": "RequestLimitExceeded"}}}           | RATE_LIMITED
            tencent-hunyuan      | 200 | {"Response": {"Error": {"Code": "ResourceNotFound"}, "RealBalance": 0}} | UNEXPECTED
            volcengine-ark       | 403 | {"ResponseMetadata": {"Error": {"Code": "AccessDenied"}}}           | WRONG_KEY
            volcengine-ark       | 401 | {"ResponseMetadata": {"Error": {"Code": "SignatureDoesNotMatch"}}}  | KEY_REJECTED
            volcengine-ark       | 403 | {"ResponseMetadata": {"Error": {"Code": "InvalidAuthorization"}}}   | KEY_REJECTED
            gcp-vertex           | 200 | {"jobComplete": false}                                              | TRANSIENT
            gcp-vertex           | 403 | {"error": {"errors": [{"reason": "rateLimitExceeded"}]}}            | RATE_LIMITED
            gcp-vertex           | 403 | {"error": {"errors": [{"reason": "accessDenied"}]}}                 | WRONG_KEY
            gcp-vertex           | 200 | {"jobComplete": true, "pageToken": "more", "rows": []}              | UNEXPECTED
            azure-openai         | 401 | {"error": {"code": "AuthenticationFailed"}}                         | KEY_REJECTED
            azure-openai         | 403 | {"error": {"code": "RBACAccessDenied"}}                             | WRONG_KEY
            azure-openai         | 200 | {"properties": {"nextLink": "https://management.azure.com/x", "columns": [], "rows": []}} | UNEXPECTED
            """)
    void sayWhyTheyTellNothing(String id, int status, String answer, Failure failure) {
        this.status = status;
        answering = body -> answer;

        assertThat(failure(read(id))).isEqualTo(failure);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            401 | {"error": "invalid_client", "error_description": "AADSTS7000215"} | KEY_REJECTED
            400 | {"error": "unauthorized_client"}                                  | NOT_FOUND
            400 | {"error": "invalid_request"}                                      | NOT_FOUND
            429 | {}                                                                | RATE_LIMITED
            503 | {}                                                                | TRANSIENT
            301 | {}                                                                | UNEXPECTED
            200 | {}                                                                | UNEXPECTED
            200 | {"access_token": null}                                            | UNEXPECTED
            200 | {"access_token": ""}                                              | UNEXPECTED
            200 | {"access_token": "two words"}                                     | UNEXPECTED
            200 | <html>                                                            | UNEXPECTED
            """)
    void askNothingWithoutTheTokenTheyWant(int status, String answer, Failure failure) {
        tokenStatus = status;
        token = answer;

        assertThat(failure(read("azure-openai"))).isEqualTo(failure);
        assertThat(standIn().requests()).hasSize(1);
    }

    @Test
    void getOneTokenForAllQuestionsAndForgetIt() throws IOException {
        answering =
                body -> COSTS.formatted("[20260919, \"EUR\", 1.5]").replace("null", "null, \"echo\": \"" + TOKEN + '"');

        Outcome outcome = read("azure-openai");

        assertThat(spend(outcome)).isEqualTo(Map.of(LocalDate.parse("2026-09-19"), Amount.of("3", new Unit("EUR"))));
        assertThat(authorizations).containsExactly("", "Bearer " + TOKEN, "Bearer " + TOKEN);
        assertThat(bodies.get(0))
                .isEqualTo("grant_type=client_credentials&client_id=client_id&client_secret=" + StandIn.KEY
                        + "&scope=https%3A%2F%2Fmanagement.azure.com%2F.default");
        assertThat(((Outcome.Told) outcome).telling().raw()).contains("••••").doesNotContain(TOKEN, StandIn.KEY);
    }

    @Test
    void areAskedByTheMonthForWholeDays() throws IOException {
        answering = body -> COSTS.formatted("");

        assertThat(spend(read("azure-openai"))).isEmpty();
        assertThat(json(bodies.get(1)).at("/timePeriod/from").asText()).isEqualTo("2026-08-01T00:00:00Z");
        assertThat(json(bodies.get(1)).at("/timePeriod/to").asText()).isEqualTo("2026-08-31T23:59:59Z");
        assertThat(json(bodies.get(2)).at("/timePeriod/to").asText()).isEqualTo("2026-09-30T23:59:59Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[20260919, \"USD\"]", "[20260919, \"USD\", 1, 2]", "[]", "7"})
    void tellNothingByRowsThatDoNotFit(String row) {
        answering = body -> COSTS.formatted(row);

        assertThat(read("azure-openai"))
                .hasToString(
                        new Outcome.Failed(Failure.UNEXPECTED, null, "a row that does not fit its columns").toString());
    }

    @Test
    void areLeftAloneAsLongAsTheLongestOfTheirLimitsWants() {
        status = 429;
        headers = new String[] {
            "x-ms-ratelimit-microsoft.costmanagement-entity-retry-after", "9",
            "x-ms-ratelimit-microsoft.costmanagement-client-retry-after", "40",
            "Retry-After", "3"
        };

        assertThat(((Outcome.Failed) read("azure-openai")).retryAfter()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void turnPagesInWhatIsPosted() throws IOException {
        answering = body -> body.contains("NextPageToken")
                ? day("2026-09-20", "Claude (Amazon Bedrock Edition)", "0.5", "null")
                : day("2026-09-19", "Amazon Bedrock", "1.25", "\"p\\\"2\"");

        assertThat(spend(read("aws-bedrock")))
                .isEqualTo(Map.of(
                        LocalDate.parse("2026-09-19"), Amount.usd("1.25"),
                        LocalDate.parse("2026-09-20"), Amount.usd("0.5")));
        assertThat(json(bodies.get(0)).path("TimePeriod").toString())
                .isEqualTo("{\"Start\":\"2026-08-30\",\"End\":\"2026-09-21\"}");
        assertThat(json(bodies.get(1)).path("NextPageToken").asText()).isEqualTo("p\"2");
    }

    @Test
    void doNotCountWhatElseIsSpent() {
        answering = body -> day("2026-09-19", "Amazon Simple Storage Service", "99", "null");

        assertThat(spend(read("aws-bedrock"))).isEqualTo(Map.of(LocalDate.parse("2026-09-19"), Amount.usd("0")));
    }

    @Test
    void leaveOutTheRowsWhereThereAreNone() {
        answering = body -> "{\"jobComplete\": true, \"totalRows\": \"0\"}";

        assertThat(spend(read("gcp-vertex"))).isEmpty();
    }

    @Test
    void areAskedForTheTableAloneThatWasNamed() throws IOException {
        answering = body -> "{\"jobComplete\": true}";
        String table = "acme.billing.x\", \"useLegacySql\": true, \"y\": \"";

        read("gcp-vertex", Map.of("export_table", table));

        assertThat(json(bodies.get(0)).path("useLegacySql").asBoolean(true)).isFalse();
        assertThat(json(bodies.get(0)).path("query").asText()).contains("`" + table + "`", "TIMESTAMP('2026-08-30')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nX-Other: 1", "schlüssel"})
    void areSentNothingThatIsNobodysKey(String id) {
        assertThat(read("aws-bedrock", Map.of("access_key_id", id)))
                .isEqualTo(new Outcome.Failed(Failure.KEY_REJECTED, null, "no key looks like this"));
        assertThat(standIn().requests()).isEmpty();
    }

    @Test
    void areSentNothingWhereTheKeyCannotSign() {
        Outcome outcome = SOURCE.read(
                standIn().provider("gcp-vertex"),
                new Credentials(new Secret("no file"), Map.of("project", "a", "export_table", "b")),
                SINCE);

        assertThat(outcome).isEqualTo(new Outcome.Failed(Failure.KEY_REJECTED, null, "no key looks like this"));
        assertThat(standIn().requests()).isEmpty();
    }

    /** A provider may answer with what it was sent; the key itself it was not. */
    @ParameterizedTest
    @ValueSource(strings = {"alibaba-model-studio", "aws-bedrock", "tencent-hunyuan", "volcengine-ark", "gcp-vertex"})
    void areNeverSentTheKeyThatSigns(String id) {
        read(id);

        assertThat(bodies.toString() + authorizations + standIn().requests())
                .doesNotContain(StandIn.KEY, ServiceAccount.PRIVATE_KEY.substring(0, 40));
        assertThat(authorizations).hasSize(1).doesNotContain("");
    }

    private static String day(String day, String service, String usd, String next) {
        return """
                {"ResultsByTime": [{"TimePeriod": {"Start": "%s"}, "Groups": [
                  {"Keys": ["%s"], "Metrics": {"UnblendedCost": {"Amount": "%s", "Unit": "USD"}}}]}],
                 "NextPageToken": %s}
                """.formatted(day, service, usd, next);
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        authorizations.add(
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""));
        if (exchange.getRequestURI().getPath().endsWith("/token")) {
            StandIn.send(exchange, tokenStatus, token, headers);
        } else {
            StandIn.send(exchange, status, answering.apply(bodies.get(bodies.size() - 1)), headers);
        }
    }

    private Outcome read(String id) {
        return read(id, Map.of());
    }

    private Outcome read(String id, Map<String, String> other) {
        Credentials usual = standIn().credentials(id);
        Map<String, String> fields = new HashMap<>(usual.fields());
        fields.putAll(other);
        return SOURCE.read(standIn().provider(id), new Credentials(usual.key(), fields), SINCE);
    }

    private static Failure failure(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).failure();
    }

    private static Map<LocalDate, Amount> spend(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Told.class);
        return ((Outcome.Told) outcome).telling().spend();
    }

    private static JsonNode json(String text) throws IOException {
        return Vector.JSON.readTree(text);
    }

    private StandIn standIn() {
        return Objects.requireNonNull(standIn);
    }
}
