package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    /** Where something is left out of an excerpt. */
    private static final String LEFT_OUT = "\n…\n";

    @Test
    void showsWhatAChannelReallyReads() throws IOException {
        String story = Files.readString(Path.of("src/test/golden/episode-discord.txt"));
        String excerpt = Files.readString(Path.of("../README.md"))
                .split("## How an alert goes", 2)[1]
                .split("```", -1)[1];

        List<String> parts = List.of(excerpt.split(LEFT_OUT, -1));
        assertThat(parts)
                .hasSizeGreaterThan(2)
                .allSatisfy(part -> assertThat(story).contains(part.strip()));
    }
}
