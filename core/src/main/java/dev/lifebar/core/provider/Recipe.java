package dev.lifebar.core.provider;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a provider is read.
 *
 * @param key what it wants to see
 * @param fields what it wants beside the key
 * @param interval how often it may be asked, at most
 * @param price what it charges for a question, in words; empty for most
 * @param regions where accounts of another region are read
 * @param token where a token is got with the key before anything else is asked; null for most
 * @param call what is asked
 * @param lookup where a field is looked up that was not given; null for most
 * @param also what is asked too, whose number is added unless it says nothing; null for most
 * @param instead what is asked where the first question needs another kind of key or told nothing; null for most
 */
public record Recipe(
        Key key,
        List<Field> fields,
        Duration interval,
        String price,
        List<Region> regions,
        @Nullable Token token,
        Call call,
        @Nullable Lookup lookup,
        @Nullable Call also,
        @Nullable Call instead) {

    /** The name of the field for the address of a gateway of one's own, which begins such a gateway's addresses. */
    public static final String BASE_URL = "base_url";

    /** The name of the field that chooses a region. */
    public static final String REGION = "region";

    /** What a provider allows a key to do. */
    public enum KeyKind {
        /** The key that programs use the provider with. */
        ORDINARY,
        /** A key of somebody who may manage the organisation. */
        ADMIN,
        /** A key made for reading and managing, which cannot be used otherwise. */
        MANAGEMENT
    }

    /**
     * A key.
     *
     * @param kind which of the keys a provider gives out it is
     * @param name what the provider calls it, where that is not simply a key; empty for most
     * @param variables under which names programs keep it in their environment
     */
    public record Key(KeyKind kind, String name, List<String> variables) {
        public Key {
            variables = List.copyOf(variables);
        }
    }

    /**
     * Something that lets in for a while.
     *
     * @param call the question it is the answer to
     * @param at where in that answer it stands
     */
    public record Token(Call call, Path at) {}

    /**
     * Something a provider wants to know beside the key.
     *
     * @param variable under which name programs keep it in their environment; empty if they do not
     * @param choices what it may be; empty if it may be anything
     */
    public record Field(String name, boolean required, String variable, List<String> choices) {
        public Field {
            choices = List.copyOf(choices);
        }
    }

    /**
     * A question that tells what a field has to be, if the key belongs to one thing only.
     *
     * @param at where the answer says it, the first path that leads anywhere; of a name with slashes the end counts
     */
    public record Lookup(String field, List<Path> at, Call call) {
        public Lookup {
            at = List.copyOf(at);
        }
    }

    /**
     * A part of the world with a place of its own.
     *
     * @param name the value of the field {@link #REGION}; or, after a star, how keys end that belong there
     * @param url where it is asked instead
     * @param unit what it counts in
     */
    public record Region(String name, String url, String unit) {
        /** Whether the key itself says that it belongs here, and nobody needs to. */
        public boolean isTold() {
            return name.startsWith("*");
        }
    }

    /** Whether this field need not be given because it can be looked up. */
    public boolean looksUp(Field field) {
        return lookup != null && lookup.field().equals(field.name());
    }

    /**
     * An address, something harmless in place of the braces of its path; no braces may stand for a part of the host.
     *
     * @throws IllegalArgumentException if it is no address
     */
    static URI address(String template) {
        int slash = template.indexOf('/', template.indexOf("://") + "://".length());
        String host = slash < 0 ? template : template.substring(0, slash);
        String path = slash < 0 ? "" : template.substring(slash);
        return URI.create(host + path.replaceAll("\\{[^{}]*}", "x"));
    }

    public Recipe {
        fields = List.copyOf(fields);
        regions = List.copyOf(regions);
    }
}
