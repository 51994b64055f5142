package dev.lifebar.bot.discord;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * What time it is at Discord, as far as its answers tell: our own clock may be wrong. An answer carries the time it was made at, cut
 * to whole seconds (RFC 9110, 6.6.1), and it was made between the question and its arrival.
 */
final class ServerClock implements Interceptor {
    private static final long SECOND = 1000;
    private static final long ANYTHING = Long.MAX_VALUE / 4;

    private final InstantSource time;

    /** How many milliseconds Discord's clock is ahead of ours, at least and at most. */
    private long least = -ANYTHING;

    private long most = ANYTHING;

    ServerClock(InstantSource time) {
        this.time = time;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        long asked = time.millis();
        Response response = chain.proceed(chain.request());
        Instant made = response.headers().getInstant("Date");
        if (made != null) {
            learn(made.toEpochMilli() - time.millis(), made.toEpochMilli() + SECOND - asked);
        }
        return response;
    }

    /** How long ago something happened at Discord; less than nothing where a clock was put back lately. */
    synchronized Duration since(Instant moment) {
        return Duration.between(moment, time.instant().plusMillis((least + most) / 2));
    }

    /** What agrees with earlier answers makes it more exact; what does not is right, since a clock was put. */
    private synchronized void learn(long lower, long upper) {
        boolean agrees = lower <= most && upper >= least;
        least = agrees ? Math.max(least, lower) : lower;
        most = agrees ? Math.min(most, upper) : upper;
    }
}
