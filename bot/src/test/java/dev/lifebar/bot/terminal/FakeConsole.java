package dev.lifebar.bot.terminal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;

/** A keyboard that types what it was told, and a screen that remembers. */
final class FakeConsole implements Keyboard, Screen {
    /** Ctrl-C. */
    static final String BREAK = "^C";

    final List<String> shown = new ArrayList<>();
    int rings;
    boolean forgotten;
    private final Deque<String> typed;

    FakeConsole(String... typed) {
        this.typed = new ArrayDeque<>(List.of(typed));
    }

    @Override
    public Optional<String> command() {
        return Optional.ofNullable(typed.poll()).map(line -> line.equals(BREAK) ? "" : line);
    }

    @Override
    public Optional<String> answer() {
        return Optional.ofNullable(typed.poll()).filter(line -> !line.equals(BREAK));
    }

    @Override
    public void forget() {
        forgotten = true;
    }

    @Override
    public void print(List<AttributedString> lines) {
        lines.forEach(line -> shown.add(line.toString()));
    }

    @Override
    public void arrive(List<AttributedString> lines) {
        print(lines);
    }

    @Override
    public void ring() {
        rings++;
    }

    @Override
    public int width() {
        return 60;
    }

    String text() {
        return String.join("\n", shown);
    }
}
