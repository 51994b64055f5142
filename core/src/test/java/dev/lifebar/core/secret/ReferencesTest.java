package dev.lifebar.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {
    private static final String KEY = "sk-0123456789";

    @TempDir
    private Path directory;

    private Path home;
    private Path outside;

    @BeforeEach
    void prepare() throws IOException {
        home = Files.createDirectories(directory.resolve("home/of/lifebar"));
        Files.createDirectories(home.resolve("below"));
        Files.createSymbolicLink(directory.resolve("link"), home);
        outside = Files.writeString(directory.resolve("outside"), KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"home/of/lifebar/master.key", "home/of/lifebar/below/key", "link/key", "home/../link/key", "own"
            })
    void readNothingOfLifebarsOwn(String name) throws IOException {
        Path file = Files.writeString(directory.resolve(name), KEY);
        Path link = Files.createSymbolicLink(directory.resolve("another"), file);
        References references = references(Map.of("FILE", file.toString()));

        for (GivenKey given : new GivenKey[] {file(file), file(link), new GivenKey(KeptKey.Kind.ENV, "FILE")}) {
            assertThat(references.follow(given)).isEmpty();
            assertThat(references.isOwn(given)).isTrue();
        }
        assertThat(references.has("FILE")).isFalse();
    }

    @Test
    void readWhatLiesOutside() {
        References references = references(Map.of("NAME", KEY));

        for (GivenKey given : new GivenKey[] {file(outside), new GivenKey(KeptKey.Kind.ENV, "NAME")}) {
            assertThat(references.follow(given)).contains(new Secret(KEY));
            assertThat(references.isOwn(given)).isFalse();
        }
    }

    /** As /proc/self/environ does, where the master key and the tokens of platforms may be. */
    @ParameterizedTest
    @ValueSource(strings = {"A=1\0LIFEBAR_MASTER_KEY=2\0", "A=1\nB=2\n", "two words", " "})
    void readNothingThatIsNoKey(String content) throws IOException {
        Files.writeString(outside, content);

        assertThat(references(Map.of()).follow(file(outside))).isEmpty();
    }

    private References references(Map<String, String> environment) {
        return new References(environment, Set.of(), Set.of(home, directory.resolve("own"), directory.resolve("none")));
    }

    private static GivenKey file(Path path) {
        return new GivenKey(KeptKey.Kind.FILE, path.toString());
    }
}
