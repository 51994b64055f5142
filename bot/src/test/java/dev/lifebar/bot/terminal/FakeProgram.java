package dev.lifebar.bot.terminal;

import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.Spec;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** A program without a database. */
final class FakeProgram implements Program {
    final FakeCommands fake;
    private final Path home;
    private final Consumer<Messenger> opened;
    boolean closed;

    FakeProgram(Path home, Instant now) {
        this(home, now, messenger -> {});
    }

    /**
     * @param opened is given the messenger when the program is opened
     */
    FakeProgram(Path home, Instant now, Consumer<Messenger> opened) {
        this.home = home;
        this.fake = new FakeCommands(now);
        this.opened = opened;
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public List<Spec> specs() {
        return fake.specs();
    }

    @Override
    public void debug() {}

    @Override
    public Commands open(Messenger messenger) {
        opened.accept(messenger);
        return fake.commands();
    }

    @Override
    public boolean start() {
        return true;
    }

    @Override
    public boolean sendDue() {
        return true;
    }

    @Override
    public void close() {
        closed = true;
    }
}
