package dev.lifebar.core.reading.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Outcome;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Spend by the day, over pages and over questions. */
class SpendTest {
    private static final HttpSource SOURCE = new HttpSource(StandIn.REACH, () -> StandIn.NOW);
    private static final LocalDate SINCE = StandIn.TODAY.minusDays(2);

    private final List<String> queries = new ArrayList<>();

    @Test
    void isReadPageByPage() throws IOException {
        Outcome outcome = read(
                "anthropic",
                query -> query.contains("page=p2")
                        ? page("2026-09-20", "0.5", false, "null")
                        : page("2026-09-19", "412.50731", true, "\"p2\""));

        assertThat(spend(outcome))
                .isEqualTo(Map.of(
                        LocalDate.parse("2026-09-19"), Amount.usd("4.125073"),
                        LocalDate.parse("2026-09-20"), Amount.usd("0.005")));
        assertThat(queries)
                .containsExactly(
                        "starting_at=2026-09-18T00:00:00Z&bucket_width=1d&limit=31",
                        "starting_at=2026-09-18T00:00:00Z&bucket_width=1d&limit=31&page=p2");
    }

    @Test
    void countsADayOverTwoPagesOnce() throws IOException {
        Outcome outcome = read(
                "anthropic",
                query -> query.contains("page=p2")
                        ? page("2026-09-19", "100", false, "null")
                        : page("2026-09-19", "200", true, "\"p2\""));

        assertThat(spend(outcome)).isEqualTo(Map.of(LocalDate.parse("2026-09-19"), Amount.usd("3")));
    }

    @Test
    void isNothingOnADayWithoutCosts() throws IOException {
        Outcome outcome = read(
                "anthropic",
                query ->
                        "{\"data\": [{\"starting_at\": \"2026-09-19T00:00:00Z\", \"results\": []}], \"has_more\": false}");

        assertThat(spend(outcome)).isEqualTo(Map.of(LocalDate.parse("2026-09-19"), Amount.usd("0")));
    }

    /** Half of what was spent would look like more left than there is. */
    @Test
    void isNeverToldByHalves() throws IOException {
        assertThat(read("anthropic", query -> page("2026-09-19", "1", true, "\"p2\"")))
                .hasToString(new Outcome.Failed(Failure.UNEXPECTED, null, "the same page again").toString());
        assertThat(queries).hasSize(2);
        assertThat(read("anthropic", query -> page("2026-09-19", "1", true, "null")))
                .hasToString(new Outcome.Failed(Failure.UNEXPECTED, null, "next_page is missing").toString());
        assertThat(read("anthropic", query -> page("2026-09-19", "1", true, "\"p" + queries.size() + '"')))
                .hasToString(new Outcome.Failed(Failure.UNEXPECTED, null, "more than 50 pages").toString());
        assertThat(read("anthropic", query -> page("soon", "1", false, "null")))
                .hasToString(new Outcome.Failed(Failure.UNEXPECTED, null, "starting_at is no date").toString());
    }

    @Test
    void isNotAddedUpOverCurrencies() throws IOException {
        Outcome outcome = read("openai", query -> """
                {"data": [{"start_time": 1789819200, "results": [{"amount": {"value": 1, "currency": "usd"}},
                                                                 {"amount": {"value": 1, "currency": "eur"}}]}],
                 "has_more": false}
                """);

        assertThat(outcome).hasToString(new Outcome.Failed(Failure.UNEXPECTED, null, "several currencies").toString());
    }

    @Test
    void isAskedForInSecondsWhereThatIsWanted() throws IOException {
        Outcome outcome = read("openai", query -> """
                {"data": [{"start_time": 1789819200, "results": [{"amount": {"value": "1.2374", "currency": "eur"}}]}],
                 "has_more": false, "next_page": null}
                """);

        assertThat(spend(outcome))
                .isEqualTo(Map.of(LocalDate.parse("2026-09-19"), Amount.of("1.2374", new Unit("EUR"))));
        assertThat(queries).containsExactly("start_time=1789689600&bucket_width=1d&limit=31");
    }

    @Test
    void isAskedForDayByDayWhereItIsNotTold() throws IOException {
        Outcome outcome = read(
                "github-copilot",
                query -> "{\"usageItems\": [{\"netAmount\": 0.04}, {\"netAmount\": "
                        + (query.endsWith("day=19") ? 1 : 0) + "}]}");

        assertThat(spend(outcome))
                .isEqualTo(Map.of(
                        LocalDate.parse("2026-09-18"), Amount.usd("0.04"),
                        LocalDate.parse("2026-09-19"), Amount.usd("1.04"),
                        LocalDate.parse("2026-09-20"), Amount.usd("0.04")));
        assertThat(queries)
                .containsExactly("year=2026&month=9&day=18", "year=2026&month=9&day=19", "year=2026&month=9&day=20");
    }

    @Test
    void isAskedForDayByDayForAMonthAtOnce() throws IOException {
        Outcome outcome =
                read("github-copilot", StandIn.TODAY.minusDays(80), query -> "{\"usageItems\": [{\"netAmount\": 1}]}");

        LocalDate until = StandIn.TODAY.minusDays(80).plusDays(31);
        assertThat(((Outcome.Told) outcome).telling().until()).isEqualTo(until);
        assertThat(spend(outcome)).hasSize(31).doesNotContainKey(until).containsKey(until.minusDays(1));
        assertThat(queries).hasSize(31);
    }

    @Test
    void isAskedForByTheMonthAndToldOfTheDaysThatWereWanted() throws IOException {
        Outcome outcome = read("together", query -> """
                {"currency": "USD", "next_cursor": null, "data": [
                  {"date": "2026-09-17", "line_items": [{"cost": "5"}]},
                  {"date": "2026-09-18", "line_items": [{"cost": "1.25"}, {"cost": "1"}]}]}
                """);

        assertThat(spend(outcome)).isEqualTo(Map.of(LocalDate.parse("2026-09-18"), Amount.usd("2.25")));
        assertThat(queries).containsExactly("month=2026-09&granularity=day&limit=1000");
    }

    private static Map<LocalDate, Amount> spend(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Told.class);
        assertThat(((Outcome.Told) outcome).telling().left()).isNull();
        return ((Outcome.Told) outcome).telling().spend();
    }

    private static String page(String day, String cents, boolean more, String next) {
        return """
                {"data": [{"starting_at": "%sT00:00:00Z", "results": [{"amount": "%s", "currency": "USD"}]}],
                 "has_more": %s, "next_page": %s}
                """.formatted(day, cents, more, next);
    }

    private Outcome read(String id, Function<String, String> answering) throws IOException {
        return read(id, SINCE, answering);
    }

    private Outcome read(String id, LocalDate since, Function<String, String> answering) throws IOException {
        queries.clear();
        try (StandIn standIn = new StandIn(exchange -> {
            queries.add(query(exchange));
            StandIn.send(exchange, 200, answering.apply(query(exchange)));
        })) {
            return SOURCE.read(standIn.provider(id), standIn.credentials(id), since);
        }
    }

    private static String query(HttpExchange exchange) {
        return URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
    }
}
