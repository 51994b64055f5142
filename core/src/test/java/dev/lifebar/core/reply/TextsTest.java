package dev.lifebar.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void marksWordsToType() {
        assertThat(Texts.line("credits.none.type", "openai").spans())
                .containsExactly(
                        new Span.Plain("Type "),
                        new Span.Code("/sync openai 45.00"),
                        new Span.Plain(" with the balance its console shows."));
    }

    @Test
    void tellsMomentsAsTheirDistance() {
        assertThat(Texts.line("card.synced", TestLifebar.START).spans())
                .containsExactly(new Span.Plain("synced "), new Span.Ago(TestLifebar.START));
    }

    @Test
    void fillsInWhatLooksLikeAPlaceAsItIs() {
        assertThat(Texts.text("sync.was", "{1}", "$1\\{0}")).isEqualTo(" (was {1}, $1\\{0})");
        assertThat(Texts.line("error.usage", "/sync {1} {0}").spans()).contains(new Span.Code("/sync {1} {0}"));
    }

    @Test
    void haveAPlaceForEverythingAndMarksInPairs() {
        assertThat(Texts.keys())
                .allSatisfy(
                        key -> assertThat(Texts.text(key, "a", "b", "c", "d")).doesNotContain("{", "`"));
    }

    @Test
    void areAllSaidSomewhere() throws IOException {
        String code = code();

        assertThat(Texts.keys()).allMatch(key -> isSaid(code, key));
    }

    /** Whether the code has the key, or a part of it up to a dot. */
    private static boolean isSaid(String code, String key) {
        return code.contains('"' + key + '"')
                || IntStream.range(0, key.length())
                        .filter(at -> key.charAt(at) == '.')
                        .mapToObj(at -> key.substring(0, at))
                        .anyMatch(part -> code.contains('"' + part + '"') || code.contains('"' + part + ".\""));
    }

    private static String code() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(Files::isRegularFile).map(TextsTest::text).collect(Collectors.joining());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
