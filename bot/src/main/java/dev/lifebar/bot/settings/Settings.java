package dev.lifebar.bot.settings;

import dev.lifebar.core.secret.Secret;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.event.Level;

/** What was chosen before the start: by the environment, else by the properties file in the data directory, else nobody. */
public final class Settings {
    /** The properties file, in the data directory. */
    public static final String FILE = "lifebar.properties";

    public static final Setting<Path> HOME = new Setting<>(
            "home",
            "LIFEBAR_HOME",
            false,
            false,
            "The directory Lifebar keeps its data in.",
            "a directory; nothing replaces a ~ in it",
            surroundings -> Setting.Given.byDefault(DefaultHome.in(surroundings)),
            DefaultHome::read);

    /** An explicit choice beats {@code NO_COLOR}, which asks this of every program: https://no-color.org */
    public static final Setting<Color> COLOR = Setting.choice(
            "color",
            "LIFEBAR_COLOR",
            "Colour in the terminal: auto, always or never. NO_COLOR is honoured too.",
            surroundings -> surroundings
                    .variable("NO_COLOR")
                    .map(set -> new Setting.Given("never", Origin.ENVIRONMENT))
                    .orElse(Setting.Given.byDefault("auto")),
            List.of(Color.values()));

    public static final Setting<Duration> BUSY_TIMEOUT = new Setting<>(
            "busy-timeout",
            "LIFEBAR_BUSY_TIMEOUT",
            true,
            false,
            "How many seconds a command waits while another Lifebar writes to the database.",
            "1 to 60 seconds, such as 5 or PT5S",
            surroundings -> Setting.Given.byDefault("5"),
            Settings::seconds);

    public static final Setting<ZoneId> TIMEZONE = new Setting<>(
            "timezone",
            "LIFEBAR_TIMEZONE",
            true,
            false,
            "The time zone of a new terminal workspace.",
            "a time zone such as Europe/Berlin or UTC",
            surroundings -> Setting.Given.byDefault(ZoneId.systemDefault().getId()),
            Settings::zone);

    public static final Setting<Level> LOG = Setting.choice(
            "log",
            "LIFEBAR_LOG",
            "What goes to lifebar.log in the data directory: error, warn, info or debug.",
            surroundings -> Setting.Given.byDefault("warn"),
            List.of(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG));

    /** Every setting, in the order of the listing. A new one is a constant above and a place here. */
    public static final List<Setting<?>> ALL = List.of(HOME, COLOR, BUSY_TIMEOUT, TIMEZONE, LOG);

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");

    private final Map<Setting<?>, Chosen<?>> values;

    private Settings(Map<Setting<?>, Chosen<?>> values) {
        this.values = values;
    }

    private record Chosen<T>(Setting<T> setting, Setting.Given given, T value) {
        private Row row() {
            return new Row(
                    setting.name(),
                    setting.variable(),
                    setting.inFile(),
                    shown(),
                    given.origin(),
                    setting.description());
        }

        private String shown() {
            if (value instanceof Path) {
                return value.toString();
            }
            return setting.secret() && !given.text().isEmpty() ? new Secret(given.text()).masked() : given.text();
        }
    }

    /**
     * One setting as it is listed.
     *
     * @param inFile whether the properties file may set it
     * @param value as given, a secret masked; empty where there is none
     */
    public record Row(String name, String variable, boolean inFile, String value, Origin origin, String description) {}

    /** Reads everything, or complains about everything at once with a {@link SettingsException}. */
    public static Settings read(Surroundings surroundings) {
        return read(surroundings, ALL);
    }

    static Settings read(Surroundings surroundings, List<Setting<?>> known) {
        Reading reading = new Reading(surroundings, known);
        Map<Setting<?>, Chosen<?>> values = new LinkedHashMap<>();
        known.forEach(setting -> choose(setting, reading).ifPresent(chosen -> values.put(setting, chosen)));
        reading.complain();
        return new Settings(values);
    }

    private static <T> Optional<Chosen<T>> choose(Setting<T> setting, Reading reading) {
        Setting.Given given = reading.given(setting);
        return reading.value(setting, given).map(value -> new Chosen<>(setting, given, value));
    }

    @SuppressWarnings("unchecked") // a setting is only ever filed with a value of its own type
    public <T> T value(Setting<T> setting) {
        Chosen<?> chosen = values.get(setting);
        if (chosen == null) {
            throw new IllegalArgumentException(setting.name() + " is not among the settings that were read");
        }
        return (T) chosen.value();
    }

    public List<Row> rows() {
        return values.values().stream().map(Chosen::row).toList();
    }

    private static Optional<Duration> seconds(String text) {
        try {
            Duration duration = WHOLE_NUMBER.matcher(text).matches()
                    ? Duration.ofSeconds(Integer.parseInt(text))
                    : Duration.parse(text);
            return Optional.of(duration)
                    .filter(wait -> wait.compareTo(Duration.ofSeconds(1)) >= 0)
                    .filter(wait -> wait.compareTo(Duration.ofSeconds(60)) <= 0);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
