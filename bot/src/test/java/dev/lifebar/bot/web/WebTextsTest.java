package dev.lifebar.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WebTextsTest {
    @Test
    void everyTextIsUsed() throws IOException {
        String code;
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/lifebar/bot/web"))) {
            code = files.map(WebTextsTest::read).collect(Collectors.joining());
        }

        assertThat(WebTexts.keys()).allSatisfy(key -> assertThat(code).contains('"' + key + '"'));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
