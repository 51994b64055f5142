package dev.lifebar.bot;

import dev.lifebar.bot.settings.Home;
import dev.lifebar.bot.settings.Settings;
import dev.lifebar.bot.settings.SettingsException;
import dev.lifebar.bot.terminal.StartException;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.storage.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data directory that the settings name, and the core over what is kept there. Made when it is first asked for. */
final class DataDirectory {
    private static final String DATABASE = "lifebar.db";
    private static final String LOG = "lifebar.log";

    private final Settings settings;
    private final InstantSource time;
    private @Nullable Home home;

    DataDirectory(Settings settings, InstantSource time) {
        this.settings = settings;
        this.time = time;
    }

    Path path() {
        return opened().directory();
    }

    /** The file that takes the log, ready to be written. */
    Path log() {
        return opened().file(LOG);
    }

    /** What somebody should look at. */
    List<String> warnings() {
        return opened().warnings();
    }

    /** The database, which is not opened yet. */
    Database database() {
        return new Database(settings.value(Settings.HOME).resolve(DATABASE), settings.value(Settings.BUSY_TIMEOUT));
    }

    Lifebar core(Database database, List<Messenger> messengers) {
        return new Lifebar(
                database, OwnProviders.catalogue(settings), messengers, settings.value(Settings.TIMEZONE), time);
    }

    private Home opened() {
        if (home == null) {
            try {
                home = Home.open(settings.value(Settings.HOME));
            } catch (SettingsException e) {
                throw new StartException(String.join("\n", e.complaints()), e);
            }
        }
        return home;
    }
}
