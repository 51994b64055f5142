package dev.lifebar.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.reading.http.ServiceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenKeyTest {
    @TempDir
    private Path directory;

    @Test
    void isAKeyFileThatIsKnownByItsId() {
        GivenKey key = GivenKey.read("\n" + ServiceAccount.FILE + "\n").orElseThrow();

        assertThat(key).isEqualTo(new GivenKey(KeptKey.Kind.KEY, ServiceAccount.FILE));
        assertThat(key).hasToString("••••0b71");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "{ \"a\": 1", "two words", "{\"a\": \"é\"}"})
    void isNothingElseWithBlanks(String typed) {
        assertThat(GivenKey.read(typed)).isEmpty();
    }

    /** As GOOGLE_APPLICATION_CREDENTIALS does. */
    @Test
    void isReadWhereAVariableNamesAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("account.json"), ServiceAccount.FILE);
        References references = new References(
                Map.of("FILE", file.toString(), "NONE", "/no/such/file", "NAME", "key"), Set.of(), Set.of());

        assertThat(references.follow(new GivenKey(KeptKey.Kind.ENV, "FILE"))).contains(new Secret(ServiceAccount.FILE));
        assertThat(references.follow(new GivenKey(KeptKey.Kind.ENV, "NONE"))).contains(new Secret("/no/such/file"));
        assertThat(references.follow(new GivenKey(KeptKey.Kind.ENV, "NAME"))).contains(new Secret("key"));
    }
}
