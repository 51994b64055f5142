package dev.lifebar.core.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Tells that two keys are the same, and nothing else of them. */
final class Fingerprint {
    /** Enough to tell keys apart, and too little to find one by. */
    private static final int LENGTH = 24;

    private Fingerprint() {}

    /** The same for the same key with the same things beside it; for what may be read only for some, within a workspace. */
    static String of(long workspaceId, GivenKey given, Map<String, String> fields) {
        String digest = digest(given, fields);
        return given.isReference() ? workspaceId + ":" + digest : digest;
    }

    private static String digest(GivenKey given, Map<String, String> fields) {
        String text = given.kind() + "\0" + given.text() + "\0" + new TreeMap<>(fields);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
