package dev.lifebar.bot;

import dev.lifebar.bot.settings.Settings;
import dev.lifebar.bot.settings.SettingsTable;
import dev.lifebar.bot.terminal.Arguments;
import dev.lifebar.bot.terminal.ExitCode;
import dev.lifebar.bot.terminal.Json;
import dev.lifebar.bot.terminal.Mode;
import dev.lifebar.bot.terminal.TerminalTexts;
import java.io.PrintStream;

/** Lists the settings, and where the value of each came from. */
final class SettingsMode implements Mode {
    private final Settings settings;
    private final PrintStream out;

    SettingsMode(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public String summary() {
        return TerminalTexts.text("settings.summary");
    }

    @Override
    public boolean hasData() {
        return true;
    }

    @Override
    public int run(Arguments arguments) {
        out.print((arguments.json() ? Json.write(settings.rows()) : SettingsTable.text(settings.rows())) + "\n");
        out.flush();
        return ExitCode.FINE;
    }
}
