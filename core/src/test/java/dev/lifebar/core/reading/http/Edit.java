package dev.lifebar.core.reading.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifebar.core.provider.Call;
import dev.lifebar.core.provider.Meaning;
import dev.lifebar.core.provider.Path;
import dev.lifebar.core.provider.Path.Step;
import dev.lifebar.core.provider.Recipe;
import dev.lifebar.core.provider.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes the numbers of an answer that a recipe reads; what becomes null is taken out. */
final class Edit {
    private final UnaryOperator<@Nullable JsonNode> change;

    Edit(UnaryOperator<@Nullable JsonNode> change) {
        this.change = change;
    }

    JsonNode of(JsonNode answer, Recipe recipe) {
        Path table = recipe.call().meaning().table();
        JsonNode edited = table == null ? answer.deepCopy() : named(answer, table);
        Stream.of(recipe.call(), recipe.also(), recipe.instead())
                .filter(Objects::nonNull)
                .map(Call::meaning)
                .flatMap(meaning -> paths(meaning).stream())
                .distinct()
                .forEach(steps -> edit(edited, steps));
        if (table != null) {
            unnamed(edited.at("/" + table.text().replace('.', '/')));
        }
        return edited;
    }

    private static JsonNode named(JsonNode answer, Path table) {
        JsonNode named = answer.deepCopy();
        JsonNode found = named.at("/" + table.text().replace('.', '/'));
        ArrayNode rows = (ArrayNode) found.get("rows");
        for (int row = 0; row < rows.size(); row++) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (int column = 0; column < rows.get(row).size(); column++) {
                object.set(
                        found.at("/columns/" + column + "/name").asText(),
                        rows.get(row).get(column));
            }
            rows.set(row, object);
        }
        return named;
    }

    private static void unnamed(JsonNode table) {
        ArrayNode rows = (ArrayNode) table.get("rows");
        for (int row = 0; row < rows.size(); row++) {
            ArrayNode values = JsonNodeFactory.instance.arrayNode();
            rows.get(row).forEach(values::add);
            rows.set(row, values);
        }
    }

    private static List<List<Step>> paths(Meaning meaning) {
        List<List<Step>> paths = new ArrayList<>();
        Meaning.Spend spend = meaning.spend();
        if (spend != null) {
            List<Step> outer = spend.days() == null ? List.of() : spend.days().steps();
            add(paths, outer, spend.amount());
        }
        if (meaning.left() != null) {
            add(paths, List.of(), meaning.left());
        }
        if (meaning.otherwise() != null) {
            paths.addAll(paths(meaning.otherwise().meaning()));
        }
        return paths;
    }

    private static void add(List<List<Step>> paths, List<Step> outer, Sum sum) {
        for (Sum.Term term : sum.terms()) {
            for (Path path : term.paths()) {
                paths.add(Stream.concat(outer.stream(), path.steps().stream()).toList());
            }
        }
    }

    private void edit(JsonNode node, List<Step> steps) {
        Step step = steps.get(0);
        List<Step> rest = steps.subList(1, steps.size());
        if (step instanceof Step.Member member && rest.isEmpty()) {
            if (node instanceof ObjectNode object && object.has(member.name())) {
                put(object, member.name());
            }
        } else if (step instanceof Step.Member member) {
            edit(node.path(member.name()), rest);
        } else if (step instanceof Step.Element element) {
            edit(node.path(element.index()), rest);
        } else if (node instanceof ArrayNode array) {
            array.forEach(element -> edit(element, rest));
        }
    }

    private void put(ObjectNode object, String name) {
        JsonNode changed = change.apply(object.get(name));
        if (changed == null) {
            object.remove(name);
        } else {
            object.set(name, changed);
        }
    }
}
