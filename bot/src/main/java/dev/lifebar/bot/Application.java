package dev.lifebar.bot;

import dev.lifebar.bot.settings.Home;
import dev.lifebar.bot.settings.Logging;
import dev.lifebar.bot.settings.Settings;
import dev.lifebar.bot.terminal.Operator;
import dev.lifebar.bot.terminal.Program;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.Spec;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.workspace.Workspace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The program over the data directory that the settings name. */
final class Application implements Program {
    private static final String DATABASE = "lifebar.db";
    private static final String LOG = "lifebar.log";

    private final Settings settings;
    private final InstantSource time;
    private boolean debugging;
    private @Nullable Home home;
    private @Nullable Lifebar lifebar;

    Application(Settings settings, InstantSource time) {
        this.settings = settings;
        this.time = time;
    }

    @Override
    public Path home() {
        return opened().directory();
    }

    @Override
    public ZoneId zone() {
        ZoneId usual = settings.value(Settings.TIMEZONE);
        return lifebar == null
                ? usual
                : lifebar.workspaces()
                        .find(Operator.WORKSPACE)
                        .map(Workspace::zone)
                        .orElse(usual);
    }

    @Override
    public List<Spec> specs() {
        return core(settings.value(Settings.HOME), List.of()).commands().specs();
    }

    @Override
    public void debug() {
        debugging = true;
    }

    @Override
    public Commands open(Messenger messenger) {
        Home directory = opened();
        if (debugging) {
            Logging.show(settings.value(Settings.LOG));
        } else {
            Logging.start(directory.file(LOG), settings.value(Settings.LOG));
        }
        lifebar = core(directory.directory(), List.of(messenger));
        return lifebar.commands();
    }

    @Override
    public void start() {
        if (lifebar != null) {
            lifebar.start();
        }
    }

    @Override
    public void sendDue() {
        if (lifebar != null) {
            lifebar.sendDue();
        }
    }

    /** Also called when the process is told to end, whatever it is doing. */
    @Override
    public synchronized void close() {
        if (lifebar != null) {
            lifebar.close();
            lifebar = null;
        }
    }

    private Lifebar core(Path directory, List<Messenger> messengers) {
        Database database = new Database(directory.resolve(DATABASE), settings.value(Settings.BUSY_TIMEOUT));
        return new Lifebar(database, messengers, settings.value(Settings.TIMEZONE), time);
    }

    private Home opened() {
        if (home == null) {
            home = Home.open(settings.value(Settings.HOME));
        }
        return home;
    }
}
