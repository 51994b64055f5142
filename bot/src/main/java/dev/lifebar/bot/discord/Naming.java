package dev.lifebar.bot.discord;

import dev.lifebar.core.command.Option;
import dev.lifebar.core.command.Spec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a line to type as Discord has it: no value goes without the name of its option. */
final class Naming {
    /** What stands for words, or holds words together, and is not typed itself. */
    private static final Pattern NOT_TYPED = Pattern.compile("[<\\[…\"“]");

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String GIVEN = "True";

    private Naming() {}

    /** {@code /sync provider:anthropic balance:45.00} for {@code /sync anthropic 45.00}; what is no such line, as it is. */
    static String asDiscordHasIt(String code, Specs specs) {
        if (!code.startsWith("/") || NOT_TYPED.matcher(code).find()) {
            return code;
        }
        String typed = code.substring(1);
        return specs.of(typed)
                .flatMap(spec -> line(spec, typed.substring(spec.path().length())))
                .orElse(code);
    }

    /** Nothing for what cannot be typed in Discord: words that no option takes, or that are for buttons and scripts. */
    private static Optional<String> line(Spec spec, String rest) {
        List<String> words =
                BLANKS.splitAsStream(rest).filter(word -> !word.isEmpty()).toList();
        return spec.taking(words)
                .filter(values -> spec.shown().stream()
                        .map(Option::name)
                        .collect(Collectors.toSet())
                        .containsAll(values.keySet()))
                .map(values -> "/" + spec.path() + named(spec, values));
    }

    private static String named(Spec spec, Map<String, String> values) {
        return spec.shown().stream()
                .filter(option -> values.containsKey(option.name()))
                .map(option -> " " + option.name() + ":" + (option.isFlag() ? GIVEN : values.get(option.name())))
                .collect(Collectors.joining());
    }
}
