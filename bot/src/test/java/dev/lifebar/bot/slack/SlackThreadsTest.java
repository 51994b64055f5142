package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackThreadsTest {
    @TempDir
    Path directory;

    @Test
    void nothingCountsCallsBesideTheAnswers() throws IOException {
        Office office = Office.open(directory);
        try {
            assertThat(office.member
                            .types(SlackStandIn.OPS, "/sync", "openai 50 100")
                            .toString())
                    .contains("$50.00");

            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.contains("metrics"));
        } finally {
            office.close();
        }
    }
}
