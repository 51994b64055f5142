package dev.lifebar.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
    @ParameterizedTest(name = "{0} to {1} is {2}")
    @CsvSource(textBlock = """
            '',     '',     0
            '',     abc,    3
            openai, openai, 0
            opnai,  openai, 1
            opennai, openai, 1
            openaj, openai, 1
            opneai, openai, 1
            gork,   groq,   2
            ca,     abc,    3
            abc,    xyz,    3
            """)
    void countsSlipsInEitherDirection(String one, String other, int slips) {
        assertThat(EditDistance.between(one, other)).isEqualTo(slips);
        assertThat(EditDistance.between(other, one)).isEqualTo(slips);
    }
}
