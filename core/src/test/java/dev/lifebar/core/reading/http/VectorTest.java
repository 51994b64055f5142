package dev.lifebar.core.reading.http;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.provider.Provider.Way;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Telling;
import dev.lifebar.core.reading.Telling.Detail;
import java.io.IOException;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every provider that can be read, with what it is known to answer. */
class VectorTest {
    private static final List<Vector> vectors = Vector.ALL;
    private static final HttpSource SOURCE = new HttpSource(StandIn.REACH, () -> StandIn.NOW);

    private static @Nullable StandIn standIn;

    @BeforeAll
    static void start() throws IOException {
        standIn = new StandIn(exchange -> {
            String path = exchange.getRequestURI().getPath();
            Optional<JsonNode> token = Vector.token(path);
            if (token.isPresent()) {
                StandIn.send(exchange, 200, token.get().toString());
                return;
            }
            String answer = vectors.stream()
                    .map(vector -> vector.answers().get(path))
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .findFirst()
                    .orElse("");
            StandIn.send(exchange, answer.isEmpty() ? 404 : Signatures.isGenuine(exchange) ? 200 : 401, answer);
        });
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(standIn).close();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("vectors")
    void isReadAsItIsKnownToAnswer(Vector vector) {
        StandIn server = Objects.requireNonNull(standIn);

        Outcome outcome = SOURCE.read(server.provider(vector.id()), server.credentials(vector.id()), vector.since());

        assertThat(outcome).isInstanceOf(Outcome.Told.class);
        Telling telling = ((Outcome.Told) outcome).telling();
        assertThat(telling.left()).isEqualTo(left(vector));
        assertThat(telling.spent().reduce(Amount::plus).orElse(null)).isEqualTo(spent(vector));
        assertThat(telling.details()).containsAll(details(vector));
        assertThat(telling.toString()).doesNotContain(StandIn.KEY);
    }

    @Test
    void existsForEveryProviderThatCanBeRead() {
        assertThat(vectors)
                .extracting(Vector::id)
                .containsExactlyElementsOf(Catalogue.bundled().all().stream()
                        .filter(provider -> provider.way() != Way.MANUAL)
                        .map(Provider::id)
                        .toList());
    }

    /** Printed, because it says how much of the catalogue works by itself. */
    @Test
    void coversTheCatalogueLikeThis() {
        Map<Way, Long> counts =
                new EnumMap<>(Catalogue.bundled().all().stream().collect(groupingBy(Provider::way, counting())));

        System.out.println("providers: "
                + counts.entrySet().stream()
                        .map(count ->
                                count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(joining(", ")));
        assertThat(counts)
                .isEqualTo(Map.of(Way.AUTOMATIC, 58L, Way.ESTIMATED, 9L, Way.EXPERIMENTAL, 17L, Way.MANUAL, 14L));
    }

    private static @Nullable Amount left(Vector vector) {
        return vector.left() == null
                ? null
                : Amount.of(vector.left().setScale(6, RoundingMode.FLOOR).toPlainString(), new Unit(vector.unit()));
    }

    private static @Nullable Amount spent(Vector vector) {
        return vector.spent() == null
                ? null
                : Amount.of(vector.spent().setScale(6, RoundingMode.HALF_UP).toPlainString(), new Unit(vector.unit()));
    }

    private static List<Detail> details(Vector vector) {
        return vector.details().entrySet().stream()
                .map(detail -> new Detail(Telling.Topic.valueOf(detail.getKey()), detail.getValue()))
                .toList();
    }
}
