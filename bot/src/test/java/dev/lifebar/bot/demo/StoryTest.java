package dev.lifebar.bot.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifebar.bot.terminal.Operator;
import dev.lifebar.bot.terminal.Stage;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.command.Commands;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Channel;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The story with somebody at the terminal. */
class StoryTest {
    private static final Duration STEP = Duration.ofMillis(2);

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Operator person = new Operator("ada");
    private Throwaway program;
    private Commands commands;

    @BeforeEach
    void open() throws IOException {
        program = new Throwaway(InstantSource.system());
        commands = program.open(new Silence());
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void topsUpWhenNobodyDoes() {
        Story story = new Story(program, new Pace(STEP, STEP.multipliedBy(3)), true);

        story.enter(new Remembering());

        awaitLine("That was the demo");
        assertThat(said).containsSubsequence("> /credits", "> /alerts here", "> /topup anthropic 50");
        assertThat(said).anyMatch(line -> line.contains("Nobody did"));
        story.leave();
    }

    @Test
    void isContentWhenSomebodyDoes() {
        Story story = new Story(program, new Pace(STEP, Duration.ofMinutes(1)), true);

        story.enter(new Remembering());
        awaitLine("Your turn");
        commands.run(person.get(), "topup anthropic 50");

        awaitLine("That was the demo");
        assertThat(said).noneMatch(line -> line.contains("Nobody did") || line.startsWith("> /topup"));
        story.leave();
    }

    @Test
    void stopsWhenThePersonLeaves() {
        Story story = new Story(program, new Pace(Duration.ofMinutes(1), Duration.ofMinutes(1)), true);

        story.enter(new Remembering());
        awaitLine("watch Anthropic drain");
        story.leave();

        assertThat(said).noneMatch(line -> line.contains("That was the demo"));
    }

    private void awaitLine(String words) {
        await().atMost(Duration.ofSeconds(30)).until(() -> said.stream().anyMatch(line -> line.contains(words)));
    }

    /** Remembers the lines of a stage. */
    private final class Remembering implements Stage {
        @Override
        public void show(Reply reply) {
            reply.blocks().forEach(block -> said.add(block.toString()));
        }

        @Override
        public void answer(String line) {
            commands.run(person.get(), line);
        }

        @Override
        public void type(String line) {
            said.add("> " + line);
            answer(line);
        }
    }

    /** Takes every message. */
    private static final class Silence implements Messenger {
        @Override
        public String platform() {
            return Operator.PLATFORM;
        }

        @Override
        public boolean canEdit() {
            return false;
        }

        @Override
        public Outcome post(Channel channel, Post post) {
            return new Outcome.Sent(post.nonce());
        }

        @Override
        public Outcome edit(Channel channel, String messageId, Reply message, String nonce) {
            return new Outcome.Sent(messageId);
        }
    }
}
