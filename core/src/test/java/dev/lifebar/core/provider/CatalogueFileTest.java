package dev.lifebar.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lifebar.core.provider.Provider.Confidence;
import dev.lifebar.core.provider.Provider.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueFileTest {
    private static final String ACME = """
            [{
              "id": "acme", "name": "Acme", "aliases": ["acme.ai"],
              "console": "https://acme.example/billing?tab=1",
              "unit": "credits", "kind": "KEY_LIMIT", "confidence": "seen"
            }]
            """;

    @Test
    void readsAnEntry() throws IOException {
        assertThat(read(ACME))
                .containsExactly(new Provider(
                        "acme",
                        "Acme",
                        List.of("acme.ai"),
                        URI.create("https://acme.example/billing?tab=1"),
                        "credits",
                        Kind.KEY_LIMIT,
                        Confidence.SEEN,
                        null,
                        ""));
    }

    @ParameterizedTest(name = "{0} becomes {1}: {2}")
    @CsvSource(quoteCharacter = '\'', delimiter = '|', textBlock = """
            "name": "Acme",                    | ''                     | Provider "acme": field "name" is missing or not a text
            "name": "Acme"                     | "name": " "            | Provider "acme": field "name" is empty
            "name": "Acme"                     | "name": 7              | Provider "acme": field "name" must be text or a list of texts
            "name": "Acme"                     | "name": null           | Provider "acme": field "name" must be text or a list of texts
            "name": "Acme"                     | "name": ["Acme"]       | Provider "acme": field "name" is missing or not a text
            "id": "acme",                      | ''                     | Provider 1 of the catalogue: field "id" is missing or not a text
            "id": "acme"                       | "id": "Acme Inc"       | Provider "Acme Inc": field "id" cannot be "Acme Inc"
            "aliases": ["acme.ai"],            | ''                     | Provider "acme": field "aliases" is missing or not a list
            ["acme.ai"]                        | "acme.ai"              | Provider "acme": field "aliases" is missing or not a list
            ["acme.ai"]                        | ["ACME"]               | Provider "acme": field "aliases" cannot be "ACME"
            ["acme.ai"]                        | [["acme.ai"]]          | Provider "acme": field "aliases" must be text or a list of texts
            https://acme.example/billing?tab=1 | http://acme.example    | Provider "acme": field "console" must be an https address, not "http://acme.example"
            https://acme.example/billing?tab=1 | <base>/ui              | Provider "acme": field "console" must be an https address, not "<base>/ui"
            https://acme.example/billing?tab=1 | https:acme             | Provider "acme": field "console" must be an https address, not "https:acme"
            "unit": "credits",                 | ''                     | Provider "acme": field "unit" is missing or not a text
            credits                            | Credits                | Provider "acme": field "unit" cannot be "Credits"
            KEY_LIMIT                          | PREPAID                | Provider "acme": field "kind" cannot be "PREPAID"
            seen                               | certain                | Provider "acme": field "confidence" cannot be "certain"
            "unit"                             | "units"                | Provider "acme": field "units" is not known
            """)
    void namesTheEntryAndTheFieldThatIsWrong(String correct, String wrong, String message) {
        assertThat(ACME).contains(correct);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(ACME.replace(correct, wrong)))
                .withMessage(message);
    }

    @Test
    void refusesAFieldTwice() {
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> read(ACME.replace("\"unit\"", "\"name\"")))
                .withMessageContaining("'name'");
    }

    @Test
    void refusesAnEntryThatIsNoObject() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("[\"acme\"]"))
                .withMessage("Provider 1 of the catalogue must be an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "\"acme\""})
    void refusesWhatIsNoList(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(json))
                .withMessage("A catalogue must be a list of providers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[{", "[{\"id\": \"acme\"", "[{\"id\": \"ac"})
    void refusesAFileThatBreaksOff(String json) {
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> read(json));
    }

    private static List<Provider> read(String json) throws IOException {
        return CatalogueFile.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Reach.USUAL);
    }
}
