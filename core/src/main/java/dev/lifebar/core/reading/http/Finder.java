package dev.lifebar.core.reading.http;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifebar.core.provider.Condition;
import dev.lifebar.core.provider.Condition.Comparison;
import dev.lifebar.core.provider.Path;
import dev.lifebar.core.provider.Path.Step;
import dev.lifebar.core.provider.Sum;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds things in an answer. What is missing, null, empty or no number is never taken for nothing. */
final class Finder {
    /** A comma is only one of thousands where it can be nothing else. */
    private static final Pattern NUMBER =
            Pattern.compile("-?(\\d{1,3}(,\\d{3})+|\\d{1,30})(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");

    private static final int MOST_DIGITS = 30;

    private static final Path COLUMNS = new Path(
            "columns[*].name",
            List.of(new Step.Member("columns", false), new Step.Each(), new Step.Member("name", false)));
    private static final Path ROWS = new Path("rows[*]", List.of(new Step.Member("rows", false), new Step.Each()));

    private final JsonNode answer;
    /** What is known beside the key, as it stands in paths: by its name in braces. */
    private final Map<String, String> known;

    Finder(JsonNode answer) {
        this(answer, Map.of());
    }

    private Finder(JsonNode answer, Map<String, String> known) {
        this.answer = answer;
        this.known = known;
    }

    /** The same, for somebody of whom this is known beside the key. */
    Finder with(Map<String, String> fields) {
        return new Finder(
                answer,
                fields.entrySet().stream().collect(toMap(field -> "{" + field.getKey() + "}", Entry::getValue)));
    }

    /** What is at the path: one value, or one for each element of a list, which may be empty. */
    List<JsonNode> at(Path path) throws Untold {
        List<JsonNode> found = List.of(answer);
        for (Step step : path.steps()) {
            found = taken(step, found, path);
        }
        for (JsonNode value : found) {
            if (value.isNull()) {
                throw Untold.unexpected(path + " is null");
            }
        }
        return found;
    }

    /** What is at the first path that leads anywhere. */
    List<JsonNode> at(List<Path> paths) throws Untold {
        for (Path path : paths.subList(0, paths.size() - 1)) {
            List<JsonNode> found = atOrNone(path);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return at(paths.get(paths.size() - 1));
    }

    /** The text at a path; empty where there is none. */
    String text(Path path) {
        return raw(path).filter(value -> !value.isNull()).map(JsonNode::asText).orElse("");
    }

    /** The sum, of at least one number. */
    BigDecimal sum(Sum sum) throws Untold {
        Optional<BigDecimal> total = Optional.empty();
        for (Sum.Term term : sum.terms()) {
            List<JsonNode> found = term.optional() ? atOrNone(term.paths().get(0)) : at(term.paths());
            if (found.isEmpty() && !term.optional()) {
                throw Untold.unexpected(term.paths().get(0) + " is empty");
            }
            for (JsonNode value : found) {
                total = Optional.of(total.orElse(BigDecimal.ZERO).add(times(number(value, term), term)));
            }
        }
        return total.orElseThrow(
                () -> Untold.unexpected(sum.terms().get(0).paths().get(0) + " is missing"));
    }

    /** The sum; nothing where one of its numbers is not told. */
    Optional<BigDecimal> sumIfTold(Sum sum) {
        try {
            return Optional.of(sum(sum));
        } catch (Untold e) {
            return Optional.empty();
        }
    }

    /** The sum, of no number at all where a list of costs is empty. */
    BigDecimal sumOfAny(Sum sum) throws Untold {
        BigDecimal total = BigDecimal.ZERO;
        for (Sum.Term term : sum.terms()) {
            for (JsonNode value : at(term.paths())) {
                total = total.add(times(number(value, term), term));
            }
        }
        return total;
    }

    boolean isSo(Condition condition) {
        Optional<JsonNode> found = raw(condition.path());
        if (condition.value().equals("absent")) {
            return isAbsent(found);
        }
        if (condition.value().equals("nothing")) {
            return isAbsent(found) || found.filter(value -> isSame(value, "0")).isPresent();
        }
        return found.filter(value -> holds(value, condition.comparison(), condition.value()))
                .isPresent();
    }

    private static boolean isAbsent(Optional<JsonNode> found) {
        return found.filter(value -> !value.isNull() && !(value.isArray() && value.isEmpty()))
                .isEmpty();
    }

    boolean areSo(List<Condition> conditions) {
        return conditions.stream().allMatch(this::isSo);
    }

    private static boolean holds(JsonNode value, Comparison comparison, String text) {
        return switch (comparison) {
            case IS -> isSame(value, text);
            case IS_NOT -> !isSame(value, text);
            case IS_AT_LEAST -> compared(value, text).filter(sign -> sign >= 0).isPresent();
            case IS_LESS_THAN -> compared(value, text).filter(sign -> sign < 0).isPresent();
            case CONTAINS -> contains(value, text);
        };
    }

    /** A text that contains it, or a list of texts one of which does. */
    private static boolean contains(JsonNode value, String text) {
        return value.isArray()
                ? value.valueStream().anyMatch(element -> contains(element, text))
                : value.asText().contains(text);
    }

    /** The same with the rows of a table as objects, whose members are called like its columns: their order may differ. */
    Finder named(Path table) throws Untold {
        JsonNode named = answer.deepCopy();
        for (JsonNode found : new Finder(named).at(table)) {
            Finder inside = new Finder(found);
            List<JsonNode> columns = inside.at(COLUMNS);
            ArrayNode rows = JsonNodeFactory.instance.arrayNode();
            for (JsonNode row : inside.at(ROWS)) {
                rows.add(named(row, columns));
            }
            ((ObjectNode) found).set("rows", rows);
        }
        return new Finder(named, known);
    }

    private static ObjectNode named(JsonNode row, List<JsonNode> columns) throws Untold {
        if (row.size() != columns.size()) {
            throw Untold.unexpected("a row that does not fit its columns");
        }
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        for (int column = 0; column < columns.size(); column++) {
            named.set(columns.get(column).asText(), row.get(column));
        }
        return named;
    }

    private static boolean isSame(JsonNode value, String text) {
        return compared(value, text)
                .map(sign -> sign == 0)
                .orElseGet(() -> value.asText().equals(text));
    }

    private static Optional<Integer> compared(JsonNode value, String text) {
        return number(value).flatMap(one -> parsed(text).map(other -> Integer.signum(one.compareTo(other))));
    }

    /** The one value at a path, which may be null. */
    private Optional<JsonNode> raw(Path path) {
        try {
            List<JsonNode> found = List.of(answer);
            for (Step step : path.steps()) {
                found = taken(step, found, path);
            }
            return found.stream().findFirst();
        } catch (Untold e) {
            return Optional.empty();
        }
    }

    private List<JsonNode> atOrNone(Path path) {
        try {
            return at(path);
        } catch (Untold e) {
            return List.of();
        }
    }

    private List<JsonNode> taken(Step step, List<JsonNode> from, Path path) throws Untold {
        List<JsonNode> taken = new ArrayList<>();
        for (JsonNode node : from) {
            if (step instanceof Step.Member member) {
                JsonNode found = node.path(member.name());
                if (!member.optional() || !found.isMissingNode()) {
                    taken.add(present(found, path));
                }
            } else if (step instanceof Step.Element element) {
                taken.add(present(node.path(element.index()), path));
            } else if (step instanceof Step.Also also) {
                Stream.of(node)
                        .filter(element -> isWanted(also.those(), element))
                        .forEach(taken::add);
            } else {
                elements(node, path).filter(element -> isWanted(step, element)).forEach(taken::add);
            }
        }
        return taken;
    }

    private static JsonNode present(JsonNode node, Path path) throws Untold {
        if (node.isMissingNode()) {
            throw Untold.unexpected(path + " is missing");
        }
        return node;
    }

    private static Stream<JsonNode> elements(JsonNode node, Path path) throws Untold {
        if (!node.isArray()) {
            throw Untold.unexpected(path + " is missing");
        }
        return node.valueStream();
    }

    private boolean isWanted(Step step, JsonNode element) {
        return !(step instanceof Step.Those those)
                || holds(
                        element.path(those.member()),
                        those.comparison(),
                        known.getOrDefault(those.value(), those.value()));
    }

    private static BigDecimal number(JsonNode value, Sum.Term term) throws Untold {
        return number(value).orElseThrow(() -> Untold.unexpected(term.paths().get(0) + " is not a number"));
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue()).filter(Finder::isSensible);
        }
        return value.isTextual() ? parsed(value.textValue().strip()) : Optional.empty();
    }

    private static Optional<BigDecimal> parsed(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text.replace(",", ""))).filter(Finder::isSensible)
                : Optional.empty();
    }

    /** A few characters can write a number that takes all memory to add up. */
    private static boolean isSensible(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS
                && Math.abs((long) number.scale()) <= 2 * MOST_DIGITS;
    }

    private static BigDecimal times(BigDecimal number, Sum.Term term) {
        BigDecimal product = number.multiply(term.factor());
        return term.divisor().compareTo(BigDecimal.ONE) == 0
                ? product
                : product.divide(term.divisor(), MathContext.DECIMAL128);
    }
}
