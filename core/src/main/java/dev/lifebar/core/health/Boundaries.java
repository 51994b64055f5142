package dev.lifebar.core.health;

import dev.lifebar.core.health.BoundariesException.Flaw;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and writes the boundaries of a rule as people type them: {@code 75,50,25}, from best to worst. */
final class Boundaries {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,6})?");

    private Boundaries() {}

    /** Expects so many numbers, each with or without the sign before or after it. */
    static List<BigDecimal> parse(String text, String sign, int count) {
        String[] parts = text.split(",", -1);
        if (parts.length != count) {
            throw new BoundariesException(Flaw.FORM);
        }
        return Stream.of(parts).map(part -> number(part, sign)).toList();
    }

    static String text(BigDecimal... boundaries) {
        return Stream.of(boundaries)
                .map(boundary -> plain(boundary).toPlainString())
                .collect(Collectors.joining(","));
    }

    /** The same number without trailing zeros or an exponent, so that equal numbers are equal objects. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static void requireFalling(BigDecimal... boundaries) {
        for (int i = 1; i < boundaries.length; i++) {
            if (boundaries[i].compareTo(boundaries[i - 1]) >= 0) {
                throw new BoundariesException(Flaw.ORDER);
            }
        }
        if (boundaries[boundaries.length - 1].signum() < 0) {
            throw new BoundariesException(Flaw.BELOW_ZERO);
        }
    }

    private static BigDecimal number(String part, String sign) {
        String typed = part.strip();
        if (typed.startsWith(sign)) {
            typed = typed.substring(sign.length()).strip();
        } else if (typed.endsWith(sign)) {
            typed = typed.substring(0, typed.length() - sign.length()).strip();
        }
        if (!NUMBER.matcher(typed).matches()) {
            throw new BoundariesException(Flaw.FORM);
        }
        return new BigDecimal(typed);
    }
}
