package dev.lifebar.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> NAMES = List.of("color", "busy-timeout", "timezone", "log");

    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource(nullValues = "nothing", textBlock = """
            colour,       color
            COLOR,        color
            time-zone,    timezone
            busy_timeout, busy-timeout
            busytimeout,  busy-timeout
            logs,         log
            TIMEZONE,     timezone
            token,        nothing
            x,            nothing
            """)
    void findsWhatWasMeant(String typed, @Nullable String expected) {
        assertThat(Nearest.to(typed, NAMES).orElse(null)).isEqualTo(expected);
    }
}
