package dev.lifebar.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.FakeSource;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reply.Attachment;
import dev.lifebar.core.reply.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that was kept lies open in no file and in no text that can be made of it. */
class CanaryTest {
    private static final String CANARY = FakeSource.KEY.substring(12, 36);

    @TempDir
    private Path directory;

    @Test
    void liesOpenInNoFileOfTheDatabase() throws IOException {
        try (TestLifebar lifebar = TestLifebar.in(directory)) {
            connect(lifebar);

            assertThat(files()).anyMatch(file -> file.toString().endsWith("-wal"));
            assertNoFileHasIt();
        }
        assertNoFileHasIt();
    }

    @Test
    void liesInNoExport() throws IOException {
        try (TestLifebar lifebar = TestLifebar.in(directory)) {
            connect(lifebar);
            for (String format : List.of("csv", "json")) {
                Reply reply = (Reply) lifebar.type("/lifebar export " + format);
                StringBuilder exported = new StringBuilder();
                for (Attachment attachment : reply.attachments()) {
                    attachment.content().writeTo(exported);
                }
                assertThat(exported.toString())
                        .contains("41.2")
                        .doesNotContain(CANARY, "e8f9", "secret", FakeSource.ID);
            }
        }
    }

    @Test
    void isInNoTextThatCanBeMadeOfIt() {
        Secret secret = new Secret(FakeSource.KEY);
        assertThat(List.of(
                        secret,
                        new Credentials(secret, Map.of("access_key_id", FakeSource.KEY)),
                        new Unlocked.Ready(new Credentials(secret, Map.of())),
                        GivenKey.read(FakeSource.KEY).orElseThrow(),
                        new References(Map.of("A", FakeSource.KEY), Set.of(), Set.of())))
                .allSatisfy(value -> assertThat(value.toString()).doesNotContain(CANARY));
    }

    private static void connect(TestLifebar lifebar) {
        lifebar.connect("openrouter", Map.of("key", FakeSource.KEY));
        lifebar.save(lifebar.type("/lifebar connect openrouter/env env:" + FakeSource.VARIABLE));
        lifebar.connect("aws-bedrock", Map.of("key", FakeSource.KEY, "access_key_id", FakeSource.ID));
        lifebar.fill("/lifebar connect openrouter/waiting", Map.of("key", FakeSource.KEY));
        assertThat(lifebar.source().shown).hasSize(4);
    }

    private void assertNoFileHasIt() throws IOException {
        for (Path file : files()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain(CANARY, FakeSource.ID.substring(4));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
