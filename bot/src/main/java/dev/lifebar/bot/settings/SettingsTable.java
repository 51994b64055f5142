package dev.lifebar.bot.settings;

import dev.lifebar.core.reply.Clean;
import java.util.ArrayList;
import java.util.List;

/** The settings as text of at most 100 columns. */
public final class SettingsTable {
    private static final int WIDTH = 100;
    private static final int NAME = 20;
    private static final int ORIGIN = 20;
    private static final String INDENT = " ".repeat(NAME);

    private SettingsTable() {}

    public static String text(List<Settings.Row> rows) {
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> add(lines, row));
        lines.add("");
        lines.add(SettingsTexts.text("how", Settings.FILE));
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, Settings.Row row) {
        List<String> value = wrap(
                row.value().isEmpty() ? SettingsTexts.text("unset") : Clean.text(row.value()),
                WIDTH - NAME - ORIGIN - 1);
        lines.add(pad(row.name(), NAME) + pad(value.get(0), WIDTH - NAME - ORIGIN) + row.origin());
        value.stream().skip(1).map(INDENT::concat).forEach(lines::add);
        String description =
                SettingsTexts.text(row.inFile() ? "row" : "row.environment", row.variable(), row.description());
        wrap(description, WIDTH - NAME).stream().map(INDENT::concat).forEach(lines::add);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.codePointCount(0, text.length())));
    }

    /** Breaks between words, and inside a word that is longer than a line. */
    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.codePointCount(0, rest.length()) > width) {
            int end = rest.offsetByCodePoints(0, width);
            int space = rest.lastIndexOf(' ', end);
            lines.add(rest.substring(0, space > 0 ? space : end));
            rest = rest.substring(space > 0 ? space + 1 : end);
        }
        lines.add(rest);
        return lines;
    }
}
