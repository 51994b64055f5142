package dev.lifebar.bot;

import dev.lifebar.bot.settings.Home;
import dev.lifebar.bot.settings.Logging;
import dev.lifebar.bot.settings.Settings;
import dev.lifebar.bot.settings.SettingsException;
import dev.lifebar.bot.terminal.Operator;
import dev.lifebar.bot.terminal.StartException;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.Outside;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.reading.http.HttpSource;
import dev.lifebar.core.secret.MasterKeys;
import dev.lifebar.core.secret.References;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The data directory that the settings name, and the core over what is kept there. Made when it is first asked for. */
final class DataDirectory {
    private static final String DATABASE = "lifebar.db";
    private static final String MASTER_KEY = "master.key";
    private static final String LOG = "lifebar.log";

    private final Settings settings;
    private final Map<String, String> environment;
    private final InstantSource time;
    private @Nullable Home home;

    DataDirectory(Settings settings, Map<String, String> environment, InstantSource time) {
        this.settings = settings;
        this.environment = environment;
        this.time = time;
    }

    Path path() {
        return opened().directory();
    }

    /** The file that takes the log, ready to be written. */
    Path log() {
        return opened().file(LOG);
    }

    /** Keeps what is logged from now on in that file, out of what is told; or shows it, to somebody who wants to see it. */
    void startLog(boolean shown) {
        Path log = log();
        if (shown) {
            Logging.show(settings.value(Settings.LOG));
        } else {
            Logging.start(log, settings.value(Settings.LOG));
        }
    }

    /** What somebody should look at. */
    List<String> warnings() {
        return opened().warnings();
    }

    /** The database, which is not opened yet. */
    Database database() {
        return new Database(settings.value(Settings.HOME).resolve(DATABASE), settings.value(Settings.BUSY_TIMEOUT));
    }

    /** The core that posts through these, and to the operator's webhook if there is one. */
    Lifebar core(Database database, List<Messenger> messengers) {
        List<Messenger> all = new ArrayList<>(messengers);
        Webhook.messenger(settings, time).ifPresent(all::add);
        Outside outside = new Outside(
                OwnProviders.catalogue(settings),
                new HttpSource(OwnProviders.reach(settings), time),
                masterKeys(),
                references());
        return new Lifebar(database, all, outside, settings.value(Settings.TIMEZONE), time);
    }

    /** What keys are locked under; nothing is read or made before one is. */
    MasterKeys masterKeys() {
        return new MasterKeys(settings.chosen(Settings.MASTER_KEY).orElse(null), masterKeyFile());
    }

    private Path masterKeyFile() {
        return settings.chosen(Settings.MASTER_KEY_FILE)
                .orElseGet(() -> settings.value(Settings.HOME).resolve(MASTER_KEY));
    }

    /** The terminal is the operator's own. */
    private References references() {
        WorkspaceKey terminal = Operator.WORKSPACE;
        Set<String> workspaces =
                new HashSet<>(settings.chosen(Settings.REFERENCES_FOR).orElse(Set.of()));
        workspaces.add(terminal.platform() + ":" + terminal.externalId());
        return new References(environment, workspaces, Set.of(settings.value(Settings.HOME), masterKeyFile()));
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
