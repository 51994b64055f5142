package dev.lifebar.bot.web;

import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.reading.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the answer of a webhook means for a message.
 *
 * @param retryAfter the header of that name, if there was one
 */
record Verdict(int status, @Nullable String retryAfter) {
    private static final int REDIRECTION = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    /** The outcome for the message that gets this id if it was taken. */
    Outcome outcome(String messageId, Instant now) {
        if (status >= SERVER_ERROR) {
            return new Outcome.TryLater(
                    WebTexts.text("webhook.failing", status), status == UNAVAILABLE ? wait(now) : null);
        }
        if (status >= CLIENT_ERROR) {
            return refusal(now);
        }
        return status < REDIRECTION
                ? new Outcome.Sent(messageId)
                : new Outcome.Forbidden(WebTexts.text("webhook.moved", status));
    }

    /** What the same body would meet again, what may pass, and what somebody has to put right. */
    private Outcome refusal(Instant now) {
        return switch (status) {
            case 400, 413, 415, 422 -> new Outcome.Refused(WebTexts.text("webhook.refused", status));
            case 408, 425 -> new Outcome.TryLater(WebTexts.text("webhook.failing", status), null);
            case 429 -> new Outcome.TryLater(WebTexts.text("webhook.busy"), wait(now));
            default -> new Outcome.Forbidden(WebTexts.text("webhook.forbidden", status));
        };
    }

    private @Nullable Duration wait(Instant now) {
        return Optional.ofNullable(retryAfter)
                .flatMap(header -> RetryAfter.read(header, now))
                .orElse(null);
    }
}
