package dev.lifebar.core.provider;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of an object in a catalogue file, still unchecked; what is wrong with one is said with its entry and name. */
final class Fields {
    private final int position;
    private final @Nullable Fields outer;
    private final String prefix;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();
    private final Map<String, Fields> objects = new HashMap<>();

    /** An entry. */
    Fields(int position) {
        this.position = position;
        this.outer = null;
        this.prefix = "";
    }

    /** A field of another object, which is an object itself. */
    Fields(Fields outer, String name) {
        this.position = outer.position;
        this.outer = outer;
        this.prefix = outer.prefix + name + ".";
    }

    void put(String field, String text) {
        texts.put(field, text);
    }

    void put(String field, List<String> list) {
        lists.put(field, list);
    }

    void put(String field, Fields object) {
        objects.put(field, object);
    }

    void allow(Set<String> known) {
        for (Map<String, ?> given : List.of(texts, lists, objects)) {
            for (String field : given.keySet()) {
                if (!known.contains(field)) {
                    throw invalid(field, "is not known");
                }
            }
        }
    }

    boolean has(String field) {
        return texts.containsKey(field) || lists.containsKey(field) || objects.containsKey(field);
    }

    String text(String field) {
        String text = texts.get(field);
        if (text == null) {
            throw invalid(field, "is missing or not a text");
        }
        return text;
    }

    String text(String field, Pattern form) {
        return check(field, text(field), form);
    }

    Optional<String> optional(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    List<String> list(String field) {
        List<String> list = lists.get(field);
        if (list == null) {
            throw invalid(field, "is missing or not a list");
        }
        return list;
    }

    List<String> optionalList(String field) {
        return has(field) ? list(field) : List.of();
    }

    Optional<Fields> object(String field) {
        if (has(field) && !objects.containsKey(field)) {
            throw invalid(field, "must be an object");
        }
        return Optional.ofNullable(objects.get(field));
    }

    /** A text as something else; a reader that cannot make anything of it throws an {@link IllegalArgumentException}. */
    <T> T as(String field, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw invalid(field, "cannot be \"%s\"".formatted(text));
        }
    }

    <T> @Nullable T orNull(String field, Function<String, T> reader) {
        return optional(field).map(text -> as(field, text, reader)).orElse(null);
    }

    <T> List<T> all(String field, Function<String, T> reader) {
        return optionalList(field).stream().map(text -> as(field, text, reader)).toList();
    }

    <E extends Enum<E>> E constant(String field, E[] constants) {
        return as(field, text(field), text -> named(text, constants));
    }

    static <E extends Enum<E>> E named(String text, E[] constants) {
        for (E constant : constants) {
            if (constant.name().equals(text.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new IllegalArgumentException(text);
    }

    String check(String field, String text, Pattern form) {
        if (!form.matcher(text).matches()) {
            throw invalid(field, "cannot be \"%s\"".formatted(text));
        }
        return text;
    }

    IllegalArgumentException invalid(String field, String problem) {
        String id = id();
        String entry =
                id == null ? "Provider %d of the catalogue".formatted(position) : "Provider \"%s\"".formatted(id);
        return new IllegalArgumentException("%s: field \"%s\" %s".formatted(entry, prefix + field, problem));
    }

    private @Nullable String id() {
        return outer == null ? texts.get("id") : outer.id();
    }
}
