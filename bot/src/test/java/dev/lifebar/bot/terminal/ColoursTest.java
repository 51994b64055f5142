package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColoursTest {
    @ParameterizedTest(name = "{0}: {1} colours, {2} wherever it is shown")
    @CsvSource(textBlock = """
            '',                              0,   8
            TERM=dumb,                       0,   8
            TERM=xterm,                      8,   8
            TERM=xterm COLORTERM=truecolor,  256, 256
            TERM=tmux-256color,              256, 256
            """)
    void followTheTerminal(String environment, int count, int everywhere) {
        Map<String, String> variables = new TreeMap<>();
        Stream.of(environment.split(" "))
                .filter(variable -> !variable.isEmpty())
                .map(variable -> variable.split("=", 2))
                .forEach(variable -> variables.put(variable[0], variable[1]));

        assertThat(Colours.ofTerminal(variables).on(true).count()).isEqualTo(count);
        assertThat(Colours.ofTerminal(variables).on(false).count()).isZero();
        assertThat(Colours.everywhere(variables).on(true).count()).isEqualTo(everywhere);
        assertThat(Colours.everywhere(variables).on(false).count()).isEqualTo(everywhere);
        assertThat(Colours.everywhere(variables).unless(true)).isEqualTo(Colours.NONE);
    }
}
