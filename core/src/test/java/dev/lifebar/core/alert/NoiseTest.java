package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.Property;
import dev.lifebar.core.RecordingMessenger.Post;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.health.Level;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Balances that tremble. */
class NoiseTest {
    @TempDir
    private Path directory;

    private TestLifebar lifebar;

    @BeforeEach
    void watchAFullAccount() {
        lifebar = TestLifebar.in(directory);
        lifebar.sync("openrouter", "100", "100");
        lifebar.type("/alerts here");
        lifebar.type("/lifebar rules days:off");
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @ParameterizedTest(name = "from {0} to about {1} %")
    @CsvSource({"50, 25", "5, 0"})
    void aThousandReadingsAroundABoundaryAreOneAlertAndAtMostOneRecovery(String before, int percent) {
        lifebar.reading("openrouter", before);
        lifebar.lifebar().sendDue();
        long known = alerts();
        int posts = lifebar.messenger().posts().size();
        Property.holds(1, random -> {
            for (int reading = 0; reading < 1000; reading++) {
                long thousandths = percent * 1000L + random.nextLong(-1000, 1001);
                lifebar.reading("openrouter", BigDecimal.valueOf(thousandths, 3).toPlainString());
                lifebar.lifebar().sendDue();
                lifebar.time().pass(Duration.ofSeconds(20));
            }
            assertThat(alerts() - known).isEqualTo(1);
            assertThat(lifebar.messenger().posts()).hasSizeLessThanOrEqualTo(posts + 2);
        });
    }

    @Test
    void moreThanFullIsFull() {
        lifebar.reading("openrouter", "20");
        lifebar.lifebar().sendDue();
        lifebar.reading("openrouter", "5000");
        lifebar.lifebar().sendDue();

        assertThat(alerts()).isEqualTo(1);
        assertThat(Objects.requireNonNull(lifebar.messenger()
                                .edits()
                                .get(lifebar.messenger().edits().size() - 1))
                        .message()
                        .accent())
                .isEqualTo(Level.GREEN);
    }

    /** New messages that something got worse; a test and a recovery are none. */
    private long alerts() {
        return lifebar.messenger().posts().stream()
                .map(Post::message)
                .filter(message -> message.accent() != null && message.accent() != Level.GREEN)
                .count();
    }
}
