package dev.lifebar.bot.terminal;

import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Asks for the fields of a form one after another. */
final class Forms implements Filling {
    private static final String SLASH = "/";
    private static final Set<String> LEAVING = Set.of("/cancel", "/quit", "/exit");

    private final Commands commands;
    private final Supplier<Origin> origins;
    private final Keyboard keyboard;
    private final Screen screen;
    private final Drawing drawing;

    Forms(Commands commands, Supplier<Origin> origins, Keyboard keyboard, Screen screen, Drawing drawing) {
        this.commands = commands;
        this.origins = origins;
        this.keyboard = keyboard;
        this.screen = screen;
        this.drawing = drawing;
    }

    @Override
    public Answer fill(Form form) {
        say(Line.of(new Span.Strong(form.title())));
        say(Line.of(TerminalTexts.text("form.how")).faint());
        Map<String, String> typed = new HashMap<>();
        List<Form.Field> open = form.fields();
        while (true) {
            for (Form.Field field : open) {
                if (!isFilled(form, typed, field)) {
                    return Reply.done()
                            .lines(Line.of(TerminalTexts.text("form.cancelled")))
                            .build();
                }
            }
            Answer answer = commands.submit(origins.get(), form, typed);
            Optional<Form.Field> wrong = wrong(form, typed, answer);
            if (wrong.isEmpty()) {
                return answer;
            }
            show((Reply) answer);
            open = List.of(wrong.get());
        }
    }

    /** Asks for a field until what is typed can be right; false if the form was given up. */
    private boolean isFilled(Form form, Map<String, String> typed, Form.Field field) {
        typed.remove(field.name());
        Optional<String> answer = ask(field);
        while (answer.isPresent() && isWrong(form, typed, field, answer.get())) {
            answer = ask(field);
        }
        answer.filter(text -> !text.isEmpty()).ifPresent(text -> typed.put(field.name(), text));
        return answer.isPresent();
    }

    /** Which field a complaint about the whole form is about: the one it quotes, or else the one that was answered last. */
    private static Optional<Form.Field> wrong(Form form, Map<String, String> typed, Answer answer) {
        if (!(answer instanceof Reply reply) || reply.outcome() != Reply.Outcome.USAGE) {
            return Optional.empty();
        }
        List<Form.Field> answered = form.fields().stream()
                .filter(field -> typed.containsKey(field.name()))
                .toList();
        return answered.stream()
                .filter(field -> !field.secret() && isQuoted(reply, typed.getOrDefault(field.name(), "")))
                .findFirst()
                .or(() -> answered.stream().reduce((earlier, later) -> later));
    }

    private static boolean isQuoted(Reply reply, String value) {
        String quoted = Clean.quote(value);
        return reply.blocks().stream()
                .flatMap(block -> block.words().stream())
                .flatMap(line -> line.spans().stream())
                .anyMatch(
                        span -> span instanceof Span.Plain plain && plain.text().contains(quoted));
    }

    /** Says at once what is wrong with a value, where it can be told from that alone. */
    private boolean isWrong(Form form, Map<String, String> typed, Form.Field field, String value) {
        if (value.isEmpty()) {
            return false;
        }
        Map<String, String> all = new HashMap<>(typed);
        all.put(field.name(), value);
        Optional<Reply> complaint = command(value).or(() -> commands.check(form, all, field.name()));
        complaint.ifPresent(this::show);
        return complaint.isPresent();
    }

    /** A command is not run from here, which would throw away what was typed before it. */
    private Optional<Reply> command(String value) {
        return Optional.of(value)
                .filter(text -> text.startsWith(SLASH))
                .flatMap(text -> commands.find(List.of(text.substring(1).split("\\s+"))))
                .map(spec -> Reply.usage()
                        .lines(TerminalTexts.line("form.command", spec.path()))
                        .build());
    }

    private void show(Reply reply) {
        screen.print(drawing.draw(reply));
    }

    /** What was typed, empty where a field was skipped; nothing if the form was given up. */
    private Optional<String> ask(Form.Field field) {
        say(label(field));
        Optional<String> answer = read(field);
        if (answer.filter(String::isEmpty).isEmpty() || !field.required()) {
            return answer;
        }
        say(Line.of(TerminalTexts.text("form.required", Clean.text(field.label())))
                .warning());
        return read(field).filter(text -> !text.isEmpty());
    }

    private Optional<String> read(Form.Field field) {
        Optional<String> typed = field.secret() ? keyboard.secret() : keyboard.answer();
        return typed.map(String::strip).filter(text -> !LEAVING.contains(text));
    }

    private void say(Line line) {
        screen.print(drawing.draw(line));
    }

    private static Line label(Form.Field field) {
        if (field.secret()) {
            return Line.of(new Span.Strong(field.label()), new Span.Plain(TerminalTexts.text("form.secret")));
        }
        String hint = field.hint().isEmpty() ? "" : TerminalTexts.text("form.hint", field.hint());
        String optional = field.required() ? "" : TerminalTexts.text("form.optional");
        return Line.of(new Span.Strong(field.label()), new Span.Plain(hint + optional));
    }
}
