package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.alert.Messenger.Post;
import dev.lifebar.core.command.Commands;
import dev.lifebar.core.reply.Button;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTest {
    private final FakeCommands fake = new FakeCommands(Samples.NOW);
    private final Buttons buttons = new Buttons();

    @TempDir
    private Path home;

    @Test
    void answersEveryLine() {
        FakeConsole console = chat("/credits", "sync openai 5");

        assertThat(fake.asked).containsExactly("/credits", "sync openai 5");
        assertThat(console.text()).contains("💰 API credits", "[3] Refresh  [4] History", "[1] Undo");
    }

    @Test
    void givesEveryRequestItsOwnId() {
        chat("/credits", "1", "22.97", "", "/credits");

        assertThat(fake.requestIds).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void greetsWithTheCredits() {
        FakeConsole console = new FakeConsole();
        new Greeting().enter(chat(console));

        assertThat(console.text()).contains("/help", "TAB", "💰 API credits");
    }

    @Test
    void helpTellsOfWhatOnlyATerminalHas() {
        assertThat(chat("/help").text()).contains("/quit", "TAB");
        assertThat(chat("/help sync").text()).doesNotContain("TAB");
    }

    @Test
    void aNumberPressesTheButton() {
        FakeConsole console = chat("/credits", "4");

        assertThat(fake.asked).containsExactly("/credits", "press history");
        assertThat(console.text()).contains("Pressed history.");
    }

    @Test
    void saysWhenThereIsNoSuchButton() {
        FakeConsole console = chat("7", "/credits", "7", "0", "/sync openai 5", "2");

        assertThat(fake.asked).containsExactly("/credits", "/sync openai 5");
        assertThat(console.text())
                .contains(
                        "There is no button 7: the last answer has none.",
                        "There is no button 7: 1 to 4 can be pressed now.",
                        "There is no button 0: 1 to 4",
                        "There is no button 2: only 1 can be pressed now.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no", "Y", "n"})
    void saysHowToAnswerAQuestion(String word) {
        FakeConsole console = chat("/credits", word, "/sync openai 9500", word, "1");

        assertThat(fake.asked)
                .containsExactly("/credits", word, "/sync openai 9500", "press sync openai 9500 yes:true");
        assertThat(console.text()).containsOnlyOnce("Type 1 for \"Save $9,500.00\". Nothing was done.");
    }

    @Test
    void aMessageThatArrivesDoesNotChangeNumbers() {
        FakeConsole console = new FakeConsole("1", "/credits");
        buttons.number(new Button.Press("Undo", "undo"));
        Drawing drawing = drawing(console);

        new TerminalMessenger(console, drawing)
                .post(Operator.CHANNEL, Post.of(Samples.alert(Samples.NOW), "n1", false));

        assertThat(console.text()).contains("[2] Acknowledge  [3] I topped up…");
        chat(console).converse(() -> {});
        assertThat(fake.asked).containsExactly("press undo", "/credits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/quit", "/exit", "quit", " exit "})
    void leaves(String word) {
        chat(word, "/credits");

        assertThat(fake.asked).isEmpty();
    }

    @Test
    void nothingTypedIsNothingDone() {
        FakeConsole console = chat("", "   ", FakeConsole.BREAK);

        assertThat(console.shown).isEmpty();
    }

    @Test
    void survivesStrangeInput() {
        FakeConsole console = chat("x".repeat(10_000), "\u0007\u001b[31mred", "99999999999999999999");

        assertThat(console.shown)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain("\u001b", "\u0007"));
    }

    @Test
    void answersEveryLineOfAPaste() {
        chat("/credits\n/history\r\n");

        assertThat(fake.asked).containsExactly("/credits", "/history");
    }

    @Test
    void savesFiles() {
        FakeConsole console = chat("/lifebar export");

        Path saved = home.resolve("exports/__ledger.csv");
        assertThat(saved).hasContent("account,amount\nanthropic,22.97\n");
        assertThat(String.join("", console.shown)).contains("Saved as");
    }

    @Test
    void forgetsWhatWasTypedWithEverythingElse() {
        assertThat(chat("/credits").forgotten).isFalse();
        assertThat(chat("/forget").forgotten).isTrue();
    }

    private FakeConsole chat(String... lines) {
        FakeConsole console = new FakeConsole(lines);
        chat(console).converse(() -> {});
        return console;
    }

    private Chat chat(FakeConsole console) {
        Commands commands = fake.commands();
        Operator operator = new Operator("ada");
        Drawing drawing = drawing(console);
        Forms forms = new Forms(commands, operator, console, console, drawing);
        return new Chat(commands, operator, forms, console, console, drawing, buttons, new Exports(home));
    }

    private Drawing drawing(FakeConsole console) {
        Times times = new Times(InstantSource.fixed(Samples.NOW), () -> ZoneOffset.UTC);
        return new Drawing(times, buttons, console::width);
    }
}
