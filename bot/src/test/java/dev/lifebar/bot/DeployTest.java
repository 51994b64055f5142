package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.bot.settings.Setting;
import dev.lifebar.bot.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written outside of the code is held to the code. */
class DeployTest {
    private static final Pattern VARIABLE = Pattern.compile("\\b(LIFEBAR|DISCORD|SLACK)_[A-Z_]+\\b");
    private static final Pattern NAMED = Pattern.compile("(?m)^ {6}([A-Z_]+): (.+)$");
    private static final Pattern FLAGS = Pattern.compile("(?m)^flags='([^']*)'");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "lifebar",
                "deploy/README.md",
                "deploy/container/Containerfile",
                "deploy/container/compose.yaml",
                "deploy/slack/manifest.yaml",
                "deploy/systemd/lifebar.service",
                "deploy/webhook/README.md",
                "deploy/webhook/receiver.py"
            })
    void namesOnlySettingsThereAre(String file) throws IOException {
        Stream<String> settings = Settings.ALL.stream().map(Setting::variable);
        List<String> known =
                Stream.concat(settings, Stream.of("LIFEBAR_JAVA_OPTS")).toList();

        assertThat(VARIABLE.matcher(read(file)).results().map(MatchResult::group))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/container/Containerfile", "deploy/systemd/lifebar.service"})
    void givesJavaTheFlagsOfTheLauncher(String file) throws IOException {
        assertThat(launcherFlags()).hasSizeGreaterThan(3);
        assertThat(read(file).split("[\\s\",]+")).containsSubsequence(launcherFlags());
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/container/Containerfile", "deploy/systemd/lifebar.service"})
    void servesWhereNobodyCouldChat(String file) throws IOException {
        assertThat(read(file)).containsPattern("/lifebar.jar( serve\n|\"]\nCMD \\[\"serve\"])");
    }

    @Test
    void passesEveryTokenIntoTheContainer() throws IOException {
        assertThat(read("deploy/container/compose.yaml"))
                .contains("DISCORD_TOKEN: ", "SLACK_BOT_TOKEN: ", "SLACK_APP_TOKEN: ")
                .contains("LIFEBAR_WEBHOOK_URL: ", "LIFEBAR_WEBHOOK_SECRET: ");
    }

    /** The whole file gets in; what is named beside it wins, and so may only be the same or where the data is. */
    @Test
    void passesEverySettingIntoTheContainer() throws IOException {
        String compose = read("deploy/container/compose.yaml");
        Map<String, String> named = NAMED.matcher(compose)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));

        assertThat(compose).contains("""
                    env_file:
                      - path: .env
                        required: false
                """);
        assertThat(named).containsEntry(Settings.HOME.variable(), "/data");
        assertThat(Settings.ALL)
                .filteredOn(setting -> !setting.equals(Settings.HOME))
                .allSatisfy(setting -> {
                    String itself = "${" + setting.variable() + ":-}";
                    assertThat(named.getOrDefault(setting.variable(), itself)).isEqualTo(itself);
                });
    }

    private static List<String> launcherFlags() throws IOException {
        return FLAGS.matcher(read("lifebar"))
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(" ")))
                .filter(flag -> !flag.startsWith("-Xlog"))
                .toList();
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of("..").resolve(file));
    }
}
