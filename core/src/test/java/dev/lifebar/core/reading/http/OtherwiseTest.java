package dev.lifebar.core.reading.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Telling;
import dev.lifebar.core.secret.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that can be read in more than one way, and ids that can be looked up. */
class OtherwiseTest {
    private static final HttpSource SOURCE = new HttpSource(StandIn.REACH, () -> StandIn.NOW);

    private String answer = "";
    private String ids = "";
    private ToIntFunction<String> status = path -> 200;
    private @Nullable StandIn standIn;

    @BeforeEach
    void start() throws IOException {
        standIn = new StandIn(exchange -> {
            String path = exchange.getRequestURI().getPath();
            boolean lookup = path.endsWith("/projects") || path.endsWith("/accounts") || path.endsWith("/validation");
            StandIn.send(exchange, status.applyAsInt(path), lookup ? ids : answer);
        });
    }

    @AfterEach
    void stop() {
        standIn().close();
    }

    @ParameterizedTest(name = "${0} and {1} of {2} diem: {3}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            25   | 90.5 | 100 | $25.00
            25   | 0    | 100 | $25.00
            -3   | 90.5 | 100 | −$3.00
            null | 90.5 | 100 | 90.5 diem
            0    | 90.5 | 100 | 90.5 diem
            0    | 0    | 100 | 0 diem
            null | 0    | 100 | 0 diem
            0    | null | 100 | balances.diem is null
            25   | null | 0   | $25.00
            0    | 0    | 0   | $0.00
            0    | null | 0   | $0.00
            null | null | 0   | balances.usd is null
            """)
    void countsInVenicesOwnUnitWhereThereAreNoDollars(String usd, String diem, String each, String expected) {
        answer = "{\"canConsume\": true, \"balances\": {\"diem\": %s, \"usd\": %s}, \"diemEpochAllocation\": %s}"
                .formatted(diem, usd, each);

        assertThat(left("venice")).isEqualTo(expected);
    }

    /** An ordinary key is not told how much there is each day. */
    @ParameterizedTest(name = "${0} and {1} diem: {2}")
    @CsvSource({"25, 90.5, $25.00", "0, 90.5, 90.5 diem", "0, 0, $0.00"})
    void countsInVenicesOwnUnitForAnOrdinaryKeyWhileThereIsAny(String usd, String diem, String expected) {
        answer = "{\"data\": {\"balances\": {\"USD\": %s, \"DIEM\": %s}}}".formatted(usd, diem);
        status = path -> path.endsWith("/balance") ? 401 : 200;

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

    @ParameterizedTest(name = "{0} of {1} by the plan, {2} of {3} as you go: {4} of {5}")
    @CsvSource({
        "15000, 15000, 25, 10000, '9,975 credits', '25,000 credits'",
        "15000, 15000, 0,  null,  0 credits,       '15,000 credits'",
        "15000, 15000, 25, null,  0 credits,       '15,000 credits'",
        "500,   15000, 0,  0,     '14,500 credits', '15,000 credits'",
        "500,   null,  25, 100,   null,            null",
    })
    void countsWhatTavilySellsBeyondThePlan(
            String used, String plan, String more, String most, String left, String limit) {
        answer = """
                {"key": {"usage": 150, "limit": null},
                 "account": {"plan_usage": %s, "plan_limit": %s, "paygo_usage": %s, "paygo_limit": %s}}
                """.formatted(used, plan, more, most);

        Telling telling = ((Outcome.Told) read("tavily", Map.of())).telling();

        assertThat(String.valueOf(telling.left())).isEqualTo(left);
        assertThat(String.valueOf(telling.limit())).isEqualTo(limit);
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

    /** A credit that was there when the month began is used up before the account becomes one that pays afterwards. */
    @ParameterizedTest(name = "{0} and {1}: {2} left, {3} spent")
    @CsvSource({
        "-71.21, 11.21, $60.00, null",
        "-20.00, 20.00, $0.00,  null",
        "-20.00, 20.10, −$0.10, null",
        "0.00,   0.10,  null,   $0.10",
        "12.23,  11.21, null,   $11.21",
    })
    void tellsWhatIsLeftOfACreditAndOtherwiseWhatAMonthCost(
            BigDecimal account, BigDecimal used, String left, String spent) {
        answer = """
                {"month_to_date_balance": "%s", "account_balance": "%s", "month_to_date_usage": "%s"}
                """.formatted(account.add(used), account, used);
        Telling telling = ((Outcome.Told) read("digitalocean", Map.of())).telling();

        assertThat(String.valueOf(telling.left())).isEqualTo(left);
        assertThat(String.valueOf(telling.month())).isEqualTo(spent);
        assertThat(telling.unlimited()).isEqualTo(telling.left() == null);
    }

    /** What is zero may be left out of an answer that is made of a protocol buffer; an invoice may not. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {"coreInvoice": {"amountAfterVat": "150"}}           | $1.50
            {"coreInvoice": {"lines": [], "vatCost": "0"}}       | $3.00
            {"coreInvoice": {}}                                  | $3.00
            {"coreInvoice": null}                                | not coreInvoice != null
            {"billingCycle": {"year": 2026}}                     | not coreInvoice != null
            {"coreInvoice": {"amountAfterVat": "soon"}}          | coreInvoice.amountAfterVat is not a number
            """)
    void takesNoAmountOfAnInvoiceForNothing(String invoice, String expected) {
        answer = invoice.substring(0, invoice.length() - 1) + ", \"total\": {\"val\": \"-300\"}}";
        ids = "{\"scopeId\": \"t-1\"}";

        assertThat(left("xai")).isEqualTo(expected);
    }

    /** A plan is paid elsewhere, and has no need of a balance. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {"availableBalance": 42.5, "rechargeAmount": 100.0, "giveAmount": 0.0} | $42.50
            {"availableBalance": 0, "rechargeAmount": 100.0, "giveAmount": 0.0}    | $0.00
            {"availableBalance": 0, "rechargeAmount": 0.0, "giveAmount": 5.0}      | $0.00
            {"availableBalance": 0}                                                | $0.00
            {"availableBalance": -1, "rechargeAmount": 0, "giveAmount": 0}         | −$1.00
            {"availableBalance": 0, "rechargeAmount": 0.0, "giveAmount": 0.0}      | numbers that say nothing
            {"availableBalance": 0, "rechargeAmount": 0}                           | numbers that say nothing
            """)
    void takesNothingForUnknownWhereNothingWasEverPaidIn(String data, String expected) {
        answer = "{\"code\": 200, \"success\": true, \"data\": " + data + "}";

        assertThat(left("zai")).isEqualTo(expected);
    }

    @Test
    void hasNothingToReadWhereNumbersSayNothing() {
        answer = "{\"code\": 200, \"success\": true, \"data\": {\"availableBalance\": 0, \"rechargeAmount\": 0}}";

        assertThat(((Outcome.Failed) read("zai", Map.of())).failure()).isEqualTo(Failure.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"unit\": \"USD\"", ", \"quota\": {\"unit\": \"USD\"}", ", \"quota\": {}"})
    void countsInDollarsWhereASub2apiSaysNothingElse(String unit) {
        answer = "{\"isValid\": true, \"remaining\": 12.34" + unit + "}";

        assertThat(left("sub2api", Map.of("base_url", standIn().address()))).isEqualTo("$12.34");
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
        return left(id, Map.of());
    }

    private String left(String id, Map<String, String> fields) {
        Outcome outcome = read(id, fields);
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
