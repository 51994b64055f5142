package dev.lifebar.core.reading.sign;

import dev.lifebar.core.secret.Secret;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Signs as Alibaba wants it: https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature */
record Acs3(String id, Secret key, String nonce, Instant now) implements Signer {

    Acs3(String id, Secret key, Instant now) {
        this(id, key, UUID.randomUUID().toString(), now);
    }

    @Override
    public Map<String, String> headers(Unsigned question) throws GeneralSecurityException {
        SortedMap<String, String> added = new TreeMap<>(Map.of(
                "x-acs-content-sha256", Digests.sha256(question.body()),
                "x-acs-date", now.truncatedTo(ChronoUnit.SECONDS).toString(),
                "x-acs-signature-nonce", nonce));
        SortedMap<String, String> covered = new TreeMap<>(question.headers());
        covered.keySet().removeIf(name -> !name.startsWith("x-acs-") && !name.equals("content-type"));
        covered.putAll(added);
        covered.put("host", question.host());
        String text = "ACS3-HMAC-SHA256\n" + Digests.sha256(question.canonical(covered));
        String signature = Digests.hmac(Digests.bytes(key.value()), text);
        added.put(
                "Authorization",
                "ACS3-HMAC-SHA256 Credential=%s,SignedHeaders=%s,Signature=%s"
                        .formatted(id, String.join(";", covered.keySet()), signature));
        return added;
    }
}
