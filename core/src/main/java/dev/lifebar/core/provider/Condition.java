package dev.lifebar.core.provider;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that may be so in an answer, written {@code base_resp.status_code == 0}. Nothing is so of what is not there,
 * except that it is {@code absent} or {@code nothing}.
 *
 * @param value a number, {@code true}, {@code false}, {@code null}, {@code absent}, {@code nothing} for absent or zero, or any other text
 */
public record Condition(Path path, Comparison comparison, String value) {

    /** How an answer is compared with what was written. */
    public enum Comparison {
        IS("=="),
        IS_NOT("!="),
        IS_AT_LEAST(">="),
        IS_LESS_THAN("<"),
        CONTAINS("~");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }
    }

    /** Reads a condition, or complains with an {@link IllegalArgumentException}. */
    static Condition of(String text) {
        String[] words = text.split(" ", 3);
        Optional<Comparison> comparison = Stream.of(Comparison.values())
                .filter(one -> words.length == 3 && one.sign.equals(words[1]))
                .findFirst();
        return new Condition(
                Path.of(words[0]), comparison.orElseThrow(() -> new IllegalArgumentException(text)), words[2]);
    }

    @Override
    public String toString() {
        return path + " " + comparison.sign + " " + value;
    }
}
