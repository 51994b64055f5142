package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Reply;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
    private final FakeCommands fake = new FakeCommands(Samples.NOW);
    private final Times times = new Times(InstantSource.fixed(Samples.NOW), () -> ZoneOffset.UTC);

    @Test
    void asksFieldByField() throws IOException {
        FakeConsole console = new FakeConsole(" 22.97 ", "54.94");

        fill(console);

        assertThat(fake.asked).containsExactly("submit sync {balance=22.97, max=54.94}");
        Golden.assertMatches("form.txt", console.text() + "\n");
    }

    @Test
    void skipsWhatIsOptional() {
        fill(new FakeConsole("22.97", ""));

        assertThat(fake.asked).containsExactly("submit sync {balance=22.97}");
    }

    @Test
    void asksOnceMoreForWhatIsNeeded() {
        FakeConsole console = new FakeConsole("", "22.97", "");

        fill(console);

        assertThat(fake.asked).containsExactly("submit sync {balance=22.97}");
        assertThat(console.text()).contains("Balance is needed.");
    }

    @Test
    void givesUpWhenNothingIsTypedTwice() {
        assertThat(text(fill(new FakeConsole("", "", "99")))).isEqualTo("Nothing was changed.");
        assertThat(fake.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cancel", FakeConsole.BREAK})
    void canBeGivenUp(String typed) {
        assertThat(text(fill(new FakeConsole("22.97", typed)))).isEqualTo("Nothing was changed.");
        assertThat(text(fill(new FakeConsole()))).isEqualTo("Nothing was changed.");
        assertThat(fake.asked).isEmpty();
    }

    @Test
    void whereNobodyCanBeAskedItSaysWhatIsMissing() {
        assertThat(text(new Unasked(fake.commands()).fill(FakeCommands.form())))
                .isEqualTo("Missing: balance. Nothing was changed.\n" + "Usage: sync <provider> <balance> [max] [yes]");
    }

    private Answer fill(FakeConsole console) {
        Drawing drawing = new Drawing(times, Numbering.NONE, console::width);
        return new Forms(fake.commands(), new Operator("ada"), console, console, drawing).fill(FakeCommands.form());
    }

    private String text(Answer answer) {
        return new Drawing(times, Numbering.NONE, () -> 0)
                .draw((Reply) answer).stream().map(AttributedString::toString).collect(Collectors.joining("\n"));
    }
}
