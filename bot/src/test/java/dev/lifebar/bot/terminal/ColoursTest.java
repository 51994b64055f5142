package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColoursTest {
    @ParameterizedTest(name = "{0}: {1} colours")
    @CsvSource(textBlock = """
            '',                              0
            TERM=dumb,                       0
            TERM=xterm,                      8
            TERM=xterm COLORTERM=truecolor,  256
            TERM=tmux-256color,              256
            TERM=tmux-256color NO_COLOR=1,   0
            TERM=tmux-256color NO_COLOR=,    256
            """)
    void followTheEnvironment(String environment, int count) {
        Map<String, String> variables = new TreeMap<>();
        Stream.of(environment.split(" "))
                .filter(variable -> !variable.isEmpty())
                .map(variable -> variable.split("=", 2))
                .forEach(variable -> variables.put(variable[0], variable[1]));

        assertThat(Colours.of(variables).count()).isEqualTo(count);
    }
}
