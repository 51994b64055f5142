package dev.lifebar.bot.web;

import dev.lifebar.core.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shows a receiver who sent a body and when, so that nobody can make one up or send an old one again. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private final Secret secret;

    Signature(Secret secret) {
        this.secret = secret;
    }

    /** {@code t=}, the second it was sent in, and {@code v1=}, the HMAC-SHA-256 of that, a dot and the body. */
    String of(byte[] body, Instant sent) {
        String second = String.valueOf(sent.getEpochSecond());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((second + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + second + ", v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has no " + ALGORITHM, e);
        }
    }
}
