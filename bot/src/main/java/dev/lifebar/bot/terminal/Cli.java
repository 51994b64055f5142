package dev.lifebar.bot.terminal;

import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.reply.Line;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The program as it is called from a shell: a chat, a single command, or one of the other programs. */
public final class Cli {
    private final Program program;
    private final Map<String, Mode> modes;
    private final Streams streams;
    private final Map<String, String> environment;
    private final Times times;
    private final Supplier<Origin> origins = Operator.ofSystem();

    /**
     * @param modes what else can be started, by its word, in the order help lists them
     */
    public Cli(
            Program program,
            Map<String, Mode> modes,
            Streams streams,
            Map<String, String> environment,
            InstantSource time) {
        this.program = program;
        this.modes = modes;
        this.streams = streams;
        this.environment = environment;
        this.times = new Times(time, program::zone);
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
            return start(arguments);
        } catch (StartException e) {
            return fail(arguments, e.sentence(), e);
        } catch (Exception | LinkageError e) {
            return fail(arguments, TerminalTexts.text("failed"), e);
        }
    }

    private int start(Arguments arguments) throws Exception {
        if (arguments.version()) {
            return say(TerminalTexts.text("version", version()));
        }
        if (arguments.help()) {
            return say(Help.text(program.specs(), modes));
        }
        if (arguments.words().isEmpty()) {
            return arguments.wantsCommand() ? refuse(TerminalTexts.text("arguments.no-command")) : chat(arguments);
        }
        Mode mode = modes.get(arguments.words().get(0));
        return mode != null ? mode.run(arguments) : oneShot(arguments);
    }

    private int chat(Arguments arguments) throws IOException {
        if (!streams.typed().getAsBoolean() || !streams.shown().getAsBoolean()) {
            return pipedChat(arguments);
        }
        try (Prompt prompt = Prompt.open(colours(arguments), program.home())) {
            Buttons buttons = new Buttons();
            Drawing drawing = new Drawing(times, buttons, prompt::width);
            Commands commands = program.open(new TerminalMessenger(prompt, drawing));
            prompt.completeWith(new Completion(commands, origins));
            Forms forms = new Forms(commands, origins, prompt, prompt, drawing);
            Chat chat = new Chat(commands, origins, forms, prompt, prompt, drawing, buttons, exports());
            chat.greet();
            program.start();
            chat.converse();
        }
        return ExitCode.FINE;
    }

    private int pipedChat(Arguments arguments) {
        Screen screen = answers(arguments);
        Buttons buttons = new Buttons();
        Drawing drawing = new Drawing(times, buttons, screen::width);
        Commands commands = program.open(new TerminalMessenger(screen, drawing));
        program.start();
        Keyboard keyboard = new PipedKeyboard(streams.in());
        new Chat(commands, origins, new Unasked(commands), keyboard, screen, drawing, buttons, exports()).converse();
        return ExitCode.FINE;
    }

    private int oneShot(Arguments arguments) throws IOException {
        Screen answers = answers(arguments);
        Screen problems = new StreamScreen(streams.err(), Colours.NONE, answers.width());
        Drawing drawing = new Drawing(times, Numbering.NONE, answers::width);
        Commands commands = program.open(new TerminalMessenger(arguments.json() ? problems : answers, drawing));
        Printer printer = arguments.json()
                ? new JsonPrinter(streams.out(), drawing)
                : new TextPrinter(answers, problems, drawing, pipe(), arguments.output(), exports());
        OneShot.Notes notes = (Line line) -> problems.print(drawing.draw(line));
        int code = new OneShot(commands, origins, printer, notes, program::accounts).run(arguments);
        program.sendDue();
        return code;
    }

    private Screen answers(Arguments arguments) {
        if (!streams.shown().getAsBoolean()) {
            return new StreamScreen(streams.out(), Colours.NONE, 0);
        }
        return new StreamScreen(
                streams.out(), colours(arguments), streams.width().getAsInt());
    }

    private @Nullable PrintStream pipe() {
        return streams.shown().getAsBoolean() ? null : streams.out();
    }

    private Exports exports() {
        return new Exports(program.home());
    }

    private Colours colours(Arguments arguments) {
        return arguments.plain() ? Colours.NONE : Colours.of(environment);
    }

    private int say(String text) {
        streams.out().print(text + "\n");
        streams.out().flush();
        return ExitCode.FINE;
    }

    private int refuse(String sentence) {
        streams.err().print(sentence + "\n");
        return ExitCode.USAGE;
    }

    private int fail(Arguments arguments, String sentence, Throwable cause) {
        streams.err().print(sentence + "\n");
        if (arguments.json()) {
            say(Json.write(JsonPrinter.error(sentence)));
        }
        if (arguments.debug()) {
            cause.printStackTrace(streams.err());
        }
        return ExitCode.FAILED;
    }

    private static String version() {
        return Optional.ofNullable(Cli.class.getPackage().getImplementationVersion())
                .orElse("(development)");
    }
}
