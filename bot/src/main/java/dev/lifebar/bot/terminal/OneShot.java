package dev.lifebar.bot.terminal;

import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.CreditsFacts;
import dev.lifebar.core.command.Forgotten;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Spec;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs one command for a script and returns the exit code. */
final class OneShot {
    private static final String CHECKED = "credits";
    private static final String YES = "yes";

    /** Says so to commands that do something else then. */
    private static final String SCRIPT = "script";

    private final Commands commands;
    private final Supplier<Origin> origins;
    private final Filling filling;
    private final Printer printer;
    private final Notes notes;
    private final Path home;

    /** Says something beside the answer. */
    @FunctionalInterface
    interface Notes {
        void tell(Line line);
    }

    OneShot(Commands commands, Supplier<Origin> origins, Printer printer, Notes notes, Path home) {
        this.commands = commands;
        this.origins = origins;
        this.filling = new Unasked(commands);
        this.printer = printer;
        this.notes = notes;
        this.home = home;
    }

    int run(Arguments arguments) throws IOException {
        Optional<Spec> spec = commands.find(arguments.words());
        if (arguments.json() && spec.isPresent() && !spec.get().reading()) {
            return misused("json.not-reading", spec.get().path(), reading());
        }
        if (arguments.check() == null) {
            return print(answer(arguments, spec));
        }
        if (spec.isEmpty() || !spec.get().path().equals(CHECKED)) {
            return misused("check.not-credits");
        }
        Optional<CheckLine> line = CheckLineReader.read(arguments.check());
        return line.isEmpty()
                ? misused("check.unreadable", arguments.check())
                : check(line.get(), answer(arguments, spec));
    }

    private String reading() {
        return commands.specs().stream().filter(Spec::reading).map(Spec::path).collect(Collectors.joining(", "));
    }

    private Reply answer(Arguments arguments, Optional<Spec> spec) {
        List<String> words = new ArrayList<>(arguments.words());
        if (arguments.yes() && spec.flatMap(found -> found.option(YES)).isPresent()) {
            words.add(YES + ":true");
        }
        if (spec.flatMap(found -> found.option(SCRIPT)).isPresent()) {
            words.add(SCRIPT + ":true");
        }
        Answer answer = commands.run(origins.get(), words);
        while (answer instanceof Form form) {
            answer = filling.fill(form);
        }
        return (Reply) answer;
    }

    private int check(CheckLine line, Reply reply) throws IOException {
        int printed = print(reply);
        if (printed != ExitCode.FINE) {
            return printed;
        }
        Check check = reply.facts() instanceof CreditsFacts credits
                ? Check.of(line, credits.accounts(), credits.at())
                : Check.of(line, List.of(), Instant.EPOCH);
        check.notes().forEach(notes::tell);
        return check.exitCode();
    }

    private int print(Reply reply) throws IOException {
        switch (reply.outcome()) {
            case DONE -> {
                printer.answer(reply);
                if (reply.facts() instanceof Forgotten) {
                    ChatHistory.forget(home);
                }
                return ExitCode.FINE;
            }
            case USAGE -> {
                printer.problem(reply);
                return ExitCode.USAGE;
            }
            case FAILED -> printer.problem(reply);
            case QUESTION -> printer.problem(withWayOn(reply));
        }
        return ExitCode.FAILED;
    }

    private static Reply withWayOn(Reply question) {
        Reply.Builder asked = Reply.question();
        question.blocks().forEach(asked::block);
        return asked.lines(Line.of(TerminalTexts.text("question.yes"))).build();
    }

    private int misused(String key, Object... arguments) throws IOException {
        printer.problem(
                Reply.usage().lines(Line.of(TerminalTexts.text(key, arguments))).build());
        return ExitCode.USAGE;
    }
}
