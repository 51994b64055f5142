package dev.lifebar.bot.discord;

import dev.lifebar.core.command.Option.Kind;
import dev.lifebar.core.reply.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.dv8tion.jda.api.interactions.commands.CommandInteractionPayload;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;

/** Writes what Discord sends in pieces as what a person could type. */
final class Typed {
    private Typed() {}

    /** The words of a command; an option given as no is left out, and a line in an account's place is taken apart. */
    static List<String> words(CommandInteractionPayload command, Specs specs, Predicate<String> isAccount) {
        List<String> words =
                new ArrayList<>(List.of(command.getFullCommandName().split(" ", -1)));
        List<String> line = line(command, specs, isAccount);
        words.addAll(line.size() > 1 ? line : named(command));
        return words;
    }

    /** The words in the place of an account, if that is all there is and no name with blanks. */
    private static List<String> line(CommandInteractionPayload command, Specs specs, Predicate<String> isAccount) {
        List<OptionMapping> options = command.getOptions();
        boolean alone = options.size() == 1
                && specs.of(command.getFullCommandName())
                        .flatMap(spec -> spec.option(options.get(0).getName()))
                        .filter(option -> option.kind() == Kind.ACCOUNT)
                        .filter(option -> !isAccount.test(options.get(0).getAsString()))
                        .isPresent();
        return alone ? List.of(options.get(0).getAsString().strip().split("\\s+")) : List.of();
    }

    private static List<String> named(CommandInteractionPayload command) {
        List<String> words = new ArrayList<>();
        for (OptionMapping option : command.getOptions()) {
            if (option.getType() != OptionType.BOOLEAN || option.getAsBoolean()) {
                words.add(option.getName() + ":" + option.getAsString());
            }
        }
        return words;
    }

    /** The unfinished line whose last word is the option being typed. */
    static String unfinished(String path, String option, String typed) {
        return path + " " + option + ":"
                + typed.strip().replaceAll(",\\s+", ",").replaceAll("\\s.*", "");
    }

    /** What would open the form again. */
    static String line(Form form) {
        StringBuilder line = new StringBuilder(form.path());
        new TreeMap<>(form.given()).forEach((name, value) -> line.append(' ').append(word(name + ":" + value)));
        return line.toString();
    }

    private static String word(String word) {
        return word.contains(" ") ? '"' + word + '"' : word;
    }
}
