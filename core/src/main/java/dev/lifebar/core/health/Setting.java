package dev.lifebar.core.health;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What somebody chose for one rule: nothing, so that the default holds; to be without it; or boundaries of their own. */
public sealed interface Setting<R> {

    /** Nobody chose: the default holds. */
    record Unset<R>() implements Setting<R> {
        @Override
        public Optional<R> orDefault(R rule) {
            return Optional.of(rule);
        }

        @Override
        public @Nullable String text() {
            return null;
        }
    }

    /** The rule is switched off. */
    record Off<R>() implements Setting<R> {
        @Override
        public Optional<R> orDefault(R rule) {
            return Optional.empty();
        }

        @Override
        public String text() {
            return "off";
        }
    }

    /** Boundaries somebody set. */
    record Own<R>(R rule) implements Setting<R> {
        @Override
        public Optional<R> orDefault(R standard) {
            return Optional.of(rule);
        }

        @Override
        public String text() {
            return rule.toString();
        }
    }

    /** Reads the stored or typed form: nothing, {@code off}, or what the parser reads. */
    static <R> Setting<R> of(@Nullable String text, Function<String, R> parser) {
        if (text == null) {
            return new Unset<>();
        }
        return text.strip().equalsIgnoreCase("off") ? new Off<>() : new Own<>(parser.apply(text));
    }

    /** The rule in force, or nothing when it is off. */
    Optional<R> orDefault(R rule);

    /** The form that {@link #of} reads; null when nobody chose. */
    @Nullable String text();

    default Setting<R> over(Setting<R> wider) {
        return isUnset() ? wider : this;
    }

    default boolean isUnset() {
        return this instanceof Unset;
    }
}
