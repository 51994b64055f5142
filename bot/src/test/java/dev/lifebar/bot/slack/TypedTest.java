package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            <@U123|bob>                        => U123
            <@U123>                            => U123
            <!subteam^S1|@ops>                 => S1
            <#C1|ops>                          => #ops
            <https://a.example|a.example>      => a.example
            <https://a.example>                => https://a.example
            a &lt; b &amp;amp; c               => a < b &amp; c
            “two words”                        => "two words"
            """)
    void readsWhatWasTyped(String sent, String typed) {
        assertThat(Typed.plain(sent)).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /alerts here        | /credits alerts here
            /history openai 30  | /credits history openai 30
            /sync openai 45.00  | /sync openai 45.00
            /lifebar help       | /lifebar help
            openai/prod         | openai/prod
            /                   | /
            """)
    void tellsCommandsAsSlackHasThem(String command, String inSlack) {
        assertThat(Typed.asSlackHasIt(command)).isEqualTo(inSlack);
    }
}
