package dev.lifebar.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTableTest {
    private static final Settings.Row COLOR =
            new Settings.Row("color", "LIFEBAR_COLOR", true, "auto", Origin.DEFAULT, "Colour in the terminal.");

    @Test
    void tellsValueOriginAndMeaning() {
        assertThat(SettingsTable.text(List.of(COLOR)).lines())
                .startsWith(
                        "color               auto                                                        default",
                        "                    LIFEBAR_COLOR. Colour in the terminal.",
                        "");
    }

    @Test
    void breaksWhatIsTooLong() {
        Settings.Row home = new Settings.Row(
                "home", "LIFEBAR_HOME", false, "/home/ada" + "/x".repeat(80), Origin.FILE, "Some words. ".repeat(20));

        List<String> lines = SettingsTable.text(List.of(home)).lines().toList();

        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(lines.get(0)).startsWith("home                /home/ada/x/x").endsWith("lifebar.properties");
        assertThat(String.join("", lines).replace(" ", "")).contains("only in the environment".replace(" ", ""));
    }

    @Test
    void letsNoControlCharacterThrough() {
        Settings.Row row = new Settings.Row("home", "LIFEBAR_HOME", false, "/a\u001b[31m", Origin.ENVIRONMENT, "Home.");

        assertThat(SettingsTable.text(List.of(row))).doesNotContain("\u001b");
    }
}
