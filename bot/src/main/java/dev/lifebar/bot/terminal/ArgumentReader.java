package dev.lifebar.bot.terminal;

import dev.lifebar.core.reply.Clean;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Tells options and words apart. A negative amount is a word. Described by hand, since reflection costs start time. */
final class ArgumentReader {
    private static final Pattern NEGATIVE = Pattern.compile("[-−](CN¥|\\p{Sc})?[.,]?\\d.*");

    /** What the launcher runs itself, from the source: the stand-ins for the platforms are part of the tests. */
    private static final Set<List<String>> DEVELOPERS =
            Set.of(List.of("demo", "--discord"), List.of("demo", "--slack"));

    private ArgumentReader() {}

    /** Reads them, or throws with the sentence to answer. */
    static Arguments read(String... typed) throws Misused {
        try {
            return arguments(new CommandLine(description()).parseArgs(typed));
        } catch (CommandLine.ParameterException | InvalidPathException e) {
            throw new Misused(TerminalTexts.text("arguments.wrong", String.valueOf(e.getMessage())));
        }
    }

    private static CommandSpec description() {
        CommandSpec description = CommandSpec.create();
        for (String flag : List.of("--json", "--debug", "--plain", "--version")) {
            description.addOption(OptionSpec.builder(flag).build());
        }
        description.addOption(OptionSpec.builder("--yes", "-y").build());
        description.addOption(OptionSpec.builder("--help", "-h").build());
        description.addOption(value("--check", "LINE"));
        description.addOption(value("--output", "FILE"));
        description.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build());
        // "@file" is a word like any other, and so is "-3.50".
        description.parser().expandAtFiles(false).unmatchedOptionsArePositionalParams(true);
        return description;
    }

    private static OptionSpec value(String name, String label) {
        return OptionSpec.builder(name)
                .arity("1")
                .type(String.class)
                .paramLabel(label)
                .build();
    }

    private static Arguments arguments(CommandLine.ParseResult result) throws Misused {
        List<String> words = result.matchedPositionalValue(0, List.of());
        if (DEVELOPERS.contains(words)) {
            throw new Misused(TerminalTexts.text("demo.elsewhere"));
        }
        for (String word : words) {
            if (word.startsWith("-") && !NEGATIVE.matcher(word).matches()) {
                throw new Misused(TerminalTexts.text("arguments.unknown", Clean.quote(word)));
            }
        }
        return new Arguments(
                words,
                result.hasMatchedOption("--json"),
                text(result, "--check"),
                result.hasMatchedOption("--yes"),
                path(text(result, "--output")),
                result.hasMatchedOption("--debug"),
                result.hasMatchedOption("--plain"),
                result.hasMatchedOption("--help"),
                result.hasMatchedOption("--version"));
    }

    private static @Nullable String text(CommandLine.ParseResult result, String name) {
        return result.matchedOptionValue(name, (String) null);
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }

    /** The words and options make no sense; says why. */
    static final class Misused extends Exception {
        Misused(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
