package dev.lifebar.core.provider;

import dev.lifebar.core.provider.Meaning.Otherwise;
import dev.lifebar.core.provider.Meaning.Refusal;
import dev.lifebar.core.provider.Meaning.Spend;
import dev.lifebar.core.provider.Meaning.Stretch;
import dev.lifebar.core.provider.Recipe.Field;
import dev.lifebar.core.provider.Recipe.KeyKind;
import dev.lifebar.core.provider.Recipe.Lookup;
import dev.lifebar.core.provider.Recipe.Region;
import dev.lifebar.core.provider.Recipe.Token;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Telling.Topic;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a recipe of the field {@code reading} of a catalogue file. */
final class RecipeEntry {
    private static final Set<String> CALL = Set.of(
            "url",
            "headers",
            "query",
            "body",
            "sign",
            "table",
            "refusals",
            "success",
            "unlimited",
            "unknown",
            "otherwise",
            "left",
            "most",
            "days",
            "currency",
            "details");
    private static final Set<String> RECIPE = with(
            CALL,
            "key",
            "key-name",
            "env",
            "fields",
            "every",
            "price",
            "regions",
            "token",
            "lookup",
            "also",
            "instead");
    private static final Set<String> TOKEN =
            Set.of("url", "headers", "query", "body", "sign", "refusals", "success", "at");
    private static final Set<String> OTHERWISE = Set.of("unit", "unlimited", "left", "most", "currency", "details");
    private static final Set<String> LOOKUP = Set.of("field", "at", "url", "headers", "refusals", "success");
    private static final Set<String> DAYS =
            Set.of("at-once", "spent", "included", "each", "date", "next", "more", "page");
    private static final Set<String> DATES = Set.of("from", "to", "last", "month", "now");
    private static final Pattern FIELD = Pattern.compile("([a-z][a-z_]*)(\\?)?(?: = ([A-Z][A-Z0-9_]*))?");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern REGION = Pattern.compile("(\\*?[a-z:]+): (\\S+) ([A-Z]{3}|[a-z]+)");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+: \\S.*");
    private static final Pattern PARAMETER = Pattern.compile("[^=]+=.+");
    private static final Pattern STATUS = Pattern.compile("[2-5]\\d\\d");
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");
    /** In what is posted, braces that hold anything else are its own. */
    private static final Pattern PLACES = Pattern.compile("\\{([a-z_]+(?::[^{}]*)?)}");

    private static final Duration LONGEST = Duration.ofDays(1);

    private final Fields fields;
    private final Reach reach;
    private final Set<String> known = new HashSet<>(Set.of("key"));

    RecipeEntry(Fields fields, Reach reach) {
        this.fields = fields;
        this.reach = reach;
    }

    Recipe recipe() {
        fields.allow(RECIPE);
        List<Region> regions = fields.all("regions", RecipeEntry::region);
        List<Field> wanted = wanted(regions);
        wanted.forEach(field -> known.add(field.name()));
        regions.forEach(region -> checkAddress(fields, "regions", region.url()));
        Token token = fields.object("token").map(this::token).orElse(null);
        if (token != null) {
            known.add("token");
        }
        return new Recipe(
                new Recipe.Key(
                        fields.constant("key", KeyKind.values()),
                        fields.optional("key-name").orElse(""),
                        variables()),
                wanted,
                fields.as("every", fields.text("every"), RecipeEntry::interval),
                fields.optional("price").orElse(""),
                regions,
                token,
                call(fields),
                fields.object("lookup").map(this::lookup).orElse(null),
                other("also"),
                other("instead"));
    }

    private List<String> variables() {
        List<String> variables = fields.list("env");
        variables.forEach(variable -> fields.check("env", variable, VARIABLE));
        return variables;
    }

    private List<Field> wanted(List<Region> regions) {
        List<Field> wanted = new ArrayList<>(fields.all("fields", RecipeEntry::field));
        List<String> chosen = regions.stream()
                .filter(region -> !region.isTold())
                .map(Region::name)
                .toList();
        if (!chosen.isEmpty()) {
            wanted.add(new Field(Recipe.REGION, false, "", chosen));
        }
        return wanted;
    }

    private Lookup lookup(Fields of) {
        of.allow(LOOKUP);
        String field = of.text("field");
        if (!known.contains(field)) {
            throw of.invalid("field", "is \"%s\", which is none of its fields".formatted(field));
        }
        return new Lookup(field, of.as("at", of.text("at"), Path::either), call(of));
    }

    private Token token(Fields of) {
        of.allow(TOKEN);
        return new Token(call(of), of.as("at", of.text("at"), Path::of));
    }

    private @Nullable Call other(String field) {
        Fields other = fields.object(field).orElse(null);
        if (other == null) {
            return null;
        }
        other.allow(CALL);
        return call(other);
    }

    private Call call(Fields of) {
        checkAddress(of, "url", of.text("url"));
        return new Call(
                of.text("url"),
                templates(of, "headers", HEADER),
                templates(of, "query", PARAMETER),
                body(of),
                sign(of),
                meaning(of));
    }

    private @Nullable String body(Fields of) {
        String body = of.optional("body").orElse(null);
        if (body != null) {
            checkBraces(of, "body", body, PLACES);
        }
        return body;
    }

    private @Nullable Sign sign(Fields of) {
        Sign sign = of.orNull("sign", Sign::of);
        if (sign != null && !sign.id().isEmpty() && !known.contains(sign.id())) {
            throw of.invalid("sign", "has %s, which is none of its fields".formatted(sign.id()));
        }
        return sign;
    }

    private List<String> templates(Fields of, String field, Pattern form) {
        List<String> templates = of.optionalList(field);
        for (String template : templates) {
            of.check(field, template, form);
            checkBraces(of, field, template, BRACES);
        }
        return templates;
    }

    private void checkAddress(Fields of, String field, String url) {
        checkBraces(of, field, url, BRACES);
        boolean typed = url.startsWith("{" + Recipe.BASE_URL + "}/");
        if (!typed && !of.as(field, url, text -> reach.allows(Recipe.address(text)))) {
            throw of.invalid(field, "must be an https address, not \"%s\"".formatted(url));
        }
    }

    private void checkBraces(Fields of, String field, String template, Pattern form) {
        Matcher braces = form.matcher(template);
        while (braces.find()) {
            String name = braces.group(1).split(":", 2)[0];
            if (!known.contains(name) && !DATES.contains(name)) {
                throw of.invalid(field, "has {%s}, which is none of its fields".formatted(name));
            }
        }
    }

    private static Meaning meaning(Fields of) {
        return new Meaning(
                of.orNull("table", Path::of),
                of.all("refusals", RecipeEntry::refusal),
                of.all("success", Condition::of),
                of.all("unlimited", Condition::of),
                of.all("unknown", Condition::of),
                of.object("otherwise").map(RecipeEntry::otherwise).orElse(null),
                of.orNull("left", Sum::of),
                of.orNull("most", Sum::of),
                of.object("days").map(RecipeEntry::spend).orElse(null),
                of.optional("currency")
                        .map(text -> of.as("currency", text, Path::either))
                        .orElse(List.of()),
                details(of));
    }

    private static Otherwise otherwise(Fields of) {
        of.allow(OTHERWISE);
        return new Otherwise(of.text("unit", CatalogueEntry.UNIT), meaning(of));
    }

    private static Spend spend(Fields of) {
        of.allow(DAYS);
        return new Spend(
                of.constant("at-once", Stretch.values()),
                of.as("spent", of.text("spent"), Sum::of),
                of.orNull("included", Sum::of),
                of.orNull("each", Path::of),
                of.orNull("date", Path::of),
                of.orNull("next", Path::of),
                of.orNull("more", Path::of),
                of.optional("page").orElse(null));
    }

    private static Map<Topic, Sum> details(Fields of) {
        Map<Topic, Sum> details = new EnumMap<>(Topic.class);
        for (String text : of.optionalList("details")) {
            String[] parts = text.split(": ", 2);
            if (parts.length < 2) {
                throw of.invalid("details", "cannot be \"%s\"".formatted(text));
            }
            Topic topic = of.as("details", text, detail -> Fields.named(parts[0], Topic.values()));
            details.put(topic, of.as("details", text, detail -> Sum.of(parts[1])));
        }
        return details;
    }

    private static Field field(String text) {
        Matcher field = matching(FIELD, text);
        String variable = field.group(3);
        return new Field(field.group(1), field.group(2) == null, variable == null ? "" : variable, List.of());
    }

    private static Region region(String text) {
        Matcher region = matching(REGION, text);
        return new Region(region.group(1), region.group(2), region.group(3));
    }

    private static Refusal refusal(String text) {
        String[] parts = text.split(" -> ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(text);
        }
        Failure failure = Fields.named(parts[1].replace(' ', '_'), Failure.values());
        return STATUS.matcher(parts[0]).matches()
                ? new Refusal(Integer.parseInt(parts[0]), null, failure)
                : new Refusal(0, Condition.of(parts[0]), failure);
    }

    private static Duration interval(String text) {
        try {
            Duration interval = Duration.parse(text);
            if (interval.isNegative() || interval.isZero() || interval.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(text);
            }
            return interval;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Matcher matching(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return matcher;
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
