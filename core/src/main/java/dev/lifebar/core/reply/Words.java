package dev.lifebar.core.reply;

import dev.lifebar.core.forecast.TimeLeft;
import dev.lifebar.core.health.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Times and levels in words. */
public final class Words {
    private static final long WEEKS_FROM = 14;
    private static final long MONTHS_FROM = 60;
    private static final long YEARS_FROM = 730;

    /** So near, before and after are told alike: a clock that is set back a little puts nothing into the future. */
    private static final Duration JUST_NOW = Duration.ofSeconds(10);

    private static final Duration TENTHS_UNTIL = Duration.ofSeconds(10);

    private Words() {}

    /** The fixed word for a level: ok, watch, low, critical, empty. */
    public static String state(Level level) {
        return Texts.text("state." + level.name().toLowerCase(Locale.ROOT));
    }

    /** How long a balance lasts: {@code about 6 days (5–8)}; nothing where that cannot be said. */
    public static Optional<String> lasting(TimeLeft left) {
        return left instanceof TimeLeft.About about ? Optional.of(about(about)) : Optional.empty();
    }

    /** A stretch of time: {@code 40 s}, {@code 3 min}, {@code 1 h 12 min}, {@code 5 days}. */
    public static String span(Duration span) {
        if (span.compareTo(Duration.ofMinutes(1)) < 0) {
            return Texts.text("span.seconds", Math.max(0, span.toSeconds()));
        }
        if (span.compareTo(Duration.ofHours(1)) < 0) {
            return Texts.text("span.minutes", span.toMinutes());
        }
        if (span.compareTo(Duration.ofDays(1)) < 0) {
            return span.toMinutesPart() == 0
                    ? Texts.text("span.hours", span.toHours())
                    : Texts.text("span.hours.minutes", span.toHours(), span.toMinutesPart());
        }
        return count("span.days", span.toDays());
    }

    /** How far a moment is from now: {@code just now}, {@code 3 min ago}, {@code in 2 days}. */
    public static String ago(Instant at, Instant now) {
        Duration since = Duration.between(at, now);
        if (since.abs().compareTo(JUST_NOW) < 0) {
            return Texts.text("ago.now");
        }
        return since.isNegative()
                ? Texts.text("ago.coming", span(since.negated()))
                : Texts.text("ago.past", span(since));
    }

    /** A stretch of time that is short as a rule: {@code 0.3 s}, or in words as any other from ten seconds on. */
    public static String brief(Duration span) {
        if (span.compareTo(TENTHS_UNTIL) >= 0) {
            return span(span);
        }
        BigDecimal tenths = BigDecimal.valueOf(span.toMillis(), 3).setScale(1, RoundingMode.HALF_UP);
        return tenths.signum() > 0 ? Texts.text("span.seconds", tenths.toPlainString()) : Texts.text("span.moment");
    }

    /** A text with a number that decides between one and many. */
    public static String count(String key, long number) {
        return count(key, BigDecimal.valueOf(number));
    }

    /** A text with a number, which may have decimals, that decides between one and many. */
    public static String count(String key, BigDecimal number) {
        boolean one = number.compareTo(BigDecimal.ONE) == 0;
        return Texts.text(key + (one ? ".one" : ".many"), number.toPlainString());
    }

    /** Words to choose from: {@code view, ack, update or manage}. */
    public static String oneOf(List<String> words) {
        int last = words.size() - 1;
        if (last == 0) {
            return words.get(0);
        }
        return Texts.text("one.of", String.join(", ", words.subList(0, last)), words.get(last));
    }

    private static String about(TimeLeft.About about) {
        long days = about.days();
        if (days < 1) {
            return Texts.text("lasting.hours");
        }
        if (days >= YEARS_FROM) {
            return Texts.text("lasting.years");
        }
        if (days >= MONTHS_FROM) {
            return Texts.text("lasting.months", days / 30);
        }
        return days >= WEEKS_FROM ? Texts.text("lasting.weeks", days / 7) : inDays(about);
    }

    private static String inDays(TimeLeft.About about) {
        OptionalLong low = about.lowDays();
        OptionalLong high = about.highDays();
        boolean tells = low.isPresent() && high.isPresent() && low.getAsLong() < high.getAsLong();
        String days = count("lasting.days", about.days());
        return tells ? Texts.text("lasting.range", days, low.getAsLong(), high.getAsLong()) : days;
    }
}
