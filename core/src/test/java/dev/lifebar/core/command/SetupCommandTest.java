package dev.lifebar.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.FakeSource;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Telling;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCommandTest {
    @TempDir
    private Path directory;

    private TestLifebar lifebar;

    @BeforeEach
    void open() {
        lifebar = TestLifebar.in(directory);
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void offersNoMoreAtOnceThanPeopleDo() {
        List<String> read = Catalogue.bundled().all().stream()
                .filter(provider -> provider.way() != Provider.Way.MANUAL)
                .map(Provider::id)
                .limit(40)
                .toList();
        setUp(read.subList(0, 20));

        List<String> actions = actions(setUp(read.subList(20, 40)));

        assertThat(actions).hasSize(21).last().isEqualTo("1 alerts here");
    }

    @Test
    void offersToConnectWhatCanBeRead() {
        Reply reply = setUp(List.of("openrouter", "anthropic", manual()));

        assertThat(actions(reply))
                .containsExactlyInAnyOrder(
                        "1 lifebar connect openrouter",
                        "1 sync openrouter",
                        "1 lifebar connect anthropic",
                        "1 sync anthropic",
                        "1 sync " + manual(),
                        "1 alerts here");
        assertThat(said(reply))
                .contains(
                        "Next: connect a key",
                        "I read the balance by myself: OpenRouter.",
                        "I read what is spent; the balance is typed once: Anthropic.");
    }

    @Test
    void offersNoKeyWhereNoneIsOfUse() {
        Reply reply = setUp(List.of(manual()));

        assertThat(actions(reply)).containsExactly("1 sync " + manual(), "1 alerts here");
        assertThat(said(reply)).contains("Next: type what each console shows").doesNotContain("key");
    }

    @Test
    void offersNoKeyWhereOneIsConnected() {
        lifebar.source()
                .answer((provider, credentials, since) ->
                        new Outcome.Told(new Telling(null, new TreeMap<>(), List.of(), "")));
        lifebar.connect("anthropic", Map.of("key", FakeSource.KEY));

        assertThat(actions(setUp(List.of("anthropic")))).containsExactly("1 sync anthropic", "1 alerts here");
    }

    @Test
    void countsInTheEndWhatIsLiveAndWhatIsKeptByHand() {
        lifebar.connect("openrouter", Map.of("key", FakeSource.KEY));
        lifebar.type("/sync openai 5");
        lifebar.type("/sync anthropic 5");
        lifebar.type("/alerts here");

        assertThat(said(setUp(List.of("openai")))).endsWith("Done: 1 live, 2 by hand. Try /credits.\n");
        assertThat(said(setUp(List.of("groq")))).doesNotContain("Done");
    }

    private static String manual() {
        return Catalogue.bundled().all().stream()
                .filter(provider -> provider.way() == Provider.Way.MANUAL)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Reply setUp(List<String> providers) {
        return (Reply) lifebar.type("/lifebar setup " + String.join(",", providers));
    }

    private static String said(Reply reply) {
        return PlainText.of(reply, TestLifebar.START);
    }

    private static List<String> actions(Reply reply) {
        return reply.buttons().stream()
                .map(button -> ((Button.Press) button).action())
                .toList();
    }
}
