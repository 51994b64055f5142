package dev.lifebar.core.reading.sign;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question before it is signed.
 *
 * @param headers by their names in lower case
 * @param body empty where there is none
 */
public record Unsigned(String method, URI address, SortedMap<String, String> headers, String body) {
    public Unsigned {
        SortedMap<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value.strip()));
        headers = lower;
    }

    /** The host as it is sent: with the port, where it is not the usual one. */
    String host() {
        int usual = "https".equals(address.getScheme()) ? 443 : 80;
        boolean named = address.getPort() >= 0 && address.getPort() != usual;
        return named ? address.getHost() + ":" + address.getPort() : address.getHost();
    }

    /**
     * What a signature covers, in the form that Amazon began with and others took over.
     *
     * @param covered the headers it covers
     */
    String canonical(SortedMap<String, String> covered) {
        String lines = covered.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n", method, path(), query(), lines, String.join(";", covered.keySet()), Digests.sha256(body));
    }

    private String path() {
        return address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    }

    private String query() {
        @Nullable String query = address.getRawQuery();
        return query == null ? "" : Arrays.stream(query.split("&", -1)).sorted().collect(Collectors.joining("&"));
    }
}
