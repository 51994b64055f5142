package dev.lifebar.core.provider;

import dev.lifebar.core.provider.Provider.Confidence;
import dev.lifebar.core.provider.Provider.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One entry of a catalogue file, still unchecked; what is wrong with it is said with its id and the field. */
final class CatalogueEntry {
    private static final Set<String> FIELDS = Set.of("id", "name", "aliases", "console", "unit", "kind", "confidence");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9][a-z0-9.-]*");
    private static final Pattern UNIT = Pattern.compile("[A-Z]{3}|[a-z]+");

    private final int position;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    CatalogueEntry(int position) {
        this.position = position;
    }

    void put(String field, String text) {
        texts.put(known(field), text);
    }

    void put(String field, List<String> list) {
        lists.put(known(field), list);
    }

    Provider provider() {
        return new Provider(
                text("id", ID),
                name(),
                aliases(),
                console(),
                text("unit", UNIT),
                constant("kind", Kind.values()),
                constant("confidence", Confidence.values()));
    }

    IllegalArgumentException invalid(String field, String problem) {
        String id = texts.get("id");
        String entry =
                id == null ? "Provider %d of the catalogue".formatted(position) : "Provider \"%s\"".formatted(id);
        return new IllegalArgumentException("%s: field \"%s\" %s".formatted(entry, field, problem));
    }

    private String known(String field) {
        if (!FIELDS.contains(field)) {
            throw invalid(field, "is not known");
        }
        return field;
    }

    private String name() {
        String name = text("name");
        if (name.isBlank()) {
            throw invalid("name", "is empty");
        }
        return name;
    }

    private List<String> aliases() {
        List<String> aliases = lists.get("aliases");
        if (aliases == null) {
            throw invalid("aliases", "is missing or not a list");
        }
        for (String alias : aliases) {
            check("aliases", alias, ALIAS);
        }
        return aliases;
    }

    private URI console() {
        String text = text("console");
        try {
            URI console = new URI(text);
            if ("https".equals(console.getScheme()) && console.getHost() != null) {
                return console;
            }
        } catch (URISyntaxException e) {
            // said below, with the entry and the field
        }
        throw invalid("console", "must be an https address, not \"%s\"".formatted(text));
    }

    private <E extends Enum<E>> E constant(String field, E[] constants) {
        String text = text(field);
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw invalid(field, "cannot be \"%s\"".formatted(text));
    }

    private String text(String field, Pattern form) {
        return check(field, text(field), form);
    }

    private String text(String field) {
        String text = texts.get(field);
        if (text == null) {
            throw invalid(field, "is missing or not a text");
        }
        return text;
    }

    private String check(String field, String text, Pattern form) {
        if (!form.matcher(text).matches()) {
            throw invalid(field, "cannot be \"%s\"".formatted(text));
        }
        return text;
    }
}
