package dev.lifebar.bot.terminal;

import java.io.PrintStream;
import java.util.List;
import org.jline.utils.AttributedString;

/** Writes to a stream: a pipe, a file, or a terminal without a prompt. */
final class StreamScreen implements Screen {
    private final PrintStream out;
    private final Colours colours;
    private final int width;

    /** The one for answers: coloured and wrapped if a terminal shows it. */
    static StreamScreen out(Streams streams, Colours colours) {
        boolean shown = streams.shown().getAsBoolean();
        int width = shown ? streams.width().getAsInt() : 0;
        return new StreamScreen(streams.out(), colours.on(shown), width);
    }

    StreamScreen(PrintStream out, Colours colours, int width) {
        this.out = out;
        this.colours = colours;
        this.width = width;
    }

    @Override
    public synchronized void print(List<AttributedString> lines) {
        lines.forEach(line -> out.print(colours.paint(line) + "\n"));
        out.flush();
    }

    @Override
    public void arrive(List<AttributedString> lines) {
        print(lines);
    }

    @Override
    public void ring() {
        // A bell in a pipe would be a stray character.
    }

    @Override
    public int width() {
        return width;
    }
}
