package dev.lifebar.bot.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is told; {@code deploy/webhook/README.md} promises this form.
 *
 * @param version of the form; fields may be added without a new one
 * @param delivery the same for every attempt
 * @param incident the delivery that the story began with
 * @param kind {@code alert}, or {@code update} for news of one
 * @param level null where the message has none
 * @param text all that fits an SMS
 */
record Notice(
        int version,
        String delivery,
        String incident,
        String kind,
        @Nullable String level,
        String text,
        List<String> lines,
        String at) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int VERSION = 1;
    private static final int SMS = 160;

    static Notice alert(Reply message, String delivery, String incident, Instant now) {
        return of(message, delivery, incident, "alert", now);
    }

    static Notice update(Reply message, String delivery, String incident, Instant now) {
        return of(message, delivery, incident, "update", now);
    }

    private static Notice of(Reply message, String delivery, String incident, String kind, Instant now) {
        List<String> lines = PlainLines.of(message, now);
        Level accent = message.accent();
        return new Notice(
                VERSION,
                delivery,
                incident,
                kind,
                accent == null ? null : accent.name().toLowerCase(Locale.ROOT),
                text(lines),
                lines,
                now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    byte[] json() {
        try {
            return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice that is no JSON", e);
        }
    }

    /** The first lines as sentences, as many as fit; at least what there is of the first one. */
    private static String text(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            String more = (text.isEmpty() ? "" : " ") + ended(line);
            if (text.length() + more.length() > SMS) {
                return text.isEmpty() ? cut(more) : text.toString();
            }
            text.append(more);
        }
        return text.toString();
    }

    private static String ended(String line) {
        boolean ended = ".!?:…".indexOf(line.charAt(line.length() - 1)) >= 0;
        return ended ? line : line + ".";
    }

    private static String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(SMS - 2)) ? SMS - 2 : SMS - 1;
        return text.substring(0, end) + "…";
    }
}
