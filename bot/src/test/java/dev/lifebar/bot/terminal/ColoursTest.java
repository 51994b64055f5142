package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.bot.settings.Color;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColoursTest {
    @ParameterizedTest(name = "{0} with {1}: {2} colours, {3} through a pipe")
    @CsvSource(textBlock = """
            AUTO,   '',                              0,   0
            AUTO,   TERM=dumb,                       0,   0
            AUTO,   TERM=xterm,                      8,   0
            AUTO,   TERM=xterm COLORTERM=truecolor,  256, 0
            AUTO,   TERM=tmux-256color,              256, 0
            ALWAYS, '',                              8,   8
            ALWAYS, TERM=dumb,                       8,   8
            ALWAYS, TERM=tmux-256color,              256, 256
            NEVER,  TERM=tmux-256color,              0,   0
            """)
    void followTheChoiceAndTheTerminal(Color choice, String environment, int count, int piped) {
        Map<String, String> variables = new TreeMap<>();
        Stream.of(environment.split(" "))
                .filter(variable -> !variable.isEmpty())
                .map(variable -> variable.split("=", 2))
                .forEach(variable -> variables.put(variable[0], variable[1]));

        Colours colours = Colours.of(choice, variables);

        assertThat(colours.on(true).count()).isEqualTo(count);
        assertThat(colours.on(false).count()).isEqualTo(piped);
    }
}
