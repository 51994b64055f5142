package dev.lifebar.core.reading.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.provider.Reach;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Outcome;
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
import org.junit.jupiter.params.provider.ValueSource;

class HttpSourceTest {
    private static final HttpSource SOURCE = new HttpSource(StandIn.REACH, () -> StandIn.NOW);

    private String answer = "{}";
    private String authorization = "";
    private @Nullable StandIn standIn;

    @BeforeEach
    void start() throws IOException {
        standIn = new StandIn(this::answer);
    }

    @AfterEach
    void stop() {
        standIn().close();
    }

    /** The region is a field for some, and told by the key for others. */
    @ParameterizedTest(name = "{0} in {1}: {3}")
    @CsvSource(textBlock = """
            moonshot, '',            sk-1,   /api.moonshot.ai/v1/users/me/balance, USD
            moonshot, China,         sk-1,   /api.moonshot.cn/v1/users/me/balance, CNY
            moonshot, elsewhere,     sk-1,   /api.moonshot.ai/v1/users/me/balance, USD
            deepl,    '',            abc,    /api.deepl.com/v2/usage,              characters
            deepl,    '',            abc:fx, /api-free.deepl.com/v2/usage,         characters
            """)
    void asksWhereTheAccountIs(String id, String region, String key, String address, String unit) {
        answer = """
                {"code": 0, "status": true, "data": {"available_balance": 3}, "character_limit": 4, "character_count": 1}
                """;

        Outcome outcome = SOURCE.read(
                standIn().provider(id), new Credentials(new Secret(key), Map.of("region", region)), StandIn.TODAY);

        assertThat(left(outcome)).isEqualTo(Amount.of("3", new Unit(unit)));
        assertThat(standIn().requests()).containsExactly("GET " + address);
    }

    @Test
    void identifiesAsEachProviderWants() {
        answer = "{\"balance\": \"14.230\", \"currency\": \"USD\"}";

        read("twilio", Map.of("account_sid", "AC1"), "word");

        assertThat(authorization).isEqualTo("Basic QUMxOndvcmQ=");
    }

    @Test
    void leavesNoWayOutOfThePath() {
        read("cloudflare-ai-gateway", Map.of("account_id", "../../a?b#c"), "key");

        assertThat(standIn().requests())
                .containsExactly(
                        "GET /api.cloudflare.com/client/v4/accounts/..%2F..%2Fa%3Fb%23c/ai-gateway/billing/credit-balance");
        assertThat(read("cloudflare-ai-gateway", Map.of("account_id", ".."), "key"))
                .isEqualTo(new Outcome.Failed(Failure.NOT_FOUND, null, "account_id is missing"));
        assertThat(read("cloudflare-ai-gateway", Map.of(), "key"))
                .isEqualTo(new Outcome.Failed(Failure.NOT_FOUND, null, "account_id is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nX-Other: 1", "schlüssel"})
    void sendsNothingThatIsNoKey(String key) {
        assertThat(read("deepseek", Map.of(), key))
                .isEqualTo(new Outcome.Failed(Failure.KEY_REJECTED, null, "no key looks like this"));
        assertThat(standIn().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/v1/"})
    void asksAGatewayWhereverItsAddressEnds(String end) {
        answer = "{\"info\": {\"spend\": 3.21, \"max_budget\": 10.0}}";

        Outcome outcome = read("litellm-proxy", Map.of("base_url", standIn().address() + "/llm" + end), "key");

        assertThat(left(outcome)).isEqualTo(Amount.usd("6.79"));
        assertThat(standIn().requests()).containsExactly("GET /llm/key/info");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gateway.example",
                "https://10.0.0.1",
                "https://169.254.169.254/latest",
                "https://me@93.184.216.34",
                "https://93.184.216.34/?a=b",
                "https://93.184.216.34/#a",
                "file:///etc/passwd",
                "gateway",
                ":"
            })
    void doesNotAskJustAnybody(String address) {
        HttpSource usual = new HttpSource(Reach.USUAL, () -> StandIn.NOW);

        Outcome outcome = usual.read(
                standIn().provider("newapi"),
                new Credentials(new Secret("key"), Map.of("base_url", address)),
                StandIn.TODAY);

        assertThat(outcome)
                .isEqualTo(new Outcome.Failed(Failure.NOT_FOUND, null, "base_url must be a public https address"));
    }

    @Test
    void doesNotAskThisComputerUnlessAllowed() {
        Outcome outcome = new HttpSource(Reach.USUAL, () -> StandIn.NOW)
                .read(standIn().provider("newapi"), standIn().credentials("newapi"), StandIn.TODAY);

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(standIn().requests()).isEmpty();
    }

    /** One account in two currencies is not one number. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            ``  | {"currency": "CNY", "total_balance": "110.00"}                                             | CN¥110.00
            ``  | {"currency": "CNY", "total_balance": "0.00"}, {"currency": "USD", "total_balance": "7.5"}  | $7.50
            ``  | {"currency": "CNY", "total_balance": "0.00"}, {"currency": "USD", "total_balance": "0.00"} | CN¥0.00
            ``  | {"currency": "CNY", "total_balance": "700"}, {"currency": "USD", "total_balance": "0.3"}   | currency can be one of CNY, USD
            ``  | {"currency": "CNY", "total_balance": "1"}, {"currency": "USD", "total_balance": "0.00"}    | CN¥1.00
            CNY | {"currency": "CNY", "total_balance": "700"}, {"currency": "USD", "total_balance": "0.3"}   | CN¥700.00
            USD | {"currency": "CNY", "total_balance": "700"}, {"currency": "USD", "total_balance": "-1"}    | −$1.00
            USD | {"currency": "CNY", "total_balance": "0.00"}, {"currency": "USD", "total_balance": "0.00"} | $0.00
            USD | {"currency": "CNY", "total_balance": "700"}, {"currency": "USD", "total_balance": "0.00"}  | CN¥700.00
            USD | {"currency": "CNY", "total_balance": "110.00"}                                             | CN¥110.00
            EUR | {"currency": "CNY", "total_balance": "1"}, {"currency": "USD", "total_balance": "7.5"}     | several currencies
            ``  | {"currency": "gold", "total_balance": "1"}                                                 | an unknown currency
            ``  | {"total_balance": "1"}                                                                     | balance_infos[0].currency is missing
            ``  | {"currency": "USD", "total_balance": null}                                                 | balance_infos[0].total_balance is null
            USD | ``                                                                                         | balance_infos[0].total_balance is missing
            """)
    void countsInTheCurrencyOfTheAccount(String currency, String balances, String expected) {
        answer = "{\"is_available\": true, \"balance_infos\": [" + balances + "]}";

        Outcome outcome = read("deepseek", currency.isEmpty() ? Map.of() : Map.of("currency", currency), "key");

        assertThat(outcome instanceof Outcome.Failed failed ? failed.detail() : Objects.toString(left(outcome)))
                .isEqualTo(expected);
    }

    @Test
    void staysWithTheCurrencyThatItFound() {
        answer = "{\"balance_infos\": [{\"currency\": \"USD\", \"total_balance\": \"3\"}]}";
        Map<String, String> found =
                ((Outcome.Told) read("deepseek", Map.of(), "key")).telling().found();
        standIn().requests().clear();
        answer = answer.replace("[{", "[{\"currency\": \"CNY\", \"total_balance\": \"700\"}, {");

        assertThat(left(read("deepseek", found, "key"))).isEqualTo(Amount.usd("3"));
        assertThat(standIn().requests()).as("not looked up again").hasSize(1);
    }

    @Test
    void cannotReadWhatIsKeptByHand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("groq", Map.of(), "key"))
                .withMessage("groq is kept by hand");
    }

    private void answer(HttpExchange exchange) throws IOException {
        authorization = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
        StandIn.send(exchange, 200, answer);
    }

    private Outcome read(String id, Map<String, String> fields, String key) {
        return SOURCE.read(standIn().provider(id), new Credentials(new Secret(key), fields), StandIn.TODAY);
    }

    private static @Nullable Amount left(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Told.class);
        return ((Outcome.Told) outcome).telling().left();
    }

    private StandIn standIn() {
        return Objects.requireNonNull(standIn);
    }
}
