package dev.lifebar.core.secret;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that every Java has. Of what may be guessed it belongs under a master key. */
final class Sha256 {
    private Sha256() {}

    static byte[] of(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
