package dev.lifebar.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.ledger.Draft;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerExportTest {
    @TempDir
    private Path directory;

    private TestLifebar lifebar;

    @BeforeEach
    void open() {
        lifebar = TestLifebar.in(directory);
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            Ann               | Ann
            =1+1              | '=1+1
            +1                | '+1
            -1+cmd            | '-1+cmd
            -5                | -5
            @SUM(A1)          | '@SUM(A1)
            Ann, the boss     | "Ann, the boss"
            Ann "the boss"    | "Ann ""the boss""\"
            =1,"2"            | "'=1,""2""\"
            👨‍👩‍👧‍👦              | 👨‍👩‍👧‍👦
            """)
    void makesNamesHarmlessToSpreadsheets(String name, String field) throws IOException {
        syncBy(name);

        assertThat(csv().lines().skip(1)).singleElement().asString().endsWith("," + field + ",");
    }

    @Test
    void keepsALineEndWithinAQuotedField() throws IOException {
        syncBy("Ann\r\nBob");

        assertThat(csv()).endsWith(",\"Ann\r\nBob\",\r\n");
    }

    @Test
    void isReadBackExactly() throws IOException {
        syncBy("Ann \"\\\u0007 =1");
        lifebar.spend("openai", "0.000001");

        JsonNode entries = new ObjectMapper().readTree(json());

        assertThat(entries).hasSize(2);
        JsonNode sync = entries.get(0);
        assertThat(Amount.of(
                        sync.get("amount").asText(), Unit.of(sync.get("unit").asText())))
                .isEqualTo(Amount.usd("999999999999.999999"));
        assertThat(sync.get("author").asText()).isEqualTo("Ann \"\\\u0007 =1");
        assertThat(sync.get("max").isNull()).isTrue();
        assertThat(sync.get("at").asText()).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(entries.get(1).get("balance").asText()).isEqualTo("999999999999.999998");
    }

    private void syncBy(String name) {
        lifebar.record(
                "openai",
                new Draft(
                        EntryKind.SYNC,
                        Amount.usd("999999999999.999999"),
                        null,
                        lifebar.requestBy(new Author("u", name))));
    }

    private String csv() throws IOException {
        StringBuilder text = new StringBuilder();
        new LedgerExport(lifebar.database(), lifebar.workspace()).csv(text);
        return text.toString();
    }

    private String json() throws IOException {
        StringBuilder text = new StringBuilder();
        new LedgerExport(lifebar.database(), lifebar.workspace()).json(text);
        return text.toString();
    }
}
