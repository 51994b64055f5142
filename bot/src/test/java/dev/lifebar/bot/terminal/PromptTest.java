package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.file.OwnerOnly;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptTest {
    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void remembersOnlyTheLatestThousandLines() throws IOException {
        Path history = home.resolve("chat-history");
        Files.write(
                OwnerOnly.file(history),
                IntStream.range(0, 2000).mapToObj(line -> "line " + line).toList());

        try (Prompt prompt = prompt("/credits\r")) {
            assertThat(prompt.command()).contains("/credits");
        }

        assertThat(Files.readAllLines(history)).hasSizeLessThanOrEqualTo(1250).endsWith("line 1999", "/credits");
        assertThat(Files.getPosixFilePermissions(history)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void forgetsWhatWasTyped() throws IOException {
        Path history = home.resolve("chat-history");
        Files.writeString(OwnerOnly.file(history), "/sync openai 5\n");

        try (Prompt prompt = prompt("/lifebar forget yes\r/credits\r")) {
            prompt.command();
            prompt.forget();
            assertThat(history).doesNotExist();
            prompt.command();
        }

        assertThat(history).content().isEqualTo("/credits\n");
        assertThat(Files.getPosixFilePermissions(history)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void takesALineAsItIs() throws IOException {
        String line = "sync \"open'ai\\ !! " + "x".repeat(10_000);

        try (Prompt prompt = prompt(line + "\r")) {
            assertThat(prompt.command()).contains(line);
            assertThat(prompt.command()).isEmpty();
        }
    }

    @Test
    void printsBeforeAnythingIsAsked() throws IOException {
        try (Prompt prompt = prompt("")) {
            prompt.print(List.of(new AttributedString("hello"), AttributedString.EMPTY));
            prompt.arrive(List.of(new AttributedString("there")));
        }

        assertThat(out.toString(StandardCharsets.UTF_8).replace("\r", "")).isEqualTo("hello\n\nthere\n");
    }

    private Prompt prompt(String keys) throws IOException {
        Terminal terminal = new DumbTerminal(
                "test",
                Terminal.TYPE_DUMB,
                new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                out,
                StandardCharsets.UTF_8);
        return new Prompt(terminal, Colours.NONE, home);
    }
}
