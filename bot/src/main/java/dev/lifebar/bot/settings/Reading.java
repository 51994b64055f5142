package dev.lifebar.bot.settings;

import dev.lifebar.core.reply.Clean;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** One go at reading the settings, with everything that is wrong collected on the way. */
final class Reading {
    private final Surroundings surroundings;
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, String> file = new TreeMap<>();

    Reading(Surroundings surroundings, List<Setting<?>> known) {
        this.surroundings = surroundings;
        Settings.HOME
                .reader()
                .apply(given(Settings.HOME).text())
                .map(home -> home.resolve(Settings.FILE))
                .filter(Files::exists)
                .ifPresent(this::load);
        file.keySet().forEach(key -> check(key, known));
    }

    Setting.Given given(Setting<?> setting) {
        Optional<Setting.Given> fromEnvironment =
                surroundings.variable(setting.variable()).map(text -> new Setting.Given(text, Origin.ENVIRONMENT));
        Optional<Setting.Given> fromFile = Optional.ofNullable(file.get(setting.name()))
                .filter(text -> setting.inFile() && !text.isEmpty())
                .map(text -> new Setting.Given(text, Origin.FILE));
        return fromEnvironment
                .or(() -> fromFile)
                .orElseGet(() -> setting.fallback().apply(surroundings));
    }

    /** The value, or nothing after a complaint. */
    <T> Optional<T> value(Setting<T> setting, Setting.Given given) {
        Optional<T> value = setting.reader().apply(given.text());
        if (value.isEmpty()) {
            String where = given.origin() == Origin.FILE
                    ? SettingsTexts.text("in-file", setting.name(), Settings.FILE)
                    : setting.variable();
            complaints.add(
                    setting.secret()
                            ? SettingsTexts.text("secret", where, setting.expected())
                            : SettingsTexts.text("value", where, Clean.quote(given.text()), setting.expected()));
        }
        return value;
    }

    void complain() {
        if (!complaints.isEmpty()) {
            throw new SettingsException(complaints);
        }
    }

    private void load(Path path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            complaints.add(SettingsTexts.text("file", path));
            return;
        }
        properties
                .stringPropertyNames()
                .forEach(key -> file.put(key, properties.getProperty(key).strip()));
    }

    private void check(String key, List<Setting<?>> known) {
        Optional<Setting<?>> named =
                known.stream().filter(setting -> setting.name().equals(key)).findFirst();
        if (named.isEmpty()) {
            complaints.add(SettingsTexts.text("unknown", Settings.FILE, Clean.quote(key)) + suggestion(key, known));
        } else if (!named.get().inFile()) {
            complaints.add(SettingsTexts.text(
                    "environment-only", key, Settings.FILE, named.get().variable()));
        }
    }

    private static String suggestion(String key, List<Setting<?>> known) {
        Optional<String> byVariable = known.stream()
                .filter(setting -> setting.variable().equalsIgnoreCase(key))
                .map(Setting::name)
                .findFirst();
        List<String> names =
                known.stream().filter(Setting::inFile).map(Setting::name).toList();
        return byVariable
                .or(() -> Nearest.to(key, names))
                .map(name -> SettingsTexts.text("nearest", name))
                .orElse(SettingsTexts.text("known", String.join(", ", names)));
    }
}
