package dev.lifebar.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.storage.ReadingStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that was ahead for a while and was put right. */
class ClockTest {
    @TempDir
    private Path directory;

    private ReadingHarness reading;

    @BeforeEach
    void begin() {
        reading = new ReadingHarness(directory);
    }

    @AfterEach
    void close() {
        reading.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT720H", "PT3H"})
    void readsOnOnceTheClockIsPutBack(Duration ahead) {
        readAhead(ahead);
        assertThat(reading.type("/credits"))
                .contains("$80.00", "last good value, read when the clock was ahead")
                .doesNotContain("live");

        reading.left("2");
        reading.read();

        assertThat(reading.balance("openrouter")).isEqualTo("$2.00");
        assertThat(reading.type("/credits")).contains("live");
        assertThat(Duration.between(
                        reading.time().instant(), reading.asked("openrouter").nextAt()))
                .isLessThanOrEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void readsOnAfterAStartWhereTheClockWasPutBackBefore() {
        readAhead(Duration.ofDays(30));
        reading.restart();

        reading.left("2");
        reading.read();

        assertThat(reading.balance("openrouter")).isEqualTo("$2.00");
    }

    @Test
    void refreshesForSomebodyWhereNothingReadsByItself() {
        readAhead(Duration.ofDays(30));
        reading.restart();
        reading.left("2");

        assertThat(reading.type("/credits refresh")).contains("$2.00", "Read just now.");
    }

    @Test
    void takesOverWhatWasTakenByAClockThatWasAhead() {
        readAhead(Duration.ZERO);
        Instant until = reading.time().instant().plus(Duration.ofDays(30));
        reading.database().write(handle -> {
            new ReadingStore(handle)
                    .claim(
                            "openrouter",
                            String.valueOf(reading.asked("openrouter").fingerprint()),
                            until);
            return handle;
        });
        reading.restart();
        reading.left("2");
        reading.readLater();

        assertThat(reading.balance("openrouter")).isEqualTo("$2.00");
    }

    @Test
    void asksNoSoonerWhereTheClockIsOnlySetRight() {
        readAhead(Duration.ofSeconds(90));

        reading.read();

        assertThat(reading.questions()).hasSize(2);
    }

    @Test
    void countsNoSpendTwice() {
        reading.spent("2026-03-01", "3", "2026-03-02", "10");
        reading.connect("anthropic");
        reading.read();
        reading.type("/sync anthropic 100 100");
        Instant right = reading.time().instant();
        reading.time().pass(Duration.ofDays(30));
        reading.read();
        reading.time().set(right.plus(Duration.ofMinutes(6)));

        reading.read();
        assertThat(reading.balance("anthropic")).isEqualTo("$100.00");
        reading.spent("2026-03-01", "3", "2026-03-02", "14");
        reading.readLater();
        assertThat(reading.balance("anthropic")).isEqualTo("$96.00");
    }

    @Test
    void countsNoMonthTwice() {
        reading.month("12");
        reading.connect("huggingface");
        reading.read();
        reading.type("/sync huggingface 100 100");
        Instant right = reading.time().instant();
        reading.time().pass(Duration.ofDays(3));
        reading.read();
        reading.time().set(right.plus(Duration.ofMinutes(20)));

        reading.read();
        assertThat(reading.balance("huggingface")).isEqualTo("$100.00");
        reading.month("14");
        reading.time().pass(Duration.ofMinutes(20));
        reading.read();
        assertThat(reading.balance("huggingface")).isEqualTo("$98.00");
    }

    private void readAhead(Duration ahead) {
        reading.left("80");
        reading.connect("openrouter");
        reading.read();
        reading.time().pass(Duration.ofMinutes(10).plus(ahead));
        reading.read();
        reading.time().pass(ahead.negated());
    }
}
