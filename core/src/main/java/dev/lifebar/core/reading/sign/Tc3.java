package dev.lifebar.core.reading.sign;

import dev.lifebar.core.secret.Secret;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Signs as Tencent wants it: https://cloud.tencent.com/document/api/213/30654 */
record Tc3(String id, Secret key, String scope, Instant now) implements Signer {

    @Override
    public Map<String, String> headers(Unsigned question) throws GeneralSecurityException {
        String seconds = Long.toString(now.getEpochSecond());
        SortedMap<String, String> covered = new TreeMap<>(question.headers());
        covered.keySet().retainAll(Set.of("content-type"));
        covered.put("host", question.host());
        String whole = LocalDate.ofInstant(now, ZoneOffset.UTC) + "/" + scope + "/tc3_request";
        String text = String.join("\n", "TC3-HMAC-SHA256", seconds, whole, Digests.sha256(question.canonical(covered)));
        String signature = Digests.hmac(Digests.key("TC3" + key.value(), whole), text);
        return Map.of(
                "X-TC-Timestamp",
                seconds,
                "Authorization",
                "TC3-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(id, whole, String.join(";", covered.keySet()), signature));
    }
}
