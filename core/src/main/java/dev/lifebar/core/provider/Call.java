package dev.lifebar.core.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question over HTTP. In its texts stand names in braces for what differs: {@code key}, {@code token}, the names of fields, and days.
 *
 * @param headers lines such as {@code Authorization: Bearer {key}}
 * @param query parameters such as {@code limit=31}; one of whose fields nothing is known is left out
 * @param body null for a GET, the text to post otherwise: JSON, or parameters
 * @param sign how it is signed; null for most
 * @param meaning how its answer is read
 */
public record Call(
        String url,
        List<String> headers,
        List<String> query,
        @Nullable String body,
        @Nullable Sign sign,
        Meaning meaning) {
    public Call {
        headers = List.copyOf(headers);
        query = List.copyOf(query);
    }
}
