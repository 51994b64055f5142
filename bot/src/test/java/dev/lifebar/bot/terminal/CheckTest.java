package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Span;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {
    @Test
    void tellsHowOldANumberIsThatMayNotBeSoAnyMore() {
        assertThat(after(Duration.ofHours(24))).isEmpty();
        assertThat(after(Duration.ofDays(3))).containsExactly("OpenRouter: the number is 3 days old");
        assertThat(after(Duration.ofDays(8)))
                .containsExactly("Anthropic: the number is 8 days old", "OpenRouter: the number is 8 days old");
    }

    private static List<String> after(Duration age) {
        return Check.of(CheckLineReader.read("empty").orElseThrow(), Samples.FACTS.accounts(), Samples.NOW.plus(age))
                .notes()
                .stream()
                .map(CheckTest::text)
                .filter(note -> note.contains("old"))
                .toList();
    }

    private static String text(Line line) {
        return ((Span.Plain) line.spans().get(0)).text();
    }
}
