package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    /** A Tuesday; noon in London. */
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

    private final Times times = new Times(InstantSource.fixed(NOW), () -> ZoneId.of("Europe/Berlin"));

    @ParameterizedTest(name = "{0} is told as {1}")
    @CsvSource(textBlock = """
            2026-03-03T09:42:00Z, 10:42
            2026-03-02T23:00:00Z, 00:00
            2026-03-02T22:59:00Z, Mon 23:59
            2026-02-25T08:02:00Z, Wed 09:02
            2026-02-24T08:02:00Z, 24 Feb 09:02
            2026-03-05T08:02:00Z, Thu 09:02
            2025-11-02T09:42:00Z, 2 Nov 2025 10:42
            """)
    void tellsTimesOfDay(Instant at, String told) {
        assertThat(times.clock(at)).isEqualTo(told);
    }
}
