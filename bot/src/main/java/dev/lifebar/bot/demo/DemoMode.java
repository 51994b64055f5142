package dev.lifebar.bot.demo;

import dev.lifebar.bot.terminal.Arguments;
import dev.lifebar.bot.terminal.Colours;
import dev.lifebar.bot.terminal.Conversation;
import dev.lifebar.bot.terminal.ExitCode;
import dev.lifebar.bot.terminal.Mode;
import dev.lifebar.bot.terminal.Streams;
import dev.lifebar.bot.terminal.TerminalTexts;
import java.io.IOException;
import java.time.InstantSource;

/** Shows what Lifebar does: a chat for a person, a transcript for everybody else. */
public final class DemoMode implements Mode {
    private final Streams streams;
    private final Colours colours;
    private final InstantSource time;
    private final Pace pace;

    public DemoMode(Streams streams, Colours colours, InstantSource time, Pace pace) {
        this.streams = streams;
        this.colours = colours;
        this.time = time;
        this.pace = pace;
    }

    @Override
    public String summary() {
        return TerminalTexts.text("demo.summary");
    }

    @Override
    public boolean hasData() {
        return false;
    }

    @Override
    public int run(Arguments arguments) throws IOException {
        try (Throwaway program = new Throwaway(time)) {
            Conversation conversation = new Conversation(program, streams, colours.unless(arguments.plain()), time);
            Story story = new Story(program, pace, conversation.isWithPerson());
            if (conversation.isWithPerson()) {
                conversation.hold(story);
            } else {
                conversation.perform(story);
            }
        }
        return ExitCode.FINE;
    }
}
