package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    /** In Berlin 2:00 to 3:00 does not come on 29 March 2026, and comes twice on 25 October. */
    @ParameterizedTest(name = "{0} to {1} in {2}: at {3} until {4}")
    @CsvSource(textBlock = """
            22:00, 08:00, UTC,           2026-03-02T21:59:59Z, 2026-03-02T21:59:59Z
            22:00, 08:00, UTC,           2026-03-02T22:00:00Z, 2026-03-03T08:00:00Z
            22:00, 08:00, UTC,           2026-03-03T07:59:59Z, 2026-03-03T08:00:00Z
            22:00, 08:00, UTC,           2026-03-03T08:00:00Z, 2026-03-03T08:00:00Z
            12:00, 14:00, UTC,           2026-03-03T13:00:00Z, 2026-03-03T14:00:00Z
            12:00, 14:00, UTC,           2026-03-03T23:00:00Z, 2026-03-03T23:00:00Z
            22:00, 08:00, Europe/Berlin, 2026-03-28T22:00:00Z, 2026-03-29T06:00:00Z
            22:00, 08:00, Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25T07:00:00Z
            22:00, 02:30, Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T01:30:00Z
            22:00, 02:30, Europe/Berlin, 2026-10-25T00:10:00Z, 2026-10-25T01:30:00Z
            22:00, 02:30, Europe/Berlin, 2026-10-25T01:10:00Z, 2026-10-25T01:30:00Z
            22:00, 02:30, Europe/Berlin, 2026-10-25T01:30:00Z, 2026-10-25T01:30:00Z
            """)
    void waitsForTheirEnd(LocalTime from, LocalTime to, ZoneId zone, Instant now, Instant end) {
        assertThat(new QuietHours(from, to, zone, false).end(now)).isEqualTo(end);
    }
}
