package dev.lifebar.bot.terminal;

import java.io.IOException;
import java.time.InstantSource;

/** A chat with whoever sits at the terminal, or through a pipe. */
public final class ChatMode implements Mode {
    private final Program program;
    private final Streams streams;
    private final Colours colours;
    private final InstantSource time;

    public ChatMode(Program program, Streams streams, Colours colours, InstantSource time) {
        this.program = program;
        this.streams = streams;
        this.colours = colours;
        this.time = time;
    }

    @Override
    public String summary() {
        return TerminalTexts.text("chat.summary");
    }

    @Override
    public boolean hasData() {
        return false;
    }

    @Override
    public int run(Arguments arguments) throws IOException {
        Conversation conversation = new Conversation(program, streams, colours.unless(arguments.plain()), time);
        if (conversation.isWithPerson()) {
            conversation.hold(new Greeting());
        } else {
            conversation.answer();
        }
        return ExitCode.FINE;
    }
}
