package dev.lifebar.bot.terminal;

import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.Spec;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a form would have asked for, where there is nobody to ask. */
final class Unasked implements Filling {
    private final Commands commands;

    Unasked(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Answer fill(Form form) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(TerminalTexts.text("form.missing", missing(form))));
        if (form.fields().stream().anyMatch(Form.Field::secret)) {
            lines.add(Line.of(TerminalTexts.text("form.key", form.title().substring(1))));
        } else {
            commands.specs().stream()
                    .filter(spec -> spec.path().equals(form.path()))
                    .map(spec -> Line.of(TerminalTexts.text("form.usage", usage(spec))))
                    .forEach(lines::add);
        }
        return Reply.usage().block(new Block.Paragraph(lines)).build();
    }

    private static String missing(Form form) {
        List<Form.Field> required =
                form.fields().stream().filter(Form.Field::required).toList();
        return (required.isEmpty() ? form.fields() : required)
                .stream().map(Form.Field::name).collect(Collectors.joining(", "));
    }

    private static String usage(Spec spec) {
        return spec.usage().substring(1);
    }
}
