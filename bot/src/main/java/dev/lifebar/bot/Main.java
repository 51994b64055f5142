package dev.lifebar.bot;

import dev.lifebar.bot.demo.DemoMode;
import dev.lifebar.bot.demo.Pace;
import dev.lifebar.bot.settings.Color;
import dev.lifebar.bot.settings.Settings;
import dev.lifebar.bot.settings.SettingsException;
import dev.lifebar.bot.settings.Surroundings;
import dev.lifebar.bot.terminal.ChatMode;
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
    private static final String CHAT = "chat";
    private static final String SERVE = "serve";

    private Main() {}

    public static void main(String[] words) {
        System.exit(run(InstantSource.system(), words));
    }

    /** Runs it to its end, and tells the exit code. */
    static int run(InstantSource time, String... words) {
        Streams streams = Streams.ofSystem();
        try {
            Surroundings surroundings = Surroundings.ofThisProcess();
            Settings settings = Settings.read(surroundings);
            Colours colours = colours(settings.value(Settings.COLOR));
            DataDirectory directory = new DataDirectory(settings, surroundings.environment(), time);
            Application application = new Application(settings, directory);
            Runtime.getRuntime().addShutdownHook(new Thread(application::close, "end"));
            Map<String, Mode> modes = new LinkedHashMap<>();
            modes.put(CHAT, new ChatMode(application, streams, colours, time));
            modes.put(SERVE, new ServeMode(settings, directory, streams.err(), time));
            modes.put("demo", new DemoMode(streams, colours, time, Pace.USUAL));
            modes.put("rotate-key", new RotateMode(directory, streams));
            modes.put("settings", new SettingsMode(settings, streams.out()));
            String usual = ServeMode.isWanted(settings) ? SERVE : CHAT;
            return new Cli(application, modes, usual, streams, colours, time).run(words);
        } catch (SettingsException e) {
            streams.err().println(e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private static Colours colours(Color choice) {
        return switch (choice) {
            case AUTO -> Colours.ofTerminal(System.getenv());
            case ALWAYS -> Colours.everywhere(System.getenv());
            case NEVER -> Colours.NONE;
        };
    }
}
