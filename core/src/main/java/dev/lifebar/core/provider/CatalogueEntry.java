package dev.lifebar.core.provider;

import dev.lifebar.core.provider.Provider.Confidence;
import dev.lifebar.core.provider.Provider.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a provider of an entry of a catalogue file. */
final class CatalogueEntry {
    private static final Set<String> FIELDS =
            Set.of("id", "name", "aliases", "console", "unit", "kind", "confidence", "reading", "by-hand");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9][a-z0-9.-]*");
    static final Pattern UNIT = Pattern.compile("[A-Z]{3}|[a-z]+");

    private final Fields fields;
    private final Reach reach;

    CatalogueEntry(Fields fields, Reach reach) {
        this.fields = fields;
        this.reach = reach;
    }

    Provider provider() {
        fields.allow(FIELDS);
        return new Provider(
                fields.text("id", ID),
                name(),
                aliases(),
                console(),
                fields.text("unit", UNIT),
                fields.constant("kind", Kind.values()),
                fields.constant("confidence", Confidence.values()),
                fields.object("reading")
                        .map(reading -> new RecipeEntry(reading, reach).recipe())
                        .orElse(null),
                reason());
    }

    private String reason() {
        if (fields.has("by-hand") && fields.has("reading")) {
            throw fields.invalid("by-hand", "goes without reading");
        }
        return fields.optional("by-hand").orElse("");
    }

    private String name() {
        String name = fields.text("name");
        if (name.isBlank()) {
            throw fields.invalid("name", "is empty");
        }
        return name;
    }

    private List<String> aliases() {
        List<String> aliases = fields.list("aliases");
        for (String alias : aliases) {
            fields.check("aliases", alias, ALIAS);
        }
        return aliases;
    }

    private URI console() {
        String text = fields.text("console");
        try {
            URI console = new URI(text);
            if ("https".equals(console.getScheme()) && console.getHost() != null) {
                return console;
            }
        } catch (URISyntaxException e) {
            // said below, with the entry and the field
        }
        throw fields.invalid("console", "must be an https address, not \"%s\"".formatted(text));
    }
}
