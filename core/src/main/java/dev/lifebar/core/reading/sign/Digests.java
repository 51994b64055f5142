package dev.lifebar.core.reading.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What signatures are made of. */
final class Digests {
    private static final String HMAC = "HmacSHA256";

    private Digests() {}

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String hmac(byte[] key, String text) throws GeneralSecurityException {
        return HexFormat.of().formatHex(mac(key, text));
    }

    /** The key for a scope alone, made of a secret and each part of the scope. */
    static byte[] key(String secret, String scope) throws GeneralSecurityException {
        byte[] key = bytes(secret);
        for (String part : scope.split("/", -1)) {
            key = mac(key, part);
        }
        return key;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        return mac.doFinal(bytes(text));
    }
}
