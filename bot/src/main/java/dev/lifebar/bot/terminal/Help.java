package dev.lifebar.bot.terminal;

import dev.lifebar.core.command.Spec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text of {@code --help}. */
final class Help {
    private static final List<String> OPTIONS =
            List.of("json", "check", "yes", "output", "plain", "debug", "version", "help");
    /** A name wider than this gets a line of its own. */
    private static final int WIDE = 34;

    private Help() {}

    static String text(List<Spec> specs, Map<String, Mode> modes) {
        Map<String, String> commands = new LinkedHashMap<>();
        specs.forEach(spec -> commands.put(spec.usage().substring(1), spec.summary()));
        Map<String, String> programs = new LinkedHashMap<>();
        modes.forEach((word, mode) -> programs.put(word, mode.summary()));
        Map<String, String> options = new LinkedHashMap<>();
        OPTIONS.forEach(option ->
                options.put(TerminalTexts.text("option." + option), TerminalTexts.text("option." + option + ".help")));
        return String.join(
                "\n",
                TerminalTexts.text("help.usage"),
                section("help.programs", programs),
                section("help.commands", commands),
                section("help.options", options),
                TerminalTexts.text("help.exit-codes"));
    }

    private static String section(String key, Map<String, String> rows) {
        int column = rows.keySet().stream()
                .mapToInt(String::length)
                .filter(length -> length <= WIDE)
                .max()
                .orElse(0);
        StringBuilder section = new StringBuilder(TerminalTexts.text(key)).append('\n');
        rows.forEach((name, summary) -> section.append("  ").append(row(name, summary, column)));
        return section.toString();
    }

    private static String row(String name, String summary, int column) {
        if (name.length() > column) {
            return name + "\n  " + " ".repeat(column + 2) + summary + "\n";
        }
        return name + " ".repeat(column - name.length() + 2) + summary + "\n";
    }
}
