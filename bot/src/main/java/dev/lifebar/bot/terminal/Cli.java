package dev.lifebar.bot.terminal;

import dev.lifebar.core.command.Commands;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Line;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The program as it is called from a shell: a single command, or one of the programs that have a name. */
public final class Cli {
    private final Program program;
    private final Map<String, Mode> modes;
    private final String usual;
    private final Streams streams;
    private final Colours colours;
    private final InstantSource time;

    /**
     * @param modes what else can be started, by its word, in the order help lists them
     * @param usual the word of what is started where none is typed
     */
    public Cli(
            Program program,
            Map<String, Mode> modes,
            String usual,
            Streams streams,
            Colours colours,
            InstantSource time) {
        this.program = program;
        this.modes = modes;
        this.usual = usual;
        this.streams = streams;
        this.colours = colours;
        this.time = time;
    }

    /** Does what was typed and returns the exit code. */
    public int run(String... typed) {
        try {
            return run(ArgumentReader.read(typed));
        } catch (ArgumentReader.Misused e) {
            return refuse(e.sentence());
        }
    }

    private int run(Arguments arguments) {
        try (program) {
            int code = start(arguments);
            return streams.out().checkError() ? fail(arguments, TerminalTexts.text("output.failed"), null) : code;
        } catch (StartException e) {
            return fail(arguments, e.sentence(), e);
        } catch (Exception | LinkageError e) {
            return fail(arguments, TerminalTexts.text("failed"), e);
        }
    }

    private int start(Arguments arguments) throws Exception {
        if (arguments.debug()) {
            program.debug();
        }
        if (arguments.version()) {
            return say(TerminalTexts.text("version", version()));
        }
        if (arguments.help()) {
            return say(Help.text(program.specs(), modes));
        }
        if (arguments.words().isEmpty() && arguments.wantsCommand()) {
            return refuse(TerminalTexts.text("arguments.no-command"));
        }
        String word = arguments.words().isEmpty() ? usual : arguments.words().get(0);
        if (arguments.output() != null && Files.exists(arguments.output()) && !arguments.yes()) {
            return refuse(TerminalTexts.text("file.exists", arguments.output()));
        }
        Mode mode = modes.get(word);
        return mode != null ? start(word, mode, arguments) : oneShot(arguments);
    }

    private int start(String word, Mode mode, Arguments arguments) throws Exception {
        boolean alone = arguments.words().size() <= 1
                && arguments.check() == null
                && !arguments.yes()
                && arguments.output() == null
                && (!arguments.json() || mode.hasData());
        return alone
                ? mode.run(arguments)
                : refuse(TerminalTexts.text(mode.hasData() ? "mode.json" : "mode.alone", word));
    }

    private int oneShot(Arguments arguments) throws IOException {
        Screen answers = StreamScreen.out(streams, colours.unless(arguments.plain()));
        Screen problems = new StreamScreen(streams.err(), Colours.NONE, answers.width());
        Times times = new Times(time, program::zone);
        Drawing drawing = new Drawing(times, Numbering.NONE, answers::width);
        Commands commands = program.open(new TerminalMessenger(arguments.json() ? problems : answers, drawing));
        Printer printer = arguments.json()
                ? new JsonPrinter(streams.out(), drawing)
                : new TextPrinter(answers, problems, drawing, pipe(), arguments.output(), new Exports(program.home()));
        OneShot.Notes notes = (Line line) -> problems.print(drawing.draw(line));
        int code = new OneShot(commands, Operator.ofSystem(), printer, notes, program.home()).run(arguments);
        if (code != ExitCode.USAGE) {
            program.sendDue();
        }
        return code;
    }

    private @Nullable PrintStream pipe() {
        return streams.shown().getAsBoolean() ? null : streams.out();
    }

    private int say(String text) {
        streams.out().print(text + "\n");
        streams.out().flush();
        return ExitCode.FINE;
    }

    private int refuse(String sentence) {
        tell(sentence);
        return ExitCode.USAGE;
    }

    private int fail(Arguments arguments, String sentence, @Nullable Throwable cause) {
        if (arguments.json() && !streams.out().checkError()) {
            say(Json.write(JsonPrinter.error(sentence)));
        } else {
            tell(sentence);
        }
        if (arguments.debug() && cause != null) {
            cause.printStackTrace(streams.err());
        }
        return ExitCode.FAILED;
    }

    /** What was typed, and the names of files, are quoted in sentences. */
    private void tell(String sentences) {
        sentences.lines().forEach(line -> streams.err().print(Clean.text(line) + "\n"));
    }

    private static String version() {
        return Optional.ofNullable(Cli.class.getPackage().getImplementationVersion())
                .orElse("(development)");
    }
}
