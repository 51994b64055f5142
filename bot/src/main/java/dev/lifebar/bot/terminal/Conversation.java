package dev.lifebar.bot.terminal;

import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.Origin;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Supplier;

/** A chat in this terminal, or through a pipe. */
public final class Conversation {
    private final Program program;
    private final Streams streams;
    private final Colours colours;
    private final Times times;
    private final Supplier<Origin> origins = Operator.ofSystem();

    public Conversation(Program program, Streams streams, Colours colours, InstantSource time) {
        this.program = program;
        this.streams = streams;
        this.colours = colours;
        this.times = new Times(time, program::zone);
    }

    /** Whether a person sits at the terminal. */
    public boolean isWithPerson() {
        return streams.typed().getAsBoolean() && streams.shown().getAsBoolean();
    }

    /** Answers a person until they leave. */
    public void hold(Companion companion) throws IOException {
        try (Prompt prompt = Prompt.open(colours, program.home())) {
            Buttons buttons = new Buttons();
            Drawing drawing = new Drawing(times, buttons, prompt::width);
            Commands commands = program.open(new TerminalMessenger(prompt, drawing));
            prompt.completeWith(new Completion(commands, origins));
            Forms forms = new Forms(commands, origins, prompt, prompt, drawing);
            Chat chat = new Chat(commands, origins, forms, prompt, prompt, drawing, buttons, exports());
            companion.enter(chat);
            Delivery delivery = new Delivery(program, chat);
            delivery.begin();
            chat.converse(delivery::begin);
            companion.leave();
        }
    }

    /** Answers the lines that come through a pipe. What a line calls for is sent before the next one is read. */
    void answer() {
        Buttons buttons = new Buttons();
        Chat chat = piped(buttons, buttons);
        chat.converse(new Delivery(program, chat)::send);
    }

    /** Leaves the stage to a companion alone, until it has entered. Nothing is sent but what the companion sends. */
    public void perform(Companion companion) {
        companion.enter(piped(new Buttons(), Numbering.NONE));
        companion.leave();
    }

    private Chat piped(Buttons buttons, Numbering numbering) {
        Screen screen = StreamScreen.out(streams, colours);
        Drawing drawing = new Drawing(times, numbering, screen::width);
        Commands commands = program.open(new TerminalMessenger(screen, drawing));
        Keyboard keyboard = new PipedKeyboard(streams.in(), program.home());
        return new Chat(commands, origins, new Unasked(commands), keyboard, screen, drawing, buttons, exports());
    }

    private Exports exports() {
        return new Exports(program.home());
    }
}
