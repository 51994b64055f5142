package dev.lifebar.bot.slack;

import com.slack.api.bolt.context.Context;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a request may wait for its answer: half of the three seconds Slack gives, less what it waited in line, see
 * https://docs.slack.dev/interactivity/handling-user-interaction
 */
final class Patience {
    private static final Duration MOST = Duration.ofMillis(1500);
    private static final String ARRIVED = "lifebar-arrived";

    private Patience() {}

    static void begin(Context context, Instant arrived) {
        context.getAdditionalValues().put(ARRIVED, String.valueOf(arrived.toEpochMilli()));
    }

    static Duration left(Context context, Instant now) {
        String arrived = context.getAdditionalValues().getOrDefault(ARRIVED, String.valueOf(now.toEpochMilli()));
        Duration left = MOST.minus(Duration.between(Instant.ofEpochMilli(Long.parseLong(arrived)), now));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
