package dev.lifebar.bot.terminal;

import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.Forgotten;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Attachment;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;

/** A conversation: every line typed is a command or the number of a button, and is answered. */
final class Chat implements Stage {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Set<String> LEAVING = Set.of("/quit", "quit", "/exit", "exit");

    /** What people say to a question, where only the number of a button is an answer. */
    private static final Set<String> YES_OR_NO = Set.of("yes", "no", "y", "n");

    private static final Set<String> HELP = Set.of("/help", "help", "/lifebar help");

    private final Commands commands;
    private final Supplier<Origin> origins;
    private final Filling filling;
    private final Keyboard keyboard;
    private final Screen screen;
    private final Drawing drawing;
    private final Buttons buttons;
    private final Exports exports;
    private volatile boolean failed;
    private volatile boolean asking;

    Chat(
            Commands commands,
            Supplier<Origin> origins,
            Filling filling,
            Keyboard keyboard,
            Screen screen,
            Drawing drawing,
            Buttons buttons,
            Exports exports) {
        this.commands = commands;
        this.origins = origins;
        this.filling = filling;
        this.keyboard = keyboard;
        this.screen = screen;
        this.drawing = drawing;
        this.buttons = buttons;
        this.exports = exports;
    }

    @Override
    public void show(Reply reply) {
        failed = reply.outcome() == Reply.Outcome.FAILED;
        asking |= reply.outcome() == Reply.Outcome.QUESTION;
        List<AttributedString> lines = new ArrayList<>(drawing.draw(reply));
        reply.attachments().forEach(attachment -> lines.addAll(save(attachment)));
        if (reply.facts() instanceof Forgotten) {
            lines.addAll(forget());
        }
        lines.add(AttributedString.EMPTY);
        screen.print(lines);
    }

    @Override
    public void answer(String line) {
        Answer answer = commands.run(origins.get(), line);
        boolean helped =
                HELP.contains(line) && answer instanceof Reply reply && reply.outcome() != Reply.Outcome.FAILED;
        show(helped ? withKeys((Reply) answer) : answer);
    }

    /** What only a terminal has. */
    private static Reply withKeys(Reply help) {
        List<Block> blocks = new ArrayList<>(help.blocks());
        blocks.add(new Block.Paragraph(List.of(TerminalTexts.line("chat.keys").faint())));
        return help.showing(blocks, help.buttons());
    }

    @Override
    public void type(String line) {
        screen.print(List.of(AttributedString.join(AttributedString.EMPTY, Prompt.PROMPT, new AttributedString(line))));
        answer(line);
    }

    /** Whether what was shown last could not be done. */
    boolean hasJustFailed() {
        return failed;
    }

    /**
     * Answers until there is nothing more to answer.
     *
     * @param between what is to be done after an answer, before the next line is read
     */
    void converse(Runnable between) {
        Optional<String> typed = keyboard.command();
        while (typed.isPresent()) {
            for (String line : typed.get().lines().map(String::strip).toList()) {
                if (LEAVING.contains(line)) {
                    return;
                }
                hear(line);
            }
            between.run();
            typed = keyboard.command();
        }
    }

    private void hear(String line) {
        if (line.isEmpty()) {
            return;
        }
        if (NUMBER.matcher(line).matches()) {
            press(Integer.parseInt(line));
            return;
        }
        if (asking && buttons.count() > 0 && YES_OR_NO.contains(line.toLowerCase(Locale.ROOT))) {
            say(Line.of(TerminalTexts.text("chat.choose", choices())));
            blank();
            return;
        }
        clear();
        answer(line);
    }

    private void press(int number) {
        Optional<Button.Press> button = buttons.find(number);
        if (button.isEmpty()) {
            say(Line.of(noButton(number)));
            blank();
            return;
        }
        clear();
        show(commands.press(origins.get(), button.get().action()));
    }

    private void clear() {
        asking = false;
        buttons.clear();
    }

    private String choices() {
        List<String> choices = new ArrayList<>();
        for (int number = 1; number <= buttons.count(); number++) {
            String label = buttons.find(number).orElseThrow().label();
            choices.add(TerminalTexts.text("chat.choice", number, label));
        }
        return Words.oneOf(choices);
    }

    private String noButton(int number) {
        return switch (buttons.count()) {
            case 0 -> TerminalTexts.text("chat.no-buttons", number);
            case 1 -> TerminalTexts.text("chat.one-button", number);
            default -> TerminalTexts.text("chat.no-button", number, buttons.count());
        };
    }

    private void show(Answer answer) {
        Answer shown = answer;
        while (shown instanceof Form form) {
            shown = filling.fill(form);
        }
        if (shown instanceof Reply reply) {
            show(reply);
        }
    }

    private List<AttributedString> save(Attachment attachment) {
        try {
            return drawing.draw(Line.of(TerminalTexts.text("file.saved", exports.save(attachment))));
        } catch (IOException e) {
            return drawing.draw(Line.of(TerminalTexts.text("file.failed", attachment.name()))
                    .warning());
        }
    }

    /** What was typed names the accounts and amounts that are forgotten. */
    private List<AttributedString> forget() {
        try {
            keyboard.forget();
            return List.of();
        } catch (IOException e) {
            return drawing.draw(Line.of(TerminalTexts.text("history.kept", String.valueOf(e.getMessage())))
                    .warning());
        }
    }

    private void say(Line line) {
        screen.print(drawing.draw(line));
    }

    private void blank() {
        screen.print(List.of(AttributedString.EMPTY));
    }
}
