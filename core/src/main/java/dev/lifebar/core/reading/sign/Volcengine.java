package dev.lifebar.core.reading.sign;

import dev.lifebar.core.secret.Secret;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Signs as Volcengine wants it: https://www.volcengine.com/docs/6369/67269 */
record Volcengine(String id, Secret key, String scope, Instant now) implements Signer {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public Map<String, String> headers(Unsigned question) throws GeneralSecurityException {
        String date = DATE.format(now);
        String hash = Digests.sha256(question.body());
        SortedMap<String, String> covered = new TreeMap<>(question.headers());
        covered.keySet().retainAll(Set.of("content-type"));
        covered.putAll(Map.of("host", question.host(), "x-content-sha256", hash, "x-date", date));
        String whole = date.substring(0, 8) + "/" + scope + "/request";
        String text = String.join("\n", "HMAC-SHA256", date, whole, Digests.sha256(question.canonical(covered)));
        String signature = Digests.hmac(Digests.key(key.value(), whole), text);
        return Map.of(
                "X-Date", date,
                "X-Content-Sha256", hash,
                "Authorization",
                        "HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                                .formatted(id, whole, String.join(";", covered.keySet()), signature));
    }
}
