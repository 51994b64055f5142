package dev.lifebar.bot.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.bot.settings.Color;
import dev.lifebar.bot.terminal.Arguments;
import dev.lifebar.bot.terminal.Colours;
import dev.lifebar.bot.terminal.ExitCode;
import dev.lifebar.bot.terminal.Golden;
import dev.lifebar.bot.terminal.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoModeTest {
    private static final Pace FAST = new Pace(Duration.ofMillis(1), Duration.ofMillis(3));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void tellsItsStoryWhereNobodyTypes() throws IOException {
        assertThat(play(Instant.parse("2026-03-05T12:00:00Z"))).isEqualTo(ExitCode.FINE);

        Golden.assertMatches("demo.txt", out.toString(StandardCharsets.UTF_8));
        assertThat(err.size()).isZero();
    }

    /** One of each weekday: the rhythm of the week must not change the story. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void beginsTheSameOnEveryDay(int day) throws IOException {
        play(Instant.parse("2026-03-02T09:30:00Z").plus(Duration.ofDays(day)));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Groq 31% 🟧, Mistral 62% 🟨, 3 ok")
                .contains(
                        "🟨 Anthropic: ≈ $44.85 left (74.7%)",
                        "🟥 Anthropic is critical", "🟩 Added $50.00 to Anthropic")
                .containsSubsequence("$82.40 left of $100.00", "$91.00 left of $100.00");
    }

    @Test
    void leavesNothingBehind() throws IOException {
        Path home;
        try (Throwaway program = new Throwaway(InstantSource.system())) {
            home = program.home();
            assertThat(home.resolve("lifebar.log")).exists();
        }

        assertThat(home).doesNotExist();
    }

    private int play(Instant now) throws IOException {
        Streams streams = new Streams(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                () -> false,
                () -> false,
                () -> 0);
        Arguments arguments = new Arguments(List.of("demo"), false, null, false, null, false, false, false, false);
        Colours colours = Colours.of(Color.AUTO, Map.of());
        return new DemoMode(streams, colours, InstantSource.fixed(now), FAST).run(arguments);
    }
}
