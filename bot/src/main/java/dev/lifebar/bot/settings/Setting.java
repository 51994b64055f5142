package dev.lifebar.bot.settings;

import dev.lifebar.core.secret.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something a person can choose before the start, and the typed key that reads it back.
 *
 * @param name what it is called in listings and in the properties file
 * @param variable the environment variable that sets it
 * @param inFile whether the properties file may set it too
 * @param secret whether its value is shown as dots
 * @param description what it does, in a sentence
 * @param expected what a value looks like, to end the sentence "it has to be …"
 * @param fallback the value where nobody chose one
 * @param reader turns text into a value, or into nothing where it cannot be read
 */
public record Setting<T>(
        String name,
        String variable,
        boolean inFile,
        boolean secret,
        String description,
        String expected,
        Function<Surroundings, Given> fallback,
        Function<String, Optional<T>> reader) {

    /**
     * A value as text.
     *
     * @param origin who gave it
     */
    public record Given(String text, Origin origin) {
        static Given byDefault(String text) {
            return new Given(text, Origin.DEFAULT);
        }
    }

    /** One of a few words: the constants of an enum in lower case. */
    static <E extends Enum<E>> Setting<E> choice(
            String name, String variable, String description, Function<Surroundings, Given> fallback, List<E> choices) {
        List<String> words = choices.stream().map(Setting::word).toList();
        String expected = String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
        return new Setting<>(name, variable, true, false, description, expected, fallback, text -> {
            int index = words.indexOf(text.toLowerCase(Locale.ROOT));
            return index < 0 ? Optional.empty() : Optional.of(choices.get(index));
        });
    }

    /** Something that may stay unset: {@link Settings#chosen} tells whether it is. */
    static <T> Setting<T> optional(
            String name, String variable, String description, String expected, Function<String, Optional<T>> reader) {
        return new Setting<>(name, variable, true, false, description, expected, Setting::unset, reader);
    }

    /** A credential that may stay unset. */
    static Setting<Secret> secret(
            String name,
            String variable,
            String description,
            String expected,
            Function<String, Optional<Secret>> reader) {
        return new Setting<>(name, variable, true, true, description, expected, Setting::unset, reader);
    }

    private static Given unset(Surroundings surroundings) {
        return Given.byDefault("");
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
