package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifebar.bot.settings.Settings;
import dev.lifebar.bot.settings.Surroundings;
import dev.lifebar.bot.terminal.StartException;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnProvidersTest {
    private static final String ENTRY = """
            [{
              "id": "groq", "name": "Our Groq", "aliases": [],
              "console": "https://groq.example/billing",
              "unit": "USD", "kind": "PREPAID_BALANCE", "confidence": "documented",
              "reading": {
                "key": "ordinary", "env": [], "every": "PT1M",
                "url": "https://groq.example/balance", "headers": ["Authorization: Bearer {key}"], "left": "balance"
              }
            }]
            """;

    @TempDir
    private Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("own.json");
    }

    @Test
    void takeThePlaceOfThoseWithTheirId() throws IOException {
        Catalogue catalogue = read(ENTRY, "false");

        assertThat(catalogue.find("groq")).map(Provider::console).contains(URI.create("https://groq.example/billing"));
        assertThat(catalogue.find("groqcloud")).isEmpty();
        assertThat(catalogue.all()).hasSize(98);
    }

    @Test
    void addToThoseThatComeWithTheProgram() throws IOException {
        Catalogue catalogue = read(ENTRY.replace("\"groq\"", "\"acme\""), "false");

        assertThat(catalogue.find("acme")).map(Provider::name).contains("Our Groq");
        assertThat(catalogue.all()).hasSize(99);
    }

    @Test
    void mayBeOnThisComputerIfTheOperatorSaysSo() throws IOException {
        String local = ENTRY.replace("https://groq.example/balance", "http://127.0.0.1:4000/balance");

        assertThat(read(local, "true").find("groq")).map(Provider::way).contains(Provider.Way.AUTOMATIC);
        assertThatExceptionOfType(StartException.class).isThrownBy(() -> read(local, "false"));
    }

    @ParameterizedTest(name = "{0} becomes {1}: {2}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            [{                | [{,            | is no JSON; it breaks at line and column 1:3.
            "left": "balance" | "left": 1      | cannot be used. Provider "groq": field "reading.left" must be text or a list of texts.
            "aliases": []     | "aliases": ["claude"] | cannot be used. Provider "groq": field "aliases" has "claude", which already means "anthropic".
            """)
    void sayWhatIsWrongInASentence(String correct, String wrong, String end) throws IOException {
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> read(ENTRY.replace(correct, wrong), "false"))
                .satisfies(refusal -> assertThat(refusal.getMessage())
                        .startsWith("The file " + file + " that LIFEBAR_PROVIDERS names ")
                        .endsWith(end));
    }

    @Test
    void areMissedWhereTheFileIsMissing() {
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> OwnProviders.catalogue(settings("false")))
                .satisfies(refusal -> assertThat(refusal.getMessage())
                        .isEqualTo("The file " + file + " that LIFEBAR_PROVIDERS names cannot be read."));
    }

    private Catalogue read(String json, String loopback) throws IOException {
        Files.writeString(file, json);
        return OwnProviders.catalogue(settings(loopback));
    }

    private Settings settings(String loopback) {
        return Settings.read(new Surroundings(
                Map.of(
                        "LIFEBAR_HOME", directory.toString(),
                        "LIFEBAR_PROVIDERS", file.toString(),
                        "LIFEBAR_ALLOW_LOOPBACK", loopback),
                new Properties()));
    }
}
