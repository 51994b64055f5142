package dev.lifebar.bot.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Calls Slack's Web API. */
final class Calls {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private Calls() {}

    /** One call of the SDK. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException, SlackApiException;
    }

    /** What Slack answered, or why it did not. */
    static <T extends SlackApiTextResponse> T checked(Call<T> call) throws SlackRefusal {
        try {
            T response = call.run();
            if (!response.isOk()) {
                throw new SlackRefusal(word(response.getError()), null);
            }
            return response;
        } catch (SlackApiException e) {
            throw refusal(e);
        } catch (IOException e) {
            throw new SlackRefusal(SlackRefusal.UNREACHABLE, null);
        }
    }

    private static SlackRefusal refusal(SlackApiException e) {
        Response response = e.getResponse();
        if (response.code() == TOO_MANY_REQUESTS) {
            return new SlackRefusal("ratelimited", pause(response.header("Retry-After")));
        }
        if (response.code() >= SERVER_ERROR || e.getError() == null) {
            return new SlackRefusal("unavailable", null);
        }
        return new SlackRefusal(word(e.getError().getError()), null);
    }

    private static Duration pause(@Nullable String seconds) {
        if (seconds == null || !seconds.matches("\\d{1,6}")) {
            return USUAL_PAUSE;
        }
        Duration pause = Duration.ofSeconds(Integer.parseInt(seconds));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static String word(@Nullable String error) {
        return error == null || error.isEmpty() ? "unavailable" : error;
    }
}
