package dev.lifebar.bot.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.completer.NullCompleter;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;

/** A real terminal: lines are edited at a prompt, remembered and completed, and messages appear above it. */
final class Prompt implements Keyboard, Screen, AutoCloseable {
    private static final int REMEMBERED = 1000;
    /** What JLine shows for each character that is typed: not even how many there are. */
    private static final char NOTHING = 0;

    static final AttributedString PROMPT = prompt("lifebar");

    private final Terminal terminal;
    private final Colours colours;
    private final LineReader reader;
    private Completer completer = NullCompleter.INSTANCE;
    private Predicate<String> forgotten = line -> false;

    Prompt(Terminal terminal, Colours colours, Path home) throws IOException {
        this.terminal = terminal;
        this.colours = colours;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]))
                .history(new Remembered())
                .completer((lineReader, line, candidates) -> completer.complete(lineReader, line, candidates))
                .variable(LineReader.HISTORY_FILE, ChatHistory.file(home))
                .variable(LineReader.HISTORY_SIZE, REMEMBERED)
                .variable(LineReader.HISTORY_FILE_SIZE, REMEMBERED)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.INSERT_TAB, false)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
        styleCompletion();
        // What is typed while nothing is read, such as a key that is pasted early, is shown when it is read, if at all.
        terminal.echo(false);
    }

    static Prompt open(Colours colours, Path home) throws IOException {
        Terminal terminal = TerminalBuilder.builder()
                .name("lifebar")
                .encoding(StandardCharsets.UTF_8)
                .dumb(true)
                .build();
        return new Prompt(terminal, colours, home);
    }

    /** Leaves lines out of the history, on the disk and in memory. */
    void leaveOut(Predicate<String> lines) {
        forgotten = lines;
    }

    void completeWith(Completer chosen) {
        completer = chosen;
    }

    /** The history, without what is to be forgotten. */
    private final class Remembered extends DefaultHistory {
        @Override
        public void add(Instant time, String line) {
            if (!forgotten.test(line)) {
                super.add(time, line);
            }
        }
    }

    @Override
    public Optional<String> command() {
        try {
            return Optional.of(reader.readLine(colours.paint(PROMPT)));
        } catch (UserInterruptException e) {
            return Optional.of("");
        } catch (EndOfFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> answer() {
        return answer(null);
    }

    @Override
    public Optional<String> secret() {
        return answer(NOTHING);
    }

    private Optional<String> answer(@Nullable Character mask) {
        Completer commands = completer;
        completer = NullCompleter.INSTANCE;
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        try {
            return Optional.of(reader.readLine(colours.paint(prompt("")), mask));
        } catch (UserInterruptException | EndOfFileException e) {
            return Optional.empty();
        } finally {
            reader.setVariable(LineReader.DISABLE_HISTORY, false);
            completer = commands;
        }
    }

    @Override
    public void forget() throws IOException {
        reader.getHistory().purge();
    }

    @Override
    public void print(List<AttributedString> lines) {
        arrive(lines);
    }

    @Override
    public void arrive(List<AttributedString> lines) {
        reader.printAbove(lines.stream().map(line -> colours.paint(line) + "\n").collect(Collectors.joining()));
    }

    @Override
    public void ring() {
        terminal.puts(InfoCmp.Capability.bell);
        terminal.flush();
    }

    @Override
    public int width() {
        return terminal.getColumns();
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }

    private static AttributedString prompt(String name) {
        return new AttributedStringBuilder()
                .append(name, Palette.PLAIN.bold())
                .append("> ", Palette.FAINT)
                .toAttributedString();
    }

    /** JLine's own dark grey vanishes on some backgrounds, and without colours there is to be none. */
    private void styleCompletion() {
        String description = colours.count() == 0 ? "" : "38;5;244";
        reader.setVariable(LineReader.COMPLETION_STYLE_DESCRIPTION, description);
        reader.setVariable(LineReader.COMPLETION_STYLE_LIST_DESCRIPTION, description);
        reader.setVariable(LineReader.COMPLETION_STYLE_STARTING, "1");
        reader.setVariable(LineReader.COMPLETION_STYLE_LIST_STARTING, "1");
    }
}
