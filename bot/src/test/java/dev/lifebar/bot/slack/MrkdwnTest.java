package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MrkdwnTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a & b              | a &amp; b
            <!channel>         | &lt;!channel&gt;
            <@U1> hi           | &lt;@U1&gt; hi
            *bold*             | ∗bold∗
            2*3                | 2*3
            my_key_1           | my_key_1
            _it_               | ＿it＿
            ~gone~             | ∼gone∼
            `code`             | ˋcodeˋ
            > quote            | › quote
            a > b              | a &gt; b
            """)
    void makesTextHarmless(String text, String safe) {
        assertThat(Mrkdwn.escape(text)).isEqualTo(safe);
    }
}
