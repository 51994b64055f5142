package dev.lifebar.core.reading;

import dev.lifebar.core.secret.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a provider wants to see before it tells anything.
 *
 * @param key the key itself
 * @param fields what it wants beside the key, by name, such as a team's id; empty for most
 */
public record Credentials(Secret key, Map<String, String> fields) {
    public Credentials {
        fields = Map.copyOf(fields);
    }

    /** The same key, with more beside it. */
    public Credentials with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(fields);
        all.putAll(more);
        return new Credentials(key, all);
    }

    /** The names of the fields alone: what they say may be half of a key. */
    @Override
    public String toString() {
        return "Credentials[key=" + key + ", fields=" + new TreeSet<>(fields.keySet()) + "]";
    }
}
