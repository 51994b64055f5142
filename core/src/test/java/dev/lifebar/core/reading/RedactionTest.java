package dev.lifebar.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.reading.http.ServiceAccount;
import dev.lifebar.core.secret.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String KEY = "wJal rXUt+nFEMI/K7\"MDENG";
    private static final String ID = "AKIAIOSFODNN7EXAMPLE";
    private static final Credentials CREDENTIALS =
            new Credentials(new Secret(KEY), Map.of("access_key_id", ID, "region", "international"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                "wJal+rXUt%2BnFEMI%2FK7%22MDENG",
                "wJal rXUt+nFEMI/K7\\\"MDENG",
                "d0phbCByWFV0K25GRU1JL0s3Ik1ERU5H",
                ID
            })
    void takesOutEveryPartOfAKey(String part) {
        assertThat(Redaction.ofKey("it said " + part + ".", CREDENTIALS)).isEqualTo("it said ••••.");
        assertThat(Redaction.of("{\"echo\": \"" + part + "\"}", CREDENTIALS)).isEqualTo("{\"echo\": \"••••\"}");
    }

    @Test
    void leavesWordsAlone() {
        assertThat(Redaction.of("{\"site\": \"international\"}", CREDENTIALS))
                .isEqualTo("{\"site\": \"international\"}");
    }

    @Test
    void takesOutTheLinesOfAPrivateKey() {
        Credentials credentials = new Credentials(new Secret(ServiceAccount.FILE), Map.of());

        assertThat(Redaction.of("{\"echo\": \"" + ServiceAccount.PRIVATE_KEY + "\"}", credentials))
                .doesNotContain(ServiceAccount.PRIVATE_KEY.substring(0, 20))
                .doesNotContain(ServiceAccount.PRIVATE_KEY.substring(100, 120));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"account_email\": \"me@example.com\"} | {\"account_email\": \"••••\"}",
                "{\"note\": \"ask me+x@mail.example.com, me%40example.com.\"} | {\"note\": \"ask ••••, ••••.\"}",
                "{\"phone\":\"017012345\",\"call\":\"+49 (170) 123-4567\"} | {\"phone\":\"••••\",\"call\":\"••••\"}",
                "{\"api_keys\": [\"short-1\", \"short-2\"], \"left\": 3} | {\"api_keys\": [\"••••\", \"••••\"], \"left\": 3}",
                "{\"apiKey\":{\"value\":\"short}\",\"of\":[{\"id\":\"k1\"}]},\"a\":\"b\"}"
                        + " | {\"apiKey\":{\"value\":\"••••\",\"of\":[{\"id\":\"••••\"}]},\"a\":\"b\"}",
                "{\"hash\":\"a1b2c3d4\",\"ssh_fingerprint\":\"ab:cd\"} | {\"hash\":\"••••\",\"ssh_fingerprint\":\"••••\"}",
                "{\"token\": \"it is cut o | {\"token\": \"••••\"",
                "{\"tokens\": [{\"id\": \"cut of | {\"tokens\": [{\"id\": \"••••\""
            })
    void takesOutSecretsThatAreShortAndHowPeopleAreReached(String answer, String kept) {
        assertThat(Redaction.of(answer, CREDENTIALS)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token_usage\": {\"input\": 1200, \"cost\": \"0.35\"}, \"total_tokens\": 77}",
                "{\"keys\": [{\"usage\": -1.5, \"limit\": null, \"active\": true}], \"key_balance\": \"-12.50\"}",
                "{\"balance\": \"+12.345678\", \"at\": \"2026-03-02T12:00:00+0100\", \"left\": 4915112345678}"
            })
    void leavesNumbersAlone(String answer) {
        assertThat(Redaction.of(answer, CREDENTIALS)).isEqualTo(answer);
    }
}
