package dev.lifebar.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Reply.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Acts out the stories in {@code src/test/golden/stories} and holds every answer against what stands there. A story is
 * its lines that begin with {@code >} or {@code #}; {@code -Dgolden=write} writes the answers below them.
 */
class StoriesTest {
    private static final Path STORIES = Path.of("src/test/golden/stories");

    /** What needs no permission. */
    private static final List<String> FOR_ALL =
            List.of("1 cancel", "1 lifebar help", "1 lifebar providers", "1 lifebar demo");

    @TempDir
    private Path directory;

    static List<String> stories() throws IOException {
        try (Stream<Path> files = Files.list(STORIES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void areToldAsTheyHappen(String name) throws IOException {
        try (TestLifebar lifebar = TestLifebar.in(directory)) {
            Path file = STORIES.resolve(name);
            String retold = retold(new Story(lifebar), Files.readString(file));
            if ("write".equals(System.getProperty("golden"))) {
                Files.writeString(file, retold);
            }
            assertThat(file).content().isEqualTo(retold);
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void haveButtonsThatWorkForWhoeverMayTypeTheSame(String name) throws IOException {
        try (TestLifebar lifebar = TestLifebar.in(directory)) {
            Story story = new Story(lifebar);
            retold(story, Files.readString(STORIES.resolve(name)));

            assertThat(story.presses()).allSatisfy(press -> {
                assertThat(press.action()).hasSizeLessThanOrEqualTo(Actions.LONGEST);
                assertThat(press.label()).hasSizeLessThanOrEqualTo(80);
                assertThat(outcome(story.press("Nobody", press.action())))
                        .isEqualTo(FOR_ALL.contains(press.action()) ? Outcome.DONE : Outcome.FAILED);
                assertThat(outcome(story.press("Ann", press.action()))).isNotEqualTo(Outcome.USAGE);
            });
        }
    }

    private static Outcome outcome(Answer answer) {
        return answer instanceof Reply reply ? reply.outcome() : Outcome.QUESTION;
    }

    private static String retold(Story story, String script) {
        StringBuilder told = new StringBuilder();
        for (String line : script.lines().toList()) {
            if (line.startsWith("# ") || line.startsWith("> ")) {
                told.append(told.isEmpty() ? "" : "\n").append(line).append('\n');
            }
            if (line.startsWith("> ")) {
                told.append(story.act(line.substring(2)));
            }
        }
        return told.toString();
    }
}
