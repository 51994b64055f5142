package dev.lifebar.core.reading;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Takes out of a provider's answer what must not be kept: the key in any form, and what looks like a secret. */
final class Redaction {
    private static final int MOST = 4_000;

    /** What is cut off anyway need not be searched. */
    private static final int LOOKED_AT = 4 * MOST;

    /** Shorter are the names of regions and projects, which are words as well. */
    private static final int TELLING = 16;

    private static final String DOTS = "••••";

    /** The value of a field that by its name is a secret. */
    private static final Pattern NAMED = Pattern.compile(
            "(\"[^\"]{0,80}(?:key|token|secret|password|authorization|cookie|credential)[^\"]{0,80}\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*+(?:\"|$)",
            Pattern.CASE_INSENSITIVE);

    /** Long runs of letters and digits. */
    private static final Pattern OPAQUE = Pattern.compile("(?=[A-Za-z_+/=-]*+\\d)[A-Za-z0-9_+/=-]{24,}");

    private Redaction() {}

    /** The answer without secrets, cut to what is worth keeping. */
    static String of(String raw, Credentials credentials) {
        String text = ofKey(raw, credentials);
        text = text.substring(0, Math.min(text.length(), LOOKED_AT));
        text = NAMED.matcher(text).replaceAll("$1\"" + DOTS + "\"");
        text = OPAQUE.matcher(text).replaceAll(DOTS);
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }

    /** The text without the key, and without what was given beside it where that is long enough to tell something. */
    static String ofKey(String text, Credentials credentials) {
        String redacted = without(text, credentials.key().value());
        for (String field : credentials.fields().values()) {
            redacted = field.length() < TELLING ? redacted : without(redacted, field);
        }
        return redacted;
    }

    private static String without(String text, String secret) {
        String redacted = text;
        for (String form : forms(secret)) {
            redacted = form.isEmpty() ? redacted : redacted.replace(form, DOTS);
        }
        return redacted;
    }

    private static List<String> forms(String key) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return List.of(
                key,
                URLEncoder.encode(key, StandardCharsets.UTF_8),
                key.replace("\\", "\\\\").replace("\"", "\\\""),
                base64.encodeToString(key.getBytes(StandardCharsets.UTF_8)),
                base64.encodeToString((key + ":").getBytes(StandardCharsets.UTF_8)));
    }
}
