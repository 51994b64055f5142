package dev.lifebar.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.reading.http.ServiceAccount;
import dev.lifebar.core.secret.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
