package dev.lifebar.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(7);

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "5m, PT5M",
        "' 30M ', PT30M",
        "5min, PT5M",
        "5 m, PT5M",
        "90 min, PT90M",
        "2h, PT2H",
        "1 d, PT24H",
        "7d, PT168H",
        "10080m, PT168H"
    })
    void reads(String typed, Duration meant) {
        assertThat(Durations.read(typed, SHORTEST, LONGEST)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "4m", "0h", "8d", "10081m", "999999m", "-5m", "1.5h", "5  m", "1h30m"})
    void refuses(String typed) {
        assertThat(Durations.read(typed, SHORTEST, LONGEST)).isEmpty();
    }
}
