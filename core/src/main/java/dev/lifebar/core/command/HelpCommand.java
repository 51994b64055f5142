package dev.lifebar.core.command;

import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Lists every command with a line that works, or tells one in detail. */
final class HelpCommand implements Command {
    private static final Option<String> TOPIC = Option.text("command");
    private static final Spec SPEC =
            new Spec("lifebar help", List.of(TOPIC), Permission.VIEW, Spec.Audience.CALLER, false);

    private final Supplier<List<Spec>> specs;

    HelpCommand(Supplier<List<Spec>> specs) {
        this.specs = specs;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        String topic = invocation.find(TOPIC).orElse("").replace("/", "").strip();
        List<Spec> about = specs.get().stream()
                .filter(spec -> !topic.isEmpty() && (" " + spec.path() + " ").contains(" " + topic + " "))
                .toList();
        return about.isEmpty() ? all() : detail(about);
    }

    private Reply all() {
        List<Line> rows = new ArrayList<>();
        for (Spec spec : specs.get()) {
            rows.add(Texts.line("help.row", new Span.Code("/" + spec.path()), spec.summary()));
        }
        return Reply.done()
                .title(Texts.line("help.title"))
                .block(new Block.Listing(rows))
                .lines(Texts.line("help.more").faint())
                .build();
    }

    private static Reply detail(List<Spec> about) {
        Reply.Builder reply = Reply.done();
        for (Spec spec : about) {
            reply.title(Line.of(new Span.Code(spec.usage())));
            List<Line> lines = new ArrayList<>();
            lines.add(Line.of(spec.summary()));
            for (Option<?> option : spec.options()) {
                lines.add(Texts.line("help.option", new Span.Code(option.name()), spec.describe(option)));
            }
            lines.add(Texts.line("help.example", new Span.Code(spec.example())).faint());
            reply.lines(lines.toArray(Line[]::new));
        }
        return reply.build();
    }
}
