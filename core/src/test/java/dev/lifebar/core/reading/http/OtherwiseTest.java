package dev.lifebar.core.reading.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Telling;
import dev.lifebar.core.secret.Secret;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that can be read in more than one way, and ids that can be looked up. */
class OtherwiseTest {
    private static final HttpSource SOURCE = new HttpSource(StandIn.REACH, () -> StandIn.NOW);

    private String answer = "";
    private String ids = "";
    private @Nullable StandIn standIn;

    @BeforeEach
    void start() throws IOException {
        standIn = new StandIn(exchange -> {
            String path = exchange.getRequestURI().getPath();
            boolean lookup = path.endsWith("/projects") || path.endsWith("/accounts") || path.endsWith("/validation");
            StandIn.send(exchange, 200, lookup ? ids : answer);
        });
    }

    @AfterEach
    void stop() {
        standIn().close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            25   | 90.5 | $25.00
            -3   | 90.5 | −$3.00
            null | 90.5 | 90.5 diem
            0    | 90.5 | 90.5 diem
            0    | 0    | $0.00
            0    | null | $0.00
            null | null | balances.usd is null
            null | 0    | balances.usd is null
            """)
    void countsInVenicesOwnUnitWhereThereAreNoDollars(String usd, String diem, String expected) {
        answer = "{\"canConsume\": true, \"balances\": {\"diem\": %s, \"usd\": %s}, \"diemEpochAllocation\": 100}"
                .formatted(diem, usd);

        assertThat(left("venice")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} of {1} by the key, {2} of {3} by the plan: {4}")
    @CsvSource({
        "150, 1000, 500,   15000, 850 credits",
        "150, 1000, 14900, 15000, 100 credits",
        "150, null, 500,   900,   400 credits",
        "150, 1000, 500,   null,  850 credits",
        "150, null, 500,   null,  null",
    })
    void countsWhatTavilyAllowsTheKeyAndThePlan(String used, String limit, String planUsed, String plan, String left) {
        answer = "{\"key\": {\"usage\": %s, \"limit\": %s}, \"account\": {\"plan_usage\": %s, \"plan_limit\": %s}}"
                .formatted(used, limit, planUsed, plan);

        assertThat(left("tavily")).isEqualTo(left);
    }

    @ParameterizedTest(name = "{0} of {1} by the key, {2} of {3} by the plan: of {4}")
    @CsvSource({
        "150, 1000, 500,   15000, null",
        "15, 1000, 490, 500, 500 credits",
        "150, null, 500,   900,   900 credits",
        "150, null, 0,     0,     null",
    })
    void takesNoLimitForTheOneWhereAnotherLeavesLess(
            String used, String limit, String planUsed, String plan, String expected) {
        answer = "{\"key\": {\"usage\": %s, \"limit\": %s}, \"account\": {\"plan_usage\": %s, \"plan_limit\": %s}}"
                .formatted(used, limit, planUsed, plan);

        Telling telling = ((Outcome.Told) read("tavily", Map.of())).telling();

        assertThat(String.valueOf(telling.limit())).isEqualTo(expected);
    }

    @Test
    void showsAnAnswerThatItDoesNotUnderstandToWhoeverAsks() {
        answer = "{\"balance\": 5}";

        Outcome.Failed failed = (Outcome.Failed) read("deepseek", Map.of());

        assertThat(failed.failure()).isEqualTo(Failure.UNEXPECTED);
        assertThat(failed.raw()).isEqualTo(answer);
        assertThat(failed.toString()).doesNotContain("balance\"");
    }

    @Test
    void countsOldOllamaPlansInPercent() {
        answer = """
                {"included": {"session": {"remaining_percent": 12, "resets_at": "2026-09-20T14:00:00Z"},
                 "weekly": {"remaining_percent": 64.5, "resets_at": "2026-09-22T00:00:00Z"}}}
                """;

        assertThat(left("ollama-cloud")).isEqualTo("64.5 percent");
        assertThat(((Outcome.Told) read("ollama-cloud", Map.of())).telling().details())
                .containsExactly(new Telling.Detail(Telling.Topic.RESET, "2026-09-22T00:00:00Z"));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(textBlock = """
            1, 2, $0.00
            3, 2, $1.00
            2.5, 0, $2.50
            """)
    void countsWhatIsIncludedForNothing(String used, String included, String spent) {
        answer = "{\"usage\": {\"inferenceProviders\": {\"usedNanoUsd\": %se9, \"includedNanoUsd\": %se9}}}"
                .formatted(used, included);

        assertThat(((Outcome.Told) read("huggingface", Map.of())).telling().month())
                .hasToString(spent);
    }

    @Test
    void tellsWhatIsLeftOfACreditAndOtherwiseWhatAMonthCost() {
        answer = "{\"month_to_date_balance\": \"-60.00\", \"month_to_date_usage\": \"11.21\"}";
        Telling telling = ((Outcome.Told) read("digitalocean", Map.of())).telling();

        assertThat(telling.left()).hasToString("$60.00");
        assertThat(telling.month()).isNull();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            deepgram  | {"projects": [{"project_id": "p-1"}]}                            | /api.deepgram.com/v1/projects/p-1/balances
            fireworks | {"accounts": [{"name": "accounts/my-team"}]}                     | /api.fireworks.ai/v1/accounts/my-team/billing/summary
            xai       | {"scopeId": "t-1", "teamId": "t-2"}                              | /management-api.x.ai/v1/billing/teams/t-1/prepaid/balance
            xai       | {"teamId": "t-2"}                                                | /management-api.x.ai/v1/billing/teams/t-2/prepaid/balance
            """)
    void looksUpAnIdThatWasNotGiven(String id, String lookup, String asked) {
        ids = lookup;
        answer = """
                {"balances": [{"amount": 3, "units": "usd"}], "lineItems": [], "total": {"val": "-300"},
                 "coreInvoice": {"amountAfterVat": "0"}}
                """;

        Telling telling = ((Outcome.Told) read(id, Map.of())).telling();

        assertThat(standIn().requests().get(1)).startsWith("GET " + asked);
        assertThat(telling.found()).hasSize(1);
        standIn().requests().clear();
        assertThat(((Outcome.Told) read(id, telling.found())).telling().found()).isEmpty();
        assertThat(standIn().requests().get(0)).as("not looked up again").startsWith("GET " + asked);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {"projects": [{"project_id": "p-1"}, {"project_id": "p-2"}]} | project_id can be one of p-1, p-2
            {"projects": []}                                             | project_id is missing
            """)
    void guessesNoId(String lookup, String detail) {
        ids = lookup;

        assertThat(read("deepgram", Map.of()))
                .hasToString("Failed[failure=NOT_FOUND, retryAfter=null, detail=" + detail + "]");
        assertThat(standIn().requests()).hasSize(1);
    }

    private String left(String id) {
        Outcome outcome = read(id, Map.of());
        return outcome instanceof Outcome.Told told
                ? String.valueOf(told.telling().left())
                : ((Outcome.Failed) outcome).detail();
    }

    private Outcome read(String id, Map<String, String> fields) {
        return SOURCE.read(standIn().provider(id), new Credentials(new Secret(StandIn.KEY), fields), StandIn.TODAY);
    }

    private StandIn standIn() {
        return Objects.requireNonNull(standIn);
    }
}
