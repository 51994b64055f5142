package dev.lifebar.core.command;

import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command is called, takes and needs: all a platform has to know to offer it.
 *
 * @param path the words that name it, such as {@code sync} or {@code alerts here}
 * @param options in the order they are typed without names
 * @param permission what it takes, besides seeing amounts; null where it tells nothing of the workspace and takes neither
 * @param audience who may see the answer
 * @param reading whether what it tells can be had as {@code --json}
 */
public record Spec(
        String path, List<Option<?>> options, @Nullable Permission permission, Audience audience, boolean reading) {

    /** Who may see an answer. */
    public enum Audience {
        /** Only whoever asked. */
        CALLER,
        /** Others too, where the workspace wants that. */
        CHANNEL
    }

    public Spec {
        options = List.copyOf(options);
    }

    /** What it does, in one short sentence. */
    public String summary() {
        return Texts.text("help." + key());
    }

    /** A line to type that works. */
    public String example() {
        return Texts.text("help." + key() + ".example");
    }

    /** What an option is, in a few words. */
    public String describe(Option<?> option) {
        return Texts.text(key(option));
    }

    /** A value that works. */
    public String hint(Option<?> option) {
        return Texts.text(key(option) + ".hint");
    }

    /** The options to offer to people. */
    public List<Option<?>> shown() {
        return options.stream().filter(option -> !option.hidden()).toList();
    }

    /** How it is typed: {@code /sync <provider> <balance> [max]}. */
    public String usage() {
        StringBuilder usage = new StringBuilder("/").append(path);
        for (Option<?> option : shown()) {
            usage.append(' ').append(placeholder(option));
        }
        return usage.toString();
    }

    /** What these words after the command's name give, by option name; nothing where they cannot be taken. */
    public Optional<Map<String, String>> taking(List<String> words) {
        try {
            return Optional.of(Arguments.parse(this, words));
        } catch (UsageException e) {
            return Optional.empty();
        }
    }

    public Optional<Option<?>> option(String name) {
        for (Option<?> option : options) {
            if (option.name().equals(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    private static String placeholder(Option<?> option) {
        return option.required() ? "<" + option.name() + ">" : "[" + option.name() + "]";
    }

    /** Commands that mean different things by an option of one name have a text each. */
    private String key(Option<?> option) {
        String own = "option." + key() + "." + option.name();
        return Texts.has(own) ? own : "option." + option.name();
    }

    private String key() {
        return path.replace(' ', '.');
    }
}
