package dev.lifebar.core.reading.sign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lifebar.core.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * Signs as Google lets a service account: with a token that it makes of its own key file, for one service, and that needs no
 * exchange. https://google.aip.dev/auth/4111
 *
 * @param key the file, whose JSON names the account and has its private key
 * @param audience the address of the service
 */
record Google(Secret key, String audience, Instant now) implements Signer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIFE = Duration.ofMinutes(10);

    @Override
    public Map<String, String> headers(Unsigned question) throws GeneralSecurityException {
        JsonNode file = file();
        String account = text(file, "client_email");
        String header = part(Map.of("alg", "RS256", "typ", "JWT", "kid", text(file, "private_key_id")));
        String claims = part(Map.of(
                "iss", account,
                "sub", account,
                "aud", audience,
                "iat", now.getEpochSecond(),
                "exp", now.plus(LIFE).getEpochSecond()));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(privateKey(text(file, "private_key")));
        signature.update(Digests.bytes(header + "." + claims));
        return Map.of("Authorization", "Bearer " + header + "." + claims + "." + encoded(signature.sign()));
    }

    private JsonNode file() throws InvalidKeyException {
        try {
            return JSON.readTree(key.value());
        } catch (JsonProcessingException e) {
            throw new InvalidKeyException("no key file"); // the cause would quote it
        }
    }

    private static String text(JsonNode file, String field) throws InvalidKeyException {
        String text = file.path(field).asText();
        if (text.isEmpty()) {
            throw new InvalidKeyException(field + " is missing");
        }
        return text;
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (IllegalArgumentException | InvalidKeySpecException e) {
            throw new InvalidKeyException("private_key is no key"); // the cause may quote it
        }
    }

    private static String part(Map<String, Object> fields) {
        try {
            return encoded(JSON.writeValueAsBytes(fields));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
