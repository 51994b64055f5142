package dev.lifebar.bot.settings;

import java.io.OutputStream;
import java.io.PrintStream;

/** Writes everything twice. A {@link PrintStream} never throws: where one is full or closed, the other goes on. */
final class Tee extends OutputStream {
    private final PrintStream one;
    private final PrintStream other;

    Tee(PrintStream one, PrintStream other) {
        this.one = one;
        this.other = other;
    }

    @Override
    public void write(int character) {
        one.write(character);
        other.write(character);
    }

    @Override
    public void write(byte[] characters, int start, int length) {
        one.write(characters, start, length);
        other.write(characters, start, length);
    }

    @Override
    public void flush() {
        one.flush();
        other.flush();
    }
}
