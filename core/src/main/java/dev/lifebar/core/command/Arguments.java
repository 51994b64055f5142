package dev.lifebar.core.command;

import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the words after a command's name against its description: {@code key:value} and {@code --key value} in any order,
 * the rest by position, quotes around what has blanks.
 */
final class Arguments {
    private static final String OPTION = "--";
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.,]{0,30}(m|min|h|d)?");

    /** The code of a currency, or a name too long for one: what may follow an amount, and is none itself. */
    private static final Pattern UNIT = Pattern.compile("[A-Z]{3}|\\p{L}{4,40}");

    private final Spec spec;
    private final Map<String, String> values = new LinkedHashMap<>();

    private Arguments(Spec spec) {
        this.spec = spec;
    }

    /** The values by option name; a {@link UsageException} if there are too many, or one is empty or given twice. */
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

    /** What could be typed to give these values again, those of one option left out. */
    static String typed(Spec spec, Map<String, String> values, Option<?> without) {
        StringBuilder typed = new StringBuilder(spec.path());
        for (Option<?> option : spec.options()) {
            String value = values.get(option.name());
            if (value != null && !option.equals(without)) {
                typed.append(' ').append(option.isFlag() ? option.name() : option.name() + ":" + quoted(value));
            }
        }
        return typed.toString();
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(Character::isWhitespace) ? '"' + value + '"' : value;
    }

    /** Splits what was typed at blanks; quotes around a word, or around the value of a named one, keep its blanks. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            int end = endOfWord(text, at);
            int open = openingQuote(text, at, end);
            int close = open < 0 ? -1 : text.indexOf(closing(text.charAt(open)), open + 1);
            if (close < 0) {
                words.add(text.substring(at, end));
                at = end;
            } else {
                words.add(text.substring(at, open) + text.substring(open + 1, close));
                at = close + 1;
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

    /** Where a quote begins, which is at the beginning of the word or of its value; below zero if there is none. */
    private static int openingQuote(String text, int from, int end) {
        int at = from;
        if (closing(text.charAt(at)) == 0) {
            String word = text.substring(from, end);
            at = from + separator(word, word.startsWith(OPTION)) + 1;
        }
        return at < end && closing(text.charAt(at)) != 0 ? at : -1;
    }

    /** Phones make typographic quotes of plain ones. */
    private static char closing(char quote) {
        return switch (quote) {
            case '"' -> '"';
            case '“' -> '”';
            default -> 0;
        };
    }

    private boolean takeNamed(String word, Deque<String> rest) {
        boolean dashed = word.startsWith(OPTION);
        String bare = dashed ? word.substring(OPTION.length()) : word;
        int separator = separator(bare, dashed);
        String name = (separator < 0 ? bare : bare.substring(0, separator)).toLowerCase(Locale.ROOT);
        Optional<Option<?>> option = spec.option(name);
        if (option.isEmpty()) {
            if (dashed) {
                throw misused(Texts.line("error.option", Clean.quote(word)));
            }
            return false;
        }
        if (separator >= 0) {
            put(option.get(), bare.substring(separator + 1));
            return true;
        }
        if (option.get().isFlag()) {
            put(option.get(), "yes");
            return true;
        }
        if (dashed) {
            put(option.get(), rest.isEmpty() ? "" : rest.pop());
        }
        return dashed;
    }

    private static int separator(String word, boolean dashed) {
        int colon = word.indexOf(':');
        return dashed && colon < 0 ? word.indexOf('=') : colon;
    }

    /** A text that comes last takes all the words that are left. */
    private void takeInOrder(List<String> words) {
        Deque<Option<?>> open = new ArrayDeque<>(spec.shown().stream()
                .filter(option -> !option.isFlag() && !values.containsKey(option.name()))
                .toList());
        for (int i = 0; i < words.size(); i++) {
            if (open.isEmpty()) {
                throw misused(Texts.line("error.words", Clean.quote(words.get(i))));
            }
            Option<?> option = open.pop();
            if (isNoAccount(option, words.get(i)) && !open.isEmpty()) {
                option = open.pop();
            }
            if (open.isEmpty() && option.isLong()) {
                put(option, String.join(" ", words.subList(i, words.size())));
                return;
            }
            boolean unit = option.kind() == Option.Kind.AMOUNT
                    && i + 1 < words.size()
                    && UNIT.matcher(words.get(i + 1)).matches()
                    && spec.option(words.get(i + 1)).isEmpty();
            put(option, unit ? words.get(i) + " " + words.get(++i) : words.get(i));
        }
    }

    /** A number or a span is no account; where none has to be named, it is for what comes next. */
    private static boolean isNoAccount(Option<?> option, String word) {
        return option.kind() == Option.Kind.ACCOUNT
                && !option.required()
                && NUMBER.matcher(word).matches();
    }

    private void put(Option<?> option, String value) {
        if (value.isBlank()) {
            throw misused(Texts.line("error.empty", option.name()));
        }
        if (option.isFlag() && !isSet(option, value)) {
            return;
        }
        if (values.put(option.name(), value) != null) {
            throw misused(Texts.line("error.twice", option.name()));
        }
    }

    private static boolean isSet(Option<?> flag, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default ->
                throw new UsageException(
                        Texts.line("error.choice", flag.name(), Words.oneOf(List.of("yes", "no")), Clean.quote(value)));
        };
    }

    private UsageException misused(Line what) {
        return new UsageException(what, Texts.line("error.usage", spec.usage()));
    }
}
