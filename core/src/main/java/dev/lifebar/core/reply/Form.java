package dev.lifebar.core.reply;

import java.util.List;
import java.util.Map;

/**
 * Asks for what is missing. Filled in, it runs the command with what was given and what was typed.
 *
 * @param path the command, such as {@code sync} or {@code lifebar setup}
 * @param given option values already known, by option name
 */
public record Form(String title, String path, Map<String, String> given, List<Field> fields) implements Answer {

    /**
     * One thing to type.
     *
     * @param name the option it fills
     * @param hint an example or what is proposed; not a value
     * @param secret whether it is a key or a password, to be shown to nobody where that can be helped
     * @param choices what it can be, best first, where any number of them can be given with commas between them; empty
     *     where anything can be typed
     */
    public record Field(
            String name, String label, String hint, boolean required, boolean secret, List<Choice> choices) {
        public Field {
            choices = List.copyOf(choices);
        }

        /** Something that is typed. */
        public Field(String name, String label, String hint, boolean required) {
            this(name, label, hint, required, false, List.of());
        }

        /** A key or a password. */
        public static Field secret(String name, String label, String hint, boolean required) {
            return new Field(name, label, hint, required, true, List.of());
        }
    }

    /** Something to choose, and what people call it. */
    public record Choice(String value, String label) {}

    public Form {
        given = Map.copyOf(given);
        fields = List.copyOf(fields);
    }
}
