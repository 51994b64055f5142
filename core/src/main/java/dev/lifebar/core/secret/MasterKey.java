package dev.lifebar.core.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** A key under which others are locked: 256 random bits, written in base64. Prints as its id. */
final class MasterKey {
    private static final int LENGTH = 32;
    private static final byte[] PURPOSE = "lifebar master key ".getBytes(StandardCharsets.UTF_8);

    private final byte[] bytes;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    static MasterKey random() {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        return new MasterKey(bytes);
    }

    /** What {@code openssl rand -base64 32} prints; nothing for any other text. */
    static Optional<MasterKey> read(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            return bytes.length == LENGTH ? Optional.of(new MasterKey(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String text() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Tells keys apart, and gives nothing away: the beginning of a digest. */
    int id() {
        return ByteBuffer.wrap(Sha256.of(PURPOSE, bytes)).getInt();
    }

    @Override
    public String toString() {
        return "MasterKey " + Integer.toHexString(id());
    }
}
