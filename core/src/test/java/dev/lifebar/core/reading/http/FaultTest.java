package dev.lifebar.core.reading.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reading.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that can go wrong between us and a provider, with every provider that can be read. */
class FaultTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final int THREADS = 16;

    /** The outcome for all, then who answers it differently, and how. TOLD means with the usual number. */
    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            missing field            | UNEXPECTED    |
            null                     | UNEXPECTED    | litellm-proxy NO_LIMIT, tavily TOLD
            empty text               | UNEXPECTED    |
            a word for a number      | UNEXPECTED    |
            true for a number        | UNEXPECTED    |
            a list for a number      | UNEXPECTED    |
            comma for a point        | UNEXPECTED    |
            a number beyond measure  | UNEXPECTED    |
            text for a number        | TOLD          |
            commas of thousands      | TOLD          |
            number for a text        | TOLD          |
            packed                   | TOLD          |
            wrong content type       | TOLD          |
            redirect within the host | TOLD          | alibaba-model-studio UNEXPECTED, aws-bedrock UNEXPECTED, azure-openai UNEXPECTED, gcp-vertex UNEXPECTED, nanogpt UNEXPECTED, runpod UNEXPECTED, runware UNEXPECTED, tencent-hunyuan UNEXPECTED, volcengine-ark UNEXPECTED
            empty body               | UNEXPECTED    |
            no content               | UNEXPECTED    |
            blank body               | UNEXPECTED    |
            web page                 | UNEXPECTED    |
            web page with 403        | UNEXPECTED    |
            two megabytes            | UNEXPECTED    |
            two megabytes packed     | UNEXPECTED    |
            truncated JSON           | UNEXPECTED    |
            truncated packing        | UNEXPECTED    |
            two answers              | UNEXPECTED    |
            a list                   | UNEXPECTED    |
            null alone               | UNEXPECTED    |
            an error inside          | UNEXPECTED    |
            301 to another host      | UNEXPECTED    |
            302 to another host      | UNEXPECTED    |
            307 to another host      | UNEXPECTED    |
            redirect to itself       | UNEXPECTED    |
            400                      | UNEXPECTED    |
            401                      | KEY_REJECTED  | fal WRONG_KEY
            402                      | OUT_OF_CREDIT |
            403                      | WRONG_KEY     | bfl KEY_REJECTED, deepl KEY_REJECTED, kimi-code KEY_REJECTED, ollama-cloud NOT_FOUND, poe KEY_REJECTED, pollo KEY_REJECTED
            404                      | NOT_FOUND     |
            410                      | RETIRED       |
            422                      | UNEXPECTED    | zenmux RATE_LIMITED
            429                      | RATE_LIMITED  |
            429 for 30 s             | RATE_LIMITED  |
            429 until a date         | RATE_LIMITED  |
            456                      | UNEXPECTED    | deepl OUT_OF_CREDIT
            500                      | TRANSIENT     |
            502                      | TRANSIENT     |
            503 for 30 s             | TRANSIENT     |
            529                      | TRANSIENT     |
            slow headers             | TRANSIENT     |
            slow body                | TRANSIENT     |
            reset connection         | TRANSIENT     |
            nobody there             | TRANSIENT     |
            no secure connection     | TRANSIENT     |
            """)
    void hasTheSameOutcomeEverywhere(String fault, String usual, @Nullable String exceptions) throws Exception {
        Map<String, String> different = new TreeMap<>();
        if (exceptions != null) {
            for (String exception : exceptions.split(", ", -1)) {
                String[] words = exception.split(" ", 2);
                different.put(words[0], words[1]);
            }
        }

        Map<String, String> outcomes = outcomes(fault);

        assertThat(outcomes).hasSameSizeAs(Vector.ALL);
        outcomes.values().removeIf(usual::equals);
        assertThat(outcomes).isEqualTo(different);
    }

    /** Few samples have thousands: here all have. */
    @Test
    void readsThousandsWithCommasAsWithout() throws Exception {
        assertThat(outcomes("a million more with commas")).isEqualTo(outcomes("a million more"));
    }

    private static Map<String, String> outcomes(String fault) throws Exception {
        boolean slow = fault.startsWith("slow");
        HttpSource source =
                new HttpSource(new Limits(slow ? SHORT : LONG, 1_000_000, THREADS), StandIn.REACH, () -> StandIn.NOW);
        try (Faults faults = new Faults(fault)) {
            return eachAtOnce(vector -> {
                Provider provider = faults.provider(vector.id());
                Outcome outcome = source.read(provider, faults.credentials(vector.id()), vector.since());
                assertThat(outcome.toString()).doesNotContain(StandIn.KEY, ServiceAccount.PRIVATE_KEY, "127.0.0.1");
                return faults.word(outcome, vector);
            });
        }
    }

    private static Map<String, String> eachAtOnce(Function<Vector, String> work)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Map<String, Future<String>> pending = new TreeMap<>();
            Vector.ALL.forEach(vector -> pending.put(vector.id(), threads.submit(() -> work.apply(vector))));
            Map<String, String> done = new TreeMap<>();
            for (Map.Entry<String, Future<String>> one : pending.entrySet()) {
                done.put(one.getKey(), one.getValue().get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }
}
