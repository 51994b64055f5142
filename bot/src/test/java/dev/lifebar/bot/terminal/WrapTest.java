package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.utils.AttributedString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrapTest {
    @ParameterizedTest(name = "\"{1}\" at {0} columns")
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            0,one two three,one two three
            13,one two three,one two three
            12,one two three,one two|three
            7,one two three,one two|three
            6,one two three,one|two|three
            3,abcdefgh,abc|def|gh
            4,  abcdefgh,  ab|cdef|gh
            6,🟩🟩 🟩🟩,🟩🟩|🟩🟩
            5,🟩🟩🟩🟩,🟩🟩|🟩🟩
            1,🟩,🟩
            5,one  two,one |two
            """)
    void breaksBetweenWords(int width, String line, String pieces) {
        assertThat(Wrap.at(width, new AttributedString(line)))
                .extracting(AttributedString::toString)
                .containsExactly(pieces.split("\\|"));
    }
}
