package dev.lifebar.bot.discord;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A form's command and what was given already, as the id of a modal: it holds everything, so that a form that was open
 * during a restart can still be sent.
 */
record FormId(String path, Map<String, String> given) {
    private static final String VERSION = "1 ";
    private static final String SEPARATOR = "&";

    FormId {
        given = Map.copyOf(given);
    }

    /** Reads an id, or nothing if it is not one of ours. */
    static Optional<FormId> parse(String id) {
        if (!id.startsWith(VERSION)) {
            return Optional.empty();
        }
        String[] parts = id.substring(VERSION.length()).split(SEPARATOR, -1);
        Map<String, String> given = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals < 1) {
                return Optional.empty();
            }
            String name = parts[i].substring(0, equals);
            decode(parts[i].substring(equals + 1)).ifPresent(value -> given.put(name, value));
        }
        return given.size() == parts.length - 1 ? Optional.of(new FormId(parts[0], given)) : Optional.empty();
    }

    boolean fits() {
        return toString().length() <= Limits.CUSTOM_ID;
    }

    @Override
    public String toString() {
        StringBuilder id = new StringBuilder(VERSION).append(path);
        new TreeMap<>(given)
                .forEach((name, value) -> id.append(SEPARATOR)
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return id.toString();
    }

    private static Optional<String> decode(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
