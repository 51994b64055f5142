package dev.lifebar.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            sk-or-v1-1234567890ab, ••••90ab
            1234567890abc,         ••••0abc
            1234567890ab,          ••••
            short,                 ••••
            '',                    ••••
            """)
    void showsTheLastFourCharactersOfALongOne(String value, String masked) {
        Secret secret = new Secret(value);

        assertThat(secret.masked()).isEqualTo(masked);
        assertThat(secret).hasToString("••••");
    }
}
