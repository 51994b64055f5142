package dev.lifebar.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifebar.core.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class SettingsTest {
    private static final String CANARY = "sk-canary-1234567890abcd";
    private static final Setting<Secret> TOKEN = new Setting<>(
            "test-token",
            "TEST_TOKEN",
            true,
            true,
            "A token only this test knows.",
            "a token",
            surroundings -> Setting.Given.byDefault(""),
            text -> text.contains(" ") ? Optional.empty() : Optional.of(new Secret(text)));

    private static final String MASTER_KEY = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=";

    @TempDir
    private Path home;

    @Test
    void hasADefaultForEverything() {
        Settings settings = read(Map.of());

        assertThat(settings.value(Settings.HOME)).isEqualTo(home);
        assertThat(settings.value(Settings.COLOR)).isEqualTo(Color.AUTO);
        assertThat(settings.value(Settings.BUSY_TIMEOUT)).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.value(Settings.TIMEZONE)).isEqualTo(ZoneId.systemDefault());
        assertThat(settings.value(Settings.LOG)).isEqualTo(Level.WARN);
        assertThat(settings.chosen(Settings.MASTER_KEY)).isEmpty();
        assertThat(settings.chosen(Settings.MASTER_KEY_FILE)).isEmpty();
        assertThat(settings.chosen(Settings.REFERENCES_FOR)).isEmpty();
        assertThat(settings.chosen(Settings.DISCORD_TOKEN)).isEmpty();
        assertThat(settings.chosen(Settings.SLACK_BOT_TOKEN)).isEmpty();
        assertThat(settings.chosen(Settings.SLACK_APP_TOKEN)).isEmpty();
        assertThat(settings.chosen(Settings.HTTP_PORT)).isEmpty();
        assertThat(settings.chosen(Settings.WEBHOOK_URL)).isEmpty();
        assertThat(settings.chosen(Settings.WEBHOOK_SECRET)).isEmpty();
        assertThat(settings.chosen(Settings.DISCORD_GUILD)).isEmpty();
        assertThat(settings.chosen(Settings.DISCORD_REST_URL)).isEmpty();
        assertThat(settings.chosen(Settings.DISCORD_GATEWAY_URL)).isEmpty();
        assertThat(settings.chosen(Settings.SLACK_API_URL)).isEmpty();
        assertThat(settings.chosen(Settings.PROVIDERS)).isEmpty();
        assertThat(settings.value(Settings.ALLOW_LOOPBACK)).isFalse();
    }

    @Test
    void takesEverythingFromTheEnvironment() {
        Settings settings = read(Map.ofEntries(
                Map.entry("LIFEBAR_COLOR", "always"),
                Map.entry("LIFEBAR_BUSY_TIMEOUT", "PT1M"),
                Map.entry("LIFEBAR_TIMEZONE", "Asia/Kathmandu"),
                Map.entry("LIFEBAR_LOG", "info"),
                Map.entry("LIFEBAR_MASTER_KEY", MASTER_KEY),
                Map.entry("LIFEBAR_MASTER_KEY_FILE", "/run/secrets/master"),
                Map.entry("LIFEBAR_REFERENCES_FOR", "discord:1, slack:T2, discord:user:3"),
                Map.entry("DISCORD_TOKEN", "MTk4.Cl2F.Q-_m\n"),
                Map.entry("SLACK_BOT_TOKEN", "xoxb-1"),
                Map.entry("SLACK_APP_TOKEN", "xapp-2"),
                Map.entry("LIFEBAR_HTTP_PORT", "8080"),
                Map.entry("LIFEBAR_WEBHOOK_URL", "https://sms.example/send?to=ops"),
                Map.entry("LIFEBAR_WEBHOOK_SECRET", "0123456789abcdef"),
                Map.entry("DISCORD_GUILD", "197038439483310086"),
                Map.entry("DISCORD_REST_URL", "http://127.0.0.1:3200/api/v10/"),
                Map.entry("DISCORD_GATEWAY_URL", "ws://127.0.0.1:3200"),
                Map.entry("SLACK_API_URL", "https://slack.example/api/"),
                Map.entry("LIFEBAR_PROVIDERS", "/etc/lifebar/providers.json"),
                Map.entry("LIFEBAR_ALLOW_LOOPBACK", "TRUE")));

        assertThat(settings.value(Settings.COLOR)).isEqualTo(Color.ALWAYS);
        assertThat(settings.value(Settings.BUSY_TIMEOUT)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.value(Settings.TIMEZONE)).isEqualTo(ZoneId.of("Asia/Kathmandu"));
        assertThat(settings.value(Settings.LOG)).isEqualTo(Level.INFO);
        assertThat(settings.chosen(Settings.DISCORD_TOKEN)).contains(new Secret("MTk4.Cl2F.Q-_m"));
        assertThat(settings.chosen(Settings.MASTER_KEY)).contains(new Secret(MASTER_KEY));
        assertThat(settings.chosen(Settings.MASTER_KEY_FILE)).contains(Path.of("/run/secrets/master"));
        assertThat(settings.chosen(Settings.REFERENCES_FOR))
                .contains(Set.of("discord:1", "slack:T2", "discord:user:3"));
        assertThat(settings.chosen(Settings.SLACK_BOT_TOKEN)).contains(new Secret("xoxb-1"));
        assertThat(settings.chosen(Settings.SLACK_APP_TOKEN)).contains(new Secret("xapp-2"));
        assertThat(settings.chosen(Settings.HTTP_PORT)).contains(8080);
        assertThat(settings.chosen(Settings.WEBHOOK_URL)).contains(URI.create("https://sms.example/send?to=ops"));
        assertThat(settings.chosen(Settings.WEBHOOK_SECRET)).contains(new Secret("0123456789abcdef"));
        assertThat(settings.chosen(Settings.DISCORD_GUILD)).contains("197038439483310086");
        assertThat(settings.chosen(Settings.DISCORD_REST_URL)).contains(URI.create("http://127.0.0.1:3200/api/v10/"));
        assertThat(settings.chosen(Settings.DISCORD_GATEWAY_URL)).contains(URI.create("ws://127.0.0.1:3200"));
        assertThat(settings.chosen(Settings.SLACK_API_URL)).contains(URI.create("https://slack.example/api/"));
        assertThat(settings.chosen(Settings.PROVIDERS)).contains(Path.of("/etc/lifebar/providers.json"));
        assertThat(settings.value(Settings.ALLOW_LOOPBACK)).isTrue();
        assertThat(origins(settings)).containsOnly(Origin.ENVIRONMENT);
    }

    @Test
    void takesEverythingElseFromTheFile() throws IOException {
        write(
                "color = never",
                "busy-timeout: 30",
                "timezone=Europe/Berlin",
                "log debug",
                "# a remark",
                "master-key-file = /run/secrets/master",
                "references-for = discord:1",
                "discord-token = MTk4.Cl2F.Q-_m",
                "slack-bot-token = xoxb-1",
                "slack-app-token = xapp-2",
                "http-port = 8080",
                "webhook-url = https://sms.example/send",
                "webhook-secret = 0123456789abcdef",
                "discord-guild = 197038439483310086",
                "discord-rest-url = http://127.0.0.1:3200/api/v10/",
                "discord-gateway-url = ws://127.0.0.1:3200",
                "slack-api-url = https://slack.example/api/",
                "providers = /etc/lifebar/providers.json",
                "allow-loopback = true");

        Settings settings = read(Map.of());

        assertThat(settings.value(Settings.COLOR)).isEqualTo(Color.NEVER);
        assertThat(settings.value(Settings.BUSY_TIMEOUT)).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.value(Settings.TIMEZONE)).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(settings.value(Settings.LOG)).isEqualTo(Level.DEBUG);
        assertThat(settings.chosen(Settings.DISCORD_TOKEN)).contains(new Secret("MTk4.Cl2F.Q-_m"));
        assertThat(settings.rows())
                .filteredOn(Settings.Row::inFile)
                .extracting(Settings.Row::origin)
                .containsOnly(Origin.FILE);
    }

    @Test
    void letsTheEnvironmentWin() throws IOException {
        write("color = never", "log = debug");

        Settings settings = read(Map.of("LIFEBAR_COLOR", "always", "LIFEBAR_LOG", " "));

        assertThat(settings.value(Settings.COLOR)).isEqualTo(Color.ALWAYS);
        assertThat(settings.value(Settings.LOG)).isEqualTo(Level.DEBUG);
    }

    @ParameterizedTest(name = "NO_COLOR={0} LIFEBAR_COLOR={1} file={2}: {3}")
    @CsvSource(textBlock = """
            1,  '',     '',     NEVER
            '', '',     '',     AUTO
            1,  always, '',     ALWAYS
            1,  '',     auto,   AUTO
            """)
    void honoursNoColorUntilSomebodyChoosesOtherwise(String noColor, String variable, String inFile, Color expected)
            throws IOException {
        write("color=" + inFile);

        Settings settings = read(Map.of("NO_COLOR", noColor, "LIFEBAR_COLOR", variable));

        assertThat(settings.value(Settings.COLOR)).isEqualTo(expected);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() throws IOException {
        write("colour = never", "home = /data", "LIFEBAR_LOG = info", "something = else", "timezone = Berlin");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of("LIFEBAR_COLOR", "blue", "LIFEBAR_BUSY_TIMEOUT", "61")))
                .satisfies(problem -> assertThat(problem.complaints())
                        .containsExactlyInAnyOrder(
                                "lifebar.properties has a line for \"colour\", which is no setting. Did you mean color?",
                                "home cannot be set in lifebar.properties, only in the environment as LIFEBAR_HOME.",
                                "lifebar.properties has a line for \"LIFEBAR_LOG\", which is no setting. Did you mean log?",
                                "lifebar.properties has a line for \"something\", which is no setting."
                                        + " It knows color, busy-timeout, timezone, log, providers, allow-loopback, master-key-file,"
                                        + " references-for, discord-token, slack-bot-token, slack-app-token, http-port, webhook-url,"
                                        + " webhook-secret, discord-guild, discord-rest-url,"
                                        + " discord-gateway-url, slack-api-url.",
                                "timezone in lifebar.properties is \"Berlin\";"
                                        + " it has to be a time zone such as Europe/Berlin or UTC.",
                                "LIFEBAR_COLOR is \"blue\"; it has to be auto, always or never.",
                                "LIFEBAR_BUSY_TIMEOUT is \"61\"; it has to be 1 to 60 seconds, such as 5 or PT5S."));
    }

    @Test
    void repeatsNoMasterKeyThatCannotBeRead() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of("LIFEBAR_MASTER_KEY", "hunter2")))
                .withMessageContaining("LIFEBAR_MASTER_KEY cannot be read; it has to be 32 bytes in base64")
                .withMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "discord",
                "acme",
                "terminal:local",
                "discord:1 slack:2",
                "slack:",
                "slack:user:1",
                "discord:user:"
            })
    void refusesWorkspacesWithoutPlatformAndId(String text) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of("LIFEBAR_REFERENCES_FOR", text)))
                .withMessageContaining("LIFEBAR_REFERENCES_FOR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "61", "-1", "PT0.5S", "PT2M", "five", "5s", "99999999999", "P", "٥"})
    void refusesAWaitOutsideOfAMinute(String text) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of("LIFEBAR_BUSY_TIMEOUT", text)))
                .withMessageContaining("LIFEBAR_BUSY_TIMEOUT");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', textBlock = """
            LIFEBAR_HTTP_PORT   | 0
            LIFEBAR_HTTP_PORT   | 65536
            LIFEBAR_HTTP_PORT   | -1
            LIFEBAR_HTTP_PORT   | http
            LIFEBAR_HTTP_PORT   | 99999999999
            DISCORD_GUILD       | Acme
            DISCORD_GUILD       | 12345678901234567890
            DISCORD_REST_URL    | https://discord.com/api/v10
            DISCORD_REST_URL    | discord.com/api/v10/
            DISCORD_REST_URL    | wss://discord.com/api/v10/
            DISCORD_REST_URL    | https:///api/v10/
            DISCORD_REST_URL    | https://discord.com:99999/api/v10/
            DISCORD_REST_URL    | https://me:word@discord.com/api/v10/
            DISCORD_REST_URL    | https://discord.com/api/v10/?a=/
            DISCORD_REST_URL    | https://discord.com/a b/
            DISCORD_GATEWAY_URL | https://gateway.discord.gg
            LIFEBAR_ALLOW_LOOPBACK | yes
            LIFEBAR_PROVIDERS   | ~/providers.json
            SLACK_API_URL       | https://slack.com/api
            SLACK_API_URL       | ws://slack.com/api/
            """)
    void saysWhatAValueHasToBe(String variable, String text) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of(variable, text)))
                .withMessageStartingWith(variable + " is \"" + text + "\"; it has to be ");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DISCORD_TOKEN   | Bot canary    | without quotes or spaces
            DISCORD_TOKEN   | "canary"      | without quotes or spaces
            DISCORD_TOKEN   | canáry        | without quotes or spaces
            SLACK_BOT_TOKEN | xapp-canary   | begins with xapp- is for SLACK_APP_TOKEN
            SLACK_BOT_TOKEN | xoxb-         | begins with xoxb-
            SLACK_BOT_TOKEN | xoxb-can ary  | begins with xoxb-
            SLACK_APP_TOKEN | xoxb-canary   | begins with xoxb- is for SLACK_BOT_TOKEN
            SLACK_APP_TOKEN | canary        | begins with xapp-
            LIFEBAR_WEBHOOK_SECRET | canary-of-15-ch | 16 characters or more
            LIFEBAR_WEBHOOK_SECRET | "canary-0123456789" | without quotes or spaces
            LIFEBAR_WEBHOOK_URL | sms.example/canary | an https:// address
            LIFEBAR_WEBHOOK_URL | ftp://sms.example/canary | an https:// address
            LIFEBAR_WEBHOOK_URL | https://me:canary@sms.example/ | an https:// address
            LIFEBAR_WEBHOOK_URL | https://sms.example/#canary | an https:// address
            """)
    void saysWhatATokenHasToBeWithoutShowingIt(String variable, String text, String sentence) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of(variable, text)))
                .withMessageStartingWith(variable + " cannot be read; it has to be ")
                .withMessageContaining(sentence)
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("canary", "can ary", "canáry"));
    }

    @Test
    void showsNoTokenInFull() {
        String shown = SettingsTable.text(read(Map.of(
                        "DISCORD_TOKEN",
                        CANARY,
                        "SLACK_BOT_TOKEN",
                        "xoxb-" + CANARY,
                        "LIFEBAR_WEBHOOK_URL",
                        "https://sms.example/" + CANARY,
                        "LIFEBAR_WEBHOOK_SECRET",
                        CANARY))
                .rows());

        assertThat(shown).contains("••••abcd").doesNotContain("canary", "xoxb-sk", "sms.example");
    }

    @ParameterizedTest
    @CsvSource({"1, PT1S", "60, PT1M", "PT5S, PT5S", "pt1.5s, PT1.5S", "' 7 ', PT7S"})
    void readsAWaitAsSecondsOrDuration(String text, Duration expected) {
        assertThat(read(Map.of("LIFEBAR_BUSY_TIMEOUT", text)).value(Settings.BUSY_TIMEOUT))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INFO", "Info", "info"})
    void doesNotMindCapitals(String text) {
        assertThat(read(Map.of("LIFEBAR_LOG", text)).value(Settings.LOG)).isEqualTo(Level.INFO);
    }

    @Test
    void complainsAboutAFileThatIsNoText() throws IOException {
        Files.write(home.resolve(Settings.FILE), new byte[] {'a', '=', (byte) 0xC3, '('});

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of()))
                .withMessageContaining(home.resolve(Settings.FILE) + " cannot be read");
    }

    @Test
    void complainsAboutABrokenEscape() throws IOException {
        write("color = \\u12");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of()))
                .withMessageContaining("cannot be read");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(textBlock = """
            Linux,      '',        /home/ada/.local/share/lifebar
            Linux,      /xdg,      /xdg/lifebar
            Linux,      relative,  /home/ada/.local/share/lifebar
            FreeBSD,    '',        /home/ada/.local/share/lifebar
            Mac OS X,   /xdg,      /home/ada/Library/Application Support/Lifebar
            """)
    void keepsDataWhereTheSystemWantsIt(String system, String xdg, Path expected) {
        Settings settings = Settings.read(on(system, Map.of("XDG_DATA_HOME", xdg)));

        assertThat(settings.value(Settings.HOME)).isEqualTo(expected);
        assertThat(settings.rows().get(0).origin()).isEqualTo(Origin.DEFAULT);
    }

    @Test
    void keepsDataInLocalApplicationDataOnWindows() {
        assertThat(DefaultHome.in(on("Windows 11", Map.of("LOCALAPPDATA", "C:\\Local"))))
                .isEqualTo("C:\\Local\\Lifebar");
        assertThat(DefaultHome.in(on("Windows 11", Map.of()))).isEqualTo("/home/ada\\AppData\\Local\\Lifebar");
    }

    @Test
    void makesARelativeHomeAbsolute() {
        assertThat(Settings.read(on("Linux", Map.of("LIFEBAR_HOME", "some/../place")))
                        .value(Settings.HOME))
                .isEqualTo(Path.of("place").toAbsolutePath());
    }

    @Test
    void refusesAHomeNoShellHasExpanded() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.read(on("Linux", Map.of("LIFEBAR_HOME", "~/lifebar"))))
                .withMessage("LIFEBAR_HOME is \"~/lifebar\"; it has to be a directory; nothing replaces a ~ in it.");
    }

    @Test
    void masksASecret() {
        Settings settings = readWithToken(Map.of("TEST_TOKEN", CANARY));

        assertThat(settings.value(TOKEN).value()).isEqualTo(CANARY);
        assertThat(row(settings, "test-token").value()).isEqualTo("••••abcd");
        assertThat(SettingsTable.text(settings.rows())).contains("••••abcd").doesNotContain("canary");
    }

    @Test
    void doesNotQuoteASecretItCannotRead() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> readWithToken(Map.of("TEST_TOKEN", CANARY + " oops")))
                .withMessage("TEST_TOKEN cannot be read; it has to be a token.");
    }

    @Test
    void showsASecretNobodySetAsNotSet() {
        Settings settings = readWithToken(Map.of());

        assertThat(row(settings, "test-token").value()).isEmpty();
        assertThat(SettingsTable.text(settings.rows())).contains("not set");
    }

    @Test
    void doesNotAnswerForASettingItDidNotRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Map.of()).value(TOKEN))
                .withMessageContaining("test-token");
    }

    @Test
    void namesEverySettingOnce() {
        assertThat(Settings.ALL).extracting(Setting::name).doesNotHaveDuplicates();
        assertThat(Settings.ALL).extracting(Setting::variable).doesNotHaveDuplicates();
    }

    private Settings read(Map<String, String> environment) {
        return Settings.read(on("Linux", withHome(environment)));
    }

    private Settings readWithToken(Map<String, String> environment) {
        List<Setting<?>> known = new ArrayList<>(Settings.ALL);
        known.add(TOKEN);
        return Settings.read(on("Linux", withHome(environment)), known);
    }

    private Map<String, String> withHome(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("LIFEBAR_HOME", home.toString());
        return all;
    }

    private void write(String... lines) throws IOException {
        Files.write(home.resolve(Settings.FILE), List.of(lines), StandardCharsets.UTF_8);
    }

    private static Settings.Row row(Settings settings, String name) {
        return settings.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Origin> origins(Settings settings) {
        return settings.rows().stream().map(Settings.Row::origin).toList();
    }

    private static Surroundings on(String system, Map<String, String> environment) {
        Properties properties = new Properties();
        properties.setProperty("os.name", system);
        properties.setProperty("user.home", "/home/ada");
        return new Surroundings(environment, properties);
    }
}
