package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Reply;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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

    @Test
    void saysAtOnceWhatIsWrongWithAValue() {
        FakeConsole console = new FakeConsole("foo", "22.97", "54.94");

        fill(console);

        assertThat(fake.asked).containsExactly("submit sync {balance=22.97, max=54.94}");
        assertThat(console.text()).containsOnlyOnce("foo is no number.").containsOnlyOnce("Full bar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cancel", "/quit", FakeConsole.BREAK})
    void canBeGivenUp(String typed) {
        assertThat(text(fill(new FakeConsole("22.97", typed)))).isEqualTo("Nothing was changed.");
        assertThat(text(fill(new FakeConsole()))).isEqualTo("Nothing was changed.");
        assertThat(fake.asked).isEmpty();
    }

    @Test
    void runsNoCommandFromWithinAForm() {
        FakeConsole console = new FakeConsole("/credits all", "22.97", "/unknown");

        fill(console);

        assertThat(fake.asked).containsExactly("submit sync {balance=22.97, max=/unknown}");
        assertThat(console.text())
                .contains("This is a form, so /credits was not run.")
                .contains("/quit to leave the form");
    }

    @Test
    void asksAgainForWhatTheWholeFormShowsToBeWrong() {
        FakeConsole console = new FakeConsole("22.97", "0", "54.94");

        fill(console);

        assertThat(fake.asked)
                .containsExactly("submit sync {balance=22.97, max=0}", "submit sync {balance=22.97, max=54.94}");
        assertThat(console.text()).containsOnlyOnce("$0.00 means nothing.").containsOnlyOnce("Balance, such");
    }

    @Test
    void keepsTheKeyWhereTheLabelIsWrong() {
        FakeConsole console = new FakeConsole("hunter2", "my prod", "staging", "");
        Form form = new Form(
                "Connect",
                "lifebar connect",
                Map.of(),
                List.of(
                        Form.Field.secret("key", "the key", "", true),
                        new Form.Field("label", "a label", "", false),
                        new Form.Field("project", "a project", "", false)));

        fill(form, console);

        assertThat(fake.asked)
                .containsExactly(
                        "submit lifebar connect {key=hunter2, label=my prod, project=staging}",
                        "submit lifebar connect {key=hunter2, project=staging}");
        assertThat(console.text())
                .containsOnlyOnce("\"my prod\" cannot be a label.")
                .containsOnlyOnce("the key")
                .containsOnlyOnce("a project")
                .doesNotContain("hunter2");
    }

    @Test
    void canBeGivenUpAfterAMistake() {
        assertThat(text(fill(new FakeConsole("0", "", "/quit")))).isEqualTo("Nothing was changed.");
        assertThat(fake.asked).containsExactly("submit sync {balance=0}");
    }

    @Test
    void asksAgainForASecretThatIsNone() {
        FakeConsole console = new FakeConsole("abc", "hunter2", "");

        fill(connect(), console);

        assertThat(fake.asked).containsExactly("submit lifebar connect {key=hunter2}");
        assertThat(console.secrets).isEqualTo(2);
        assertThat(console.text()).doesNotContain("hunter");
    }

    @Test
    void asksForASecretWithoutShowingIt() {
        FakeConsole console = new FakeConsole("hunter2", "prod");

        fill(connect(), console);

        assertThat(fake.asked).containsExactly("submit lifebar connect {key=hunter2, label=prod}");
        assertThat(console.secrets).isEqualTo(1);
        assertThat(console.text())
                .contains("the key · not shown while you type")
                .doesNotContain("hunter2");
    }

    @Test
    void whereNobodyCanBeAskedItSaysWhatIsMissing() {
        assertThat(text(new Unasked(fake.commands()).fill(FakeCommands.form())))
                .isEqualTo("Still needed: balance. Nothing was changed.\nType sync <provider> <balance> [max] [yes].");
    }

    @Test
    void whereNobodyCanBeAskedItSaysHowAKeyIsGiven() {
        assertThat(text(new Unasked(fake.commands()).fill(connect())))
                .isEqualTo("Still needed: key. Nothing was changed.\nType lifebar connect openrouter env:NAME "
                        + "(or file:/path); only a chat in a terminal can ask for the key itself.");
    }

    private static Form connect() {
        return new Form(
                "/lifebar connect openrouter",
                "lifebar connect",
                Map.of(),
                List.of(
                        Form.Field.secret("key", "the key", "sk-…", true),
                        new Form.Field("label", "a label", "", false)));
    }

    private Answer fill(FakeConsole console) {
        return fill(FakeCommands.form(), console);
    }

    private Answer fill(Form form, FakeConsole console) {
        Drawing drawing = new Drawing(times, Numbering.NONE, console::width);
        return new Forms(fake.commands(), new Operator("ada"), console, console, drawing).fill(form);
    }

    private String text(Answer answer) {
        return new Drawing(times, Numbering.NONE, () -> 0)
                .draw((Reply) answer).stream().map(AttributedString::toString).collect(Collectors.joining("\n"));
    }
}
