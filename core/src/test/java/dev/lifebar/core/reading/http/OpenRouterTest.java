package dev.lifebar.core.reading.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Telling;
import dev.lifebar.core.reading.Telling.Detail;
import dev.lifebar.core.reading.Telling.Topic;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Two questions: the credits of the account, which only some keys may see, and what is left on the key. */
class OpenRouterTest {
    private static final String CREDITS = "{\"data\": {\"total_credits\": 100.5, \"total_usage\": 25.75}}";
    private static final String NOTHING = "{\"data\": {\"total_credits\": 0, \"total_usage\": 0}}";
    private static final String LIMITED = """
            {"data": {"label": "sk-or-v1-au7...890", "limit": 100, "limit_remaining": 74.5, "limit_reset": "monthly",
             "usage": 25.5, "usage_daily": 1.5, "usage_weekly": 9.25, "usage_monthly": 25.5, "is_free_tier": false}}
            """;
    private static final String UNLIMITED = LIMITED.replace("\"limit\": 100", "\"limit\": null")
            .replace("\"limit_remaining\": 74.5", "\"limit_remaining\": null")
            .replace("\"monthly\"", "null");
    private static final HttpSource SOURCE = new HttpSource(StandIn.REACH, () -> StandIn.NOW);

    @Test
    void tellsTheCreditsToAKeyThatMaySeeThemAndAsksNoMore() throws IOException {
        try (StandIn standIn = standIn(200, CREDITS, 200, LIMITED)) {
            Telling telling = ((Outcome.Told) read(standIn)).telling();

            assertThat(telling.left()).isEqualTo(Amount.usd("74.75"));
            assertThat(telling.details())
                    .as("what is true of the management key alone")
                    .isEmpty();
            assertThat(standIn.requests()).containsExactly("GET /openrouter.ai/api/v1/credits");
        }
    }

    @Test
    void tellsDebts() throws IOException {
        assertThat(told(200, CREDITS.replace("100.5", "20"), 200, LIMITED).left())
                .isEqualTo(Amount.usd("-5.75"));
    }

    @Test
    void tellsWhatIsLeftOfTheKeysLimitToAnyOther() throws IOException {
        Telling telling = told(403, "{\"error\": {\"code\": 403}}", 200, LIMITED);

        assertThat(telling.left()).isEqualTo(Amount.usd("74.5"));
        assertThat(telling.limit()).isEqualTo(Amount.usd("100"));
        assertThat(telling.details())
                .contains(new Detail(Topic.LIMIT, "$100.00"), new Detail(Topic.RESET, "2026-10-01T00:00:00Z"));
    }

    @Test
    void takesNothingOfNothingForUnknown() throws IOException {
        assertThat(told(200, NOTHING, 200, LIMITED).left()).isEqualTo(Amount.usd("74.5"));
    }

    /** Credit that was granted is not counted among what was bought. */
    @Test
    void takesSpendOfCreditsThatWereNeverBoughtForNoDebt() throws IOException {
        String granted = NOTHING.replace("\"total_usage\": 0", "\"total_usage\": 1.2");

        assertThat(told(200, granted, 200, LIMITED).left()).isEqualTo(Amount.usd("74.5"));
        assertThat(told(200, granted, 200, UNLIMITED).left()).isNull();
    }

    @Test
    void knowsOfNothingLeftWithoutALimit() throws IOException {
        Telling telling = told(200, NOTHING, 200, UNLIMITED);

        assertThat(telling.left()).isNull();
        assertThat(telling.unlimited()).isTrue();
        assertThat(telling.month()).isEqualTo(Amount.usd("25.50"));
        assertThat(telling.details())
                .contains(new Detail(Topic.MONTH, "$25.50"))
                .extracting(Detail::topic)
                .doesNotContain(Topic.LIMIT, Topic.RESET);
    }

    @Test
    void tellsWhatIsWrongWithTheKey() throws IOException {
        assertThat(outcome(403, "{}", 401, "{}")).isEqualTo(new Outcome.Failed(Failure.KEY_REJECTED, null, "HTTP 401"));
        assertThat(outcome(401, "{}", 200, LIMITED))
                .isEqualTo(new Outcome.Failed(Failure.KEY_REJECTED, null, "HTTP 401"));
    }

    private static Telling told(int creditsStatus, String credits, int keyStatus, String key) throws IOException {
        return ((Outcome.Told) outcome(creditsStatus, credits, keyStatus, key)).telling();
    }

    private static Outcome outcome(int creditsStatus, String credits, int keyStatus, String key) throws IOException {
        try (StandIn standIn = standIn(creditsStatus, credits, keyStatus, key)) {
            return read(standIn);
        }
    }

    private static Outcome read(StandIn standIn) {
        return SOURCE.read(standIn.provider("openrouter"), standIn.credentials("openrouter"), StandIn.TODAY);
    }

    private static StandIn standIn(int creditsStatus, String credits, int keyStatus, String key) throws IOException {
        return new StandIn(exchange -> {
            boolean aboutTheKey = exchange.getRequestURI().getPath().endsWith("/key");
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer " + StandIn.KEY);
            StandIn.send(exchange, aboutTheKey ? keyStatus : creditsStatus, aboutTheKey ? key : credits);
        });
    }
}
