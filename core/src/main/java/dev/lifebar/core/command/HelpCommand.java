package dev.lifebar.core.command;

import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Lists every command with a line that works, or tells about one or a group in detail. */
final class HelpCommand implements Command {
    private static final Option<String> TOPIC = Option.text("command");
    private static final Spec SPEC = new Spec("lifebar help", List.of(TOPIC), null, Spec.Audience.CALLER, false);

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
        String typed = invocation.find(TOPIC).orElse("");
        String topic = typed.replace("/", "").strip().toLowerCase(Locale.ROOT);
        List<Spec> about = specs.get().stream()
                .filter(spec -> !topic.isEmpty() && isAbout(spec.path(), topic))
                .toList();
        if (about.isEmpty()) {
            return topic.isEmpty()
                    ? all(Reply.done())
                    : all(Reply.usage().lines(Texts.line("help.unknown", Clean.quote(typed))));
        }
        return about.size() == 1 ? detail(about.get(0)) : group(topic, about);
    }

    private static boolean isAbout(String path, String topic) {
        return path.equals(topic) || path.startsWith(topic + " ") || path.endsWith(" " + topic);
    }

    /** One line for each word that a command can begin with. */
    private Reply all(Reply.Builder reply) {
        Map<String, List<Spec>> groups = specs.get().stream()
                .collect(Collectors.groupingBy(
                        spec -> spec.path().split(" ", -1)[0], LinkedHashMap::new, Collectors.toList()));
        List<Line> rows = new ArrayList<>();
        groups.forEach((name, group) -> rows.add(row(name, group)));
        return reply.title(Texts.line("help.title"))
                .block(new Block.Listing(rows))
                .lines(Texts.line("help.more").faint())
                .build();
    }

    private static Line row(String name, List<Spec> group) {
        Spec first = group.get(0);
        if (group.size() == 1) {
            return Texts.line("help.row", new Span.Code(first.example()), first.summary());
        }
        String others = group.stream()
                .skip(1)
                .map(spec -> spec.path().substring(name.length() + 1))
                .collect(Collectors.joining(", "));
        return Texts.line("help.row.group", new Span.Code(first.example()), first.summary(), others);
    }

    private static Reply group(String topic, List<Spec> about) {
        List<Line> rows = about.stream()
                .map(spec -> Texts.line("help.row", new Span.Code(spec.example()), spec.summary()))
                .toList();
        return Reply.done()
                .title(Line.of(new Span.Code("/" + topic)))
                .block(new Block.Listing(rows))
                .build();
    }

    private static Reply detail(Spec spec) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(spec.summary()));
        for (Option<?> option : spec.shown()) {
            lines.add(Texts.line("help.option", new Span.Code(option.name()), spec.describe(option)));
        }
        lines.add(Texts.line("help.example", new Span.Code(spec.example())).faint());
        return Reply.done()
                .title(Line.of(new Span.Code(spec.usage())))
                .lines(lines)
                .build();
    }
}
