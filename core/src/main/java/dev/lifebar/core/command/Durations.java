package dev.lifebar.core.command;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how long something is to take or to be: {@code 30m}, {@code 5 min}, {@code 2h}, {@code 3d}. */
final class Durations {
    private static final Pattern TYPED = Pattern.compile("([0-9]{1,5}) ?(m|min|h|d)");

    private Durations() {}

    /** Nothing if it is none, or not within these, both included. */
    static Optional<Duration> read(String text, Duration shortest, Duration longest) {
        Matcher matcher = TYPED.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofMinutes(number);
        };
        return Optional.of(duration).filter(read -> read.compareTo(shortest) >= 0 && read.compareTo(longest) <= 0);
    }
}
