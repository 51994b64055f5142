package dev.lifebar.core.reading;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a provider's answer what must not be kept: the key in any form, what looks like a secret, and where
 * people are reached.
 */
final class Redaction {
    private static final int MOST = 4_000;

    /** What is cut off anyway need not be searched. */
    private static final int LOOKED_AT = 4 * MOST;

    /** Shorter are the names of regions and projects, which are words as well. */
    private static final int TELLING = 16;

    private static final String DOTS = "••••";

    /** A member that by its name is a secret or tells who somebody is, up to its value. */
    private static final Pattern NAMED = Pattern.compile(
            "\"[^\"]{0,80}(?:key|token|secret|password|authorization|cookie|credential|hash|ssh|mail|phone)[^\"]{0,80}\"\\s*:\\s*",
            Pattern.CASE_INSENSITIVE);

    /** A text within quotes, which may be cut off; or what values are within. */
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+(?:\"|$)(\\s*:)?|[\\[{]|[]}]");

    /** An amount, which is no secret whatever it is called. */
    private static final Pattern AMOUNT = Pattern.compile("\"-?\\d+\\.\\d+\"");

    private static final Pattern EMAIL =
            Pattern.compile("[\\w.+-]{1,64}+(?:@|%40|\\\\u0040)[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+");

    /** A number to call, as it is written for callers abroad. */
    private static final Pattern PHONE = Pattern.compile("\\+\\d(?:[ ()-]{0,2}\\d){6,14}");

    /** Long runs of letters and digits. */
    private static final Pattern OPAQUE = Pattern.compile("(?=[A-Za-z_+/=-]*+\\d)[A-Za-z0-9_+/=-]{24,}");

    private Redaction() {}

    /** The answer without secrets, cut to what is worth keeping. */
    static String of(String raw, Credentials credentials) {
        String text = ofKey(raw, credentials);
        text = text.substring(0, Math.min(text.length(), LOOKED_AT));
        text = named(text);
        for (Pattern pattern : List.of(EMAIL, PHONE, OPAQUE)) {
            text = pattern.matcher(text).replaceAll(DOTS);
        }
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }

    /** Without the texts in members that are named like secrets, however deep; numbers stay, for they are what counts. */
    private static String named(String text) {
        StringBuilder kept = new StringBuilder();
        int done = 0;
        Matcher name = NAMED.matcher(text);
        while (name.find(done)) {
            int end = endOfValue(text, name.end());
            kept.append(text, done, name.end());
            kept.append(TOKEN.matcher(text.substring(name.end(), end)).replaceAll(Redaction::dotted));
            done = end;
        }
        return kept.append(text, done, text.length()).toString();
    }

    private static String dotted(MatchResult token) {
        String text = token.group();
        boolean kept = !text.startsWith("\"")
                || token.group(1) != null
                || AMOUNT.matcher(text).matches();
        return kept ? Matcher.quoteReplacement(text) : "\"" + DOTS + "\"";
    }

    /** Where the text, the object or the array ends that begins here; here, where it is anything else. */
    private static int endOfValue(String text, int start) {
        Matcher token = TOKEN.matcher(text).region(start, text.length());
        if (!token.lookingAt()) {
            return start;
        }
        int depth = 0;
        do {
            char first = token.group().charAt(0);
            depth += first == '"' ? 0 : first == '{' || first == '[' ? 1 : -1;
        } while (depth > 0 && token.find());
        return depth > 0 ? text.length() : token.end();
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
