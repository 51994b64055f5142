package dev.lifebar.bot;

import dev.lifebar.bot.demo.DemoMode;
import dev.lifebar.bot.demo.Pace;
import dev.lifebar.bot.settings.Settings;
import dev.lifebar.bot.settings.SettingsException;
import dev.lifebar.bot.settings.Surroundings;
import dev.lifebar.bot.terminal.Cli;
import dev.lifebar.bot.terminal.Colours;
import dev.lifebar.bot.terminal.ExitCode;
import dev.lifebar.bot.terminal.Mode;
import dev.lifebar.bot.terminal.Streams;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Wires the program by hand, top to bottom. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        System.exit(run(words));
    }

    private static int run(String... words) {
        Streams streams = Streams.ofSystem();
        InstantSource time = InstantSource.system();
        try {
            Settings settings = Settings.read(Surroundings.ofThisProcess());
            Colours colours = Colours.of(settings.value(Settings.COLOR), System.getenv());
            Map<String, Mode> modes = new LinkedHashMap<>();
            modes.put("demo", new DemoMode(streams, colours, time, Pace.USUAL));
            modes.put("settings", new SettingsMode(settings, streams.out()));
            Application application = new Application(settings, time);
            Runtime.getRuntime().addShutdownHook(new Thread(application::close, "end"));
            return new Cli(application, modes, streams, colours, time).run(words);
        } catch (SettingsException e) {
            streams.err().println(e.getMessage());
            return ExitCode.FAILED;
        }
    }
}
