package dev.lifebar.bot.discord;

import dev.lifebar.core.command.Option;
import dev.lifebar.core.command.Option.Kind;
import dev.lifebar.core.command.Spec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
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

    private final Spec spec;
    private final Map<String, String> values = new HashMap<>();

    private Naming(Spec spec) {
        this.spec = spec;
    }

    /** {@code /sync provider:anthropic balance:45.00} for {@code /sync anthropic 45.00}; what is no such line, as it is. */
    static String asDiscordHasIt(String code, Specs specs) {
        if (!code.startsWith("/") || NOT_TYPED.matcher(code).find()) {
            return code;
        }
        String typed = code.substring(1);
        return specs.of(typed)
                .flatMap(spec ->
                        new Naming(spec).line(typed.substring(spec.path().length())))
                .orElse(code);
    }

    private Optional<String> line(String words) {
        List<String> unnamed = new ArrayList<>();
        BLANKS.splitAsStream(words)
                .filter(word -> !word.isEmpty() && !isNamed(word))
                .forEach(unnamed::add);
        if (!isTakenInOrder(unnamed)) {
            return Optional.empty();
        }
        return Optional.of(spec.shown().stream()
                .map(Option::name)
                .filter(values::containsKey)
                .map(name -> " " + name + ":" + values.get(name))
                .collect(Collectors.joining("", "/" + spec.path(), "")));
    }

    private boolean isNamed(String word) {
        int colon = word.indexOf(':');
        String name = colon < 0 ? word : word.substring(0, colon);
        Optional<Option<?>> option = spec.option(name).filter(found -> !found.hidden() && found.isFlag() == colon < 0);
        option.ifPresent(found -> values.put(name, found.isFlag() ? GIVEN : word.substring(colon + 1)));
        return option.isPresent();
    }

    /** Whether each word has an option; the last one takes all the words that are left, where it can have several. */
    private boolean isTakenInOrder(List<String> words) {
        Iterator<Option<?>> open = spec.shown().stream()
                .filter(option -> !option.isFlag() && !values.containsKey(option.name()))
                .iterator();
        int taken = 0;
        while (taken < words.size() && open.hasNext()) {
            Option<?> option = open.next();
            boolean several = option.kind() == Kind.TEXT || option.kind() == Kind.PROVIDERS;
            int end = several && !open.hasNext() ? words.size() : taken + 1;
            values.put(option.name(), String.join(" ", words.subList(taken, end)));
            taken = end;
        }
        return taken == words.size();
    }
}
