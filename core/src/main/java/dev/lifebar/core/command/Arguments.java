package dev.lifebar.core.command;

import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Texts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the words after a command's name against its description: {@code key:value} and {@code --key value} in any order,
 * the rest by position, quotes around what has blanks.
 */
final class Arguments {
    private final Spec spec;
    private final Map<String, String> values = new LinkedHashMap<>();

    private Arguments(Spec spec) {
        this.spec = spec;
    }

    /** The values by option name; a {@link UsageException} if there are too many, or one is given twice. */
    static Map<String, String> parse(Spec spec, List<String> words) {
        Arguments arguments = new Arguments(spec);
        List<String> positional = new ArrayList<>();
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            String word = rest.pop();
            if (!arguments.takeNamed(word, rest)) {
                positional.add(word);
            }
        }
        arguments.takeInOrder(positional);
        return arguments.values;
    }

    /** Splits what was typed at blanks; a quote at the beginning of a word keeps blanks up to the next such quote. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char first = text.charAt(at);
            if (Character.isWhitespace(first)) {
                at++;
                continue;
            }
            int end = first == '"' ? text.indexOf('"', at + 1) : -1;
            if (end > 0) {
                words.add(text.substring(at + 1, end));
                at = end + 1;
            } else {
                end = endOfWord(text, at);
                words.add(text.substring(at, end));
                at = end;
            }
        }
        return words;
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean takeNamed(String word, Deque<String> rest) {
        boolean dashed = word.startsWith("--");
        String bare = dashed ? word.substring(2) : word;
        int separator = separator(bare, dashed);
        String name = (separator < 0 ? bare : bare.substring(0, separator)).toLowerCase(Locale.ROOT);
        Optional<Option<?>> option = spec.option(name);
        if (option.isEmpty()) {
            return false;
        }
        if (separator >= 0) {
            put(option.get(), bare.substring(separator + 1));
            return true;
        }
        if (option.get().isFlag()) {
            put(option.get(), "true");
            return true;
        }
        if (dashed && !rest.isEmpty()) {
            put(option.get(), rest.pop());
            return true;
        }
        return false;
    }

    private static int separator(String word, boolean dashed) {
        int colon = word.indexOf(':');
        return dashed && colon < 0 ? word.indexOf('=') : colon;
    }

    private void takeInOrder(List<String> words) {
        Deque<Option<?>> open = new ArrayDeque<>(spec.options().stream()
                .filter(option -> !option.isFlag() && !values.containsKey(option.name()))
                .toList());
        for (String word : words) {
            if (open.isEmpty()) {
                throw new UsageException(
                        Texts.line("error.words", Clean.quote(word)), Texts.line("error.usage", spec.usage()));
            }
            put(open.pop(), word);
        }
    }

    private void put(Option<?> option, String value) {
        if (values.put(option.name(), value) != null) {
            throw new UsageException(Texts.line("error.twice", option.name()), Texts.line("error.usage", spec.usage()));
        }
    }
}
