package dev.lifebar.core.reading.http;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a provider answers, and what it means.
 *
 * @param left what is left; null where that is not told
 * @param spent what was spent, all days together; null where that is not told
 * @param since from when on spend is asked for
 * @param details what must be told besides
 * @param tokens what is answered where a token is asked for, by host and path
 * @param answers the answers, by host and path
 */
record Vector(
        String id,
        @Nullable BigDecimal left,
        @Nullable BigDecimal spent,
        String unit,
        LocalDate since,
        Map<String, String> details,
        Map<String, JsonNode> tokens,
        Map<String, JsonNode> answers) {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static final List<Vector> ALL = all();

    private static List<Vector> all() {
        try (InputStream file = Vector.class.getResourceAsStream("vectors.json")) {
            return JSON.readTree(requireNonNull(file, "vectors.json"))
                    .valueStream()
                    .map(Vector::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector of(JsonNode node) {
        return new Vector(
                node.get("id").textValue(),
                number(node.path("left")),
                number(node.path("spent")),
                node.get("unit").textValue(),
                LocalDate.parse(node.path("since").asText(StandIn.TODAY.toString())),
                node.path("details")
                        .propertyStream()
                        .collect(toMap(
                                Map.Entry::getKey, detail -> detail.getValue().textValue())),
                byPath(node.path("tokens")),
                byPath(node.get("answers")));
    }

    private static Map<String, JsonNode> byPath(JsonNode answers) {
        return answers.propertyStream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isTextual() ? new BigDecimal(node.textValue()) : null;
    }

    /** The token that one of them gives out there; nothing where none does. */
    static Optional<JsonNode> token(String path) {
        return ALL.stream()
                .flatMap(vector -> Stream.ofNullable(vector.tokens.get(path)))
                .findFirst();
    }

    @Override
    public String toString() {
        return id;
    }
}
