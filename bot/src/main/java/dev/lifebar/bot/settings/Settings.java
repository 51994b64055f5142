package dev.lifebar.bot.settings;

import dev.lifebar.core.secret.MasterKeys;
import dev.lifebar.core.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.event.Level;

/** What was chosen before the start: by the environment, else by the properties file in the data directory, else nobody. */
public final class Settings {
    /** The properties file, in the data directory. */
    public static final String FILE = "lifebar.properties";

    private static final int SHORTEST_SECRET = 16;

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
            Values::seconds);

    public static final Setting<ZoneId> TIMEZONE = new Setting<>(
            "timezone",
            "LIFEBAR_TIMEZONE",
            true,
            false,
            "The time zone of workspaces that have not chosen one.",
            "a time zone such as Europe/Berlin or UTC",
            surroundings -> Setting.Given.byDefault(ZoneId.systemDefault().getId()),
            Values::zone);

    public static final Setting<Level> LOG = Setting.choice(
            "log",
            "LIFEBAR_LOG",
            "What goes to lifebar.log in the data directory, and while lifebar serves to the error stream too:"
                    + " error, warn, info or debug.",
            surroundings -> Setting.Given.byDefault("warn"),
            List.of(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG));

    public static final Setting<Path> PROVIDERS = Setting.optional(
            "providers",
            "LIFEBAR_PROVIDERS",
            "A file of providers of your own, of the form of Lifebar's own providers.json; they add to it or replace its entries.",
            "a file; nothing replaces a ~ in it",
            DefaultHome::read);

    public static final Setting<Boolean> ALLOW_LOOPBACK = new Setting<>(
            "allow-loopback",
            "LIFEBAR_ALLOW_LOOPBACK",
            true,
            false,
            "Whether providers and the webhook may be on this computer and without encryption, for a gateway or a stand-in:"
                    + " true or false.",
            "true or false",
            surroundings -> Setting.Given.byDefault("false"),
            Values::yesOrNo);

    public static final Setting<Secret> MASTER_KEY = new Setting<>(
            "master-key",
            "LIFEBAR_MASTER_KEY",
            false,
            true,
            "What the keys of providers are encrypted under; otherwise a file that is made when the first is stored.",
            "32 bytes in base64, as openssl rand -base64 32 prints them; several with commas between, the newest first",
            surroundings -> Setting.Given.byDefault(""),
            text -> MasterKeys.areIn(text) ? Optional.of(new Secret(text)) : Optional.empty());

    public static final Setting<Path> MASTER_KEY_FILE = Setting.optional(
            "master-key-file",
            "LIFEBAR_MASTER_KEY_FILE",
            "Where that file is; otherwise master.key in the data directory.",
            "a file; nothing replaces a ~ in it",
            DefaultHome::read);

    public static final Setting<Set<String>> REFERENCES_FOR = Setting.optional(
            "references-for",
            "LIFEBAR_REFERENCES_FOR",
            "The workspaces that may connect keys as env:NAME or file:/path, which read this computer; your terminal may.",
            "platforms with ids, such as discord:197038439483310086,slack:T024BE7LD",
            Values::workspaces);

    public static final Setting<Secret> DISCORD_TOKEN = Setting.secret(
            "discord-token",
            "DISCORD_TOKEN",
            "The token of the Discord bot; with it, lifebar answers in Discord.",
            "the token from the Bot page of Discord's Developer Portal, without quotes or spaces",
            Values::token);

    public static final Setting<Secret> SLACK_BOT_TOKEN = Setting.secret(
            "slack-bot-token",
            "SLACK_BOT_TOKEN",
            "The Bot User OAuth Token of the Slack app; with both of its tokens, lifebar answers in Slack.",
            "the Bot User OAuth Token, which begins with xoxb-; one that begins with xapp- is for SLACK_APP_TOKEN",
            text -> Values.token(text, "xoxb-"));

    public static final Setting<Secret> SLACK_APP_TOKEN = Setting.secret(
            "slack-app-token",
            "SLACK_APP_TOKEN",
            "The app-level token of the Slack app, with the scope connections:write.",
            "the app-level token, which begins with xapp-; one that begins with xoxb- is for SLACK_BOT_TOKEN",
            text -> Values.token(text, "xapp-"));

    public static final Setting<Integer> HTTP_PORT = Setting.optional(
            "http-port",
            "LIFEBAR_HTTP_PORT",
            "The port on which GET /healthz tells how the database and the connections are, while lifebar serves.",
            "a port from 1 to 65535",
            Values::port);

    /** An address that lets in whoever knows it, as those of many gateways do, is a secret. */
    public static final Setting<URI> WEBHOOK_URL = new Setting<>(
            "webhook-url",
            "LIFEBAR_WEBHOOK_URL",
            true,
            true,
            "Where alerts can be routed to beside the chat: an address of yours that feeds an SMS, a mail or a pager.",
            "an https:// address, or http:// on this computer with LIFEBAR_ALLOW_LOOPBACK=true",
            surroundings -> Setting.Given.byDefault(""),
            text -> Values.target(text, "http", "https"));

    public static final Setting<Secret> WEBHOOK_SECRET = Setting.secret(
            "webhook-secret",
            "LIFEBAR_WEBHOOK_SECRET",
            "What those alerts are signed with, so that the receiver knows them from others.",
            "16 characters or more without quotes or spaces, as openssl rand -hex 32 prints them",
            text -> Values.token(text).filter(secret -> text.length() >= SHORTEST_SECRET));

    public static final Setting<String> DISCORD_GUILD = Setting.optional(
            "discord-guild",
            "DISCORD_GUILD",
            "The one server to register commands in, for development; otherwise they are registered everywhere.",
            "the id of a server, such as 197038439483310086",
            Values::id);

    public static final Setting<URI> DISCORD_REST_URL = Setting.optional(
            "discord-rest-url",
            "DISCORD_REST_URL",
            "Where Discord's API is, for a proxy or a stand-in; otherwise Discord's own address.",
            "an http:// or https:// address with version and a slash at its end, such as https://discord.com/api/v10/",
            text -> Values.address(text, "http", "https").filter(Values::endsWithSlash));

    public static final Setting<URI> DISCORD_GATEWAY_URL = Setting.optional(
            "discord-gateway-url",
            "DISCORD_GATEWAY_URL",
            "Where Discord's gateway is, for a proxy or a stand-in; otherwise Discord's own address.",
            "a ws:// or wss:// address, such as wss://gateway.discord.gg",
            text -> Values.address(text, "ws", "wss"));

    public static final Setting<URI> SLACK_API_URL = Setting.optional(
            "slack-api-url",
            "SLACK_API_URL",
            "Where Slack's Web API is, for a proxy or a stand-in; otherwise Slack's own address.",
            "an http:// or https:// address with a slash at its end, such as https://slack.com/api/",
            text -> Values.address(text, "http", "https").filter(Values::endsWithSlash));

    /** Every setting, in the order of the listing. A new one is a constant above and a place here. */
    public static final List<Setting<?>> ALL = List.of(
            HOME,
            COLOR,
            BUSY_TIMEOUT,
            TIMEZONE,
            LOG,
            PROVIDERS,
            ALLOW_LOOPBACK,
            MASTER_KEY,
            MASTER_KEY_FILE,
            REFERENCES_FOR,
            DISCORD_TOKEN,
            SLACK_BOT_TOKEN,
            SLACK_APP_TOKEN,
            HTTP_PORT,
            WEBHOOK_URL,
            WEBHOOK_SECRET,
            DISCORD_GUILD,
            DISCORD_REST_URL,
            DISCORD_GATEWAY_URL,
            SLACK_API_URL);

    private final Map<Setting<?>, Chosen<?>> values;

    private Settings(Map<Setting<?>, Chosen<?>> values) {
        this.values = values;
    }

    private record Chosen<T>(Setting<T> setting, Setting.Given given, Optional<T> value) {
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
            if (value.isPresent() && value.get() instanceof Path path) {
                return path.toString();
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
        return given.text().isEmpty()
                ? Optional.of(new Chosen<>(setting, given, Optional.empty()))
                : reading.value(setting, given).map(value -> new Chosen<>(setting, given, Optional.of(value)));
    }

    /** The value of a setting that always has one. */
    public <T> T value(Setting<T> setting) {
        return chosen(setting).orElseThrow();
    }

    /** The value of a setting that may stay unset. */
    @SuppressWarnings("unchecked") // a setting is only ever filed with a value of its own type
    public <T> Optional<T> chosen(Setting<T> setting) {
        Chosen<?> chosen = values.get(setting);
        if (chosen == null) {
            throw new IllegalArgumentException(setting.name() + " is not among the settings that were read");
        }
        return (Optional<T>) chosen.value();
    }

    public List<Row> rows() {
        return values.values().stream().map(Chosen::row).toList();
    }
}
