package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private final List<String> lines;

    ManifestTest() throws IOException {
        lines = Files.readAllLines(Path.of("../deploy/slack/manifest.yaml"));
    }

    @Test
    void declaresTheCommandsWeAnswer() {
        Set<String> declared = lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith("- command: "))
                .map(line -> line.substring("- command: ".length()))
                .collect(Collectors.toSet());

        assertThat(declared).isEqualTo(Typed.ROOTS);
    }

    @Test
    void givesAReasonForEveryScope() {
        assertThat(lines)
                .filteredOn(line -> line.matches("\\s+- [a-z_]+:[a-z]+.*|\\s+- commands.*"))
                .hasSizeGreaterThan(8)
                .allMatch(line -> line.matches(".* # .{20,}"));
    }
}
