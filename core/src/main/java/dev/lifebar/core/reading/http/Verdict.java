package dev.lifebar.core.reading.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lifebar.core.provider.Condition;
import dev.lifebar.core.provider.Meaning;
import dev.lifebar.core.reading.Failure;
import org.jspecify.annotations.Nullable;

/** Tells a good answer from an error, by its status and by what it says. */
final class Verdict {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader();

    private Verdict() {}

    /** What a good answer says. */
    static Finder good(Answer answer, Meaning meaning) throws Untold {
        Finder finder = json(answer.body());
        for (Meaning.Refusal refusal : meaning.refusals()) {
            if (isMeant(refusal, answer, finder)) {
                throw untold(refusal.failure(), answer, refusal.condition());
            }
        }
        if (!answer.isGood()) {
            throw untold(failure(answer), answer, null);
        }
        if (finder == null) {
            throw Untold.unexpected(oddity(answer));
        }
        for (Condition condition : meaning.success()) {
            if (!finder.isSo(condition)) {
                throw Untold.unexpected("not " + condition);
            }
        }
        return finder;
    }

    private static boolean isMeant(Meaning.Refusal refusal, Answer answer, @Nullable Finder finder) {
        Condition condition = refusal.condition();
        if (condition == null) {
            return answer.status() == refusal.status() && !answer.isPage();
        }
        return finder != null && finder.isSo(condition);
    }

    private static Untold untold(Failure failure, Answer answer, @Nullable Condition condition) {
        String detail = condition == null ? "HTTP " + answer.status() : condition.toString();
        return new Untold(failure, answer.retryAfter(), detail);
    }

    private static Failure failure(Answer answer) {
        return switch (answer.status()) {
            case 401 -> Failure.KEY_REJECTED;
            case 402 -> Failure.OUT_OF_CREDIT;
            // a page is what somebody in between shows, who knows nothing of keys
            case 403 -> answer.isPage() ? Failure.UNEXPECTED : Failure.WRONG_KEY;
            case 404 -> Failure.NOT_FOUND;
            case 410 -> Failure.RETIRED;
            case 429 -> Failure.RATE_LIMITED;
            case 408, 425 -> Failure.TRANSIENT;
            default -> answer.status() >= 500 ? Failure.TRANSIENT : Failure.UNEXPECTED;
        };
    }

    private static String oddity(Answer answer) {
        if (answer.body().isBlank()) {
            return "an empty answer";
        }
        return answer.isPage() ? "a page instead of numbers" : "no valid JSON";
    }

    /** Null where it is no JSON, whatever it says it is. */
    private static @Nullable Finder json(String body) {
        try {
            return body.isBlank() ? null : new Finder(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
