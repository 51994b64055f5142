package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.command.AccountFacts;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reading.Failure;
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

    @Test
    void tellsSoonerHowOldANumberIsWhereReadingFails() {
        AccountFacts fine = Samples.account("openai", "OpenAI", Amount.usd("5"), null, Level.GREEN, Basis.LIVE);
        AccountFacts failing = new AccountFacts(
                fine.provider(),
                null,
                fine.name(),
                fine.balance(),
                null,
                null,
                fine.level(),
                fine.rule(),
                fine.basis(),
                fine.asOf(),
                null,
                null,
                Failure.KEY_REJECTED);

        assertThat(after(Duration.ofMinutes(59), List.of(failing))).isEmpty();
        assertThat(after(Duration.ofHours(20), List.of(failing))).containsExactly("OpenAI: the number is 20 h old");
    }

    private static List<String> after(Duration age) {
        return after(age, Samples.FACTS.accounts());
    }

    private static List<String> after(Duration age, List<AccountFacts> accounts) {
        return Check.of(CheckLineReader.read("empty").orElseThrow(), accounts, Samples.NOW.plus(age)).notes().stream()
                .map(CheckTest::text)
                .filter(note -> note.contains("old"))
                .toList();
    }

    private static String text(Line line) {
        return ((Span.Plain) line.spans().get(0)).text();
    }
}
