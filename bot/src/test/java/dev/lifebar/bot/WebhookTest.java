package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifebar.bot.settings.Settings;
import dev.lifebar.bot.settings.Surroundings;
import dev.lifebar.bot.terminal.StartException;
import dev.lifebar.core.alert.Messenger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {
    private static final String SECRET = "0123456789abcdef";

    private static final InstantSource TIME = InstantSource.fixed(Instant.EPOCH);

    @TempDir
    private Path home;

    @Test
    void isThereOnlyIfItIsSet() {
        assertThat(messenger(Map.of())).isEmpty();
        assertThat(messenger(Map.of("LIFEBAR_WEBHOOK_URL", "https://sms.example", "LIFEBAR_WEBHOOK_SECRET", SECRET)))
                .map(Messenger::platform)
                .contains("webhook");
    }

    @ParameterizedTest
    @CsvSource({"LIFEBAR_WEBHOOK_URL, https://sms.example/canary", "LIFEBAR_WEBHOOK_SECRET, " + SECRET})
    void needsBoth(String variable, String value) {
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> messenger(Map.of(variable, value)))
                .withMessageStartingWith(variable + " is set and ")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("canary", SECRET));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8099/, true, true",
        "http://localhost:8099/, true, true",
        "http://127.0.0.1:8099/, false, false",
        "http://sms.example/, true, false",
        "http://192.168.1.7/, true, false",
        "https://sms.example/, false, true"
    })
    void isOpenOnThisComputerAlone(String address, String loopback, boolean allowed) {
        Map<String, String> environment = Map.of(
                "LIFEBAR_WEBHOOK_URL", address, "LIFEBAR_WEBHOOK_SECRET", SECRET, "LIFEBAR_ALLOW_LOOPBACK", loopback);

        if (allowed) {
            assertThat(messenger(environment)).isPresent();
        } else {
            assertThatExceptionOfType(StartException.class)
                    .isThrownBy(() -> messenger(environment))
                    .withMessageContaining("has to begin with https://");
        }
    }

    @Test
    void isLookedAtByEverythingThatPosts() {
        Settings half = settings(Map.of("LIFEBAR_WEBHOOK_SECRET", SECRET));
        DataDirectory directory = new DataDirectory(half, Map.of(), TIME);

        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> directory.core(directory.database(), List.of()));
    }

    private Optional<Messenger> messenger(Map<String, String> environment) {
        return Webhook.messenger(settings(environment), TIME);
    }

    private Settings settings(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("LIFEBAR_HOME", home.toString());
        return Settings.read(new Surroundings(all, new Properties()));
    }
}
