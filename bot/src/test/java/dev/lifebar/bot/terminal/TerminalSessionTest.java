package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chat as a person sees it, on a real pseudo-terminal. */
class TerminalSessionTest {
    private static final String PROMPT = "lifebar>";

    @TempDir
    private Path directory;

    @Test
    void showsAPleasantScreen() throws IOException, InterruptedException {
        try (PtySession session = start(Map.of())) {
            awaitPrompts(session, 1);
            session.type("sync anthropic 22.97" + PtySession.ENTER);
            awaitPrompts(session, 2);

            Golden.assertMatches("screen.txt", session.screen() + "\n");
        }
    }

    @Test
    void completesPressesAndLeaves() throws IOException, InterruptedException {
        try (PtySession session = start(Map.of())) {
            awaitPrompts(session, 1);
            session.type("/cre\t");
            session.awaitText("lifebar> /credits");
            session.type(PtySession.ENTER);
            awaitPrompts(session, 2);
            session.type("4" + PtySession.ENTER);
            session.awaitText("Pressed history.");
            session.type("half a line" + PtySession.BREAK);
            awaitPrompts(session, 4);
            session.type(PtySession.END);

            assertThat(session.awaitExit()).isZero();
        }
        Path history = directory.resolve("home/chat-history");
        assertThat(history).hasContent("/credits\n4\n");
        assertThat(Files.getPosixFilePermissions(history)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void offersWhatCanComeNext() throws IOException, InterruptedException {
        try (PtySession session = start(Map.of())) {
            awaitPrompts(session, 1);
            session.type("sync open\t\t");

            session.awaitText("openai/prod");
            session.awaitText("about openrouter");
        }
    }

    @Test
    void asksForWhatIsMissing() throws IOException, InterruptedException {
        try (PtySession session = start(Map.of())) {
            awaitPrompts(session, 1);
            session.type("/sync" + PtySession.ENTER);
            session.awaitText("Balance (such as 22.97)");
            session.type("22.97" + PtySession.ENTER);
            session.awaitText("Full bar · optional");
            session.type(PtySession.ENTER);
            session.awaitText("Anthropic is $22.97.");
            session.type("/sync" + PtySession.ENTER);
            session.await("a second form", screen -> screen.indexOf("22.97)") != screen.lastIndexOf("22.97)"));
            session.type(PtySession.BREAK);
            session.awaitText("Nothing was changed.");
        }
        assertThat(directory.resolve("home/chat-history")).hasContent("/sync\n");
    }

    @Test
    void messagesArriveAboveWhatIsBeingTyped() throws IOException, InterruptedException {
        try (PtySession session = start(Map.of("POST_AFTER_MILLIS", "1500"))) {
            awaitPrompts(session, 1);
            session.type("half a li");
            session.awaitText("[5] Acknowledge");

            session.await("the line below", screen -> screen.endsWith("lifebar> half a li"));
        }
    }

    @Test
    void worksOnADumbTerminal() throws IOException, InterruptedException {
        try (PtySession session = start(Map.of("TERM", "dumb"))) {
            awaitPrompts(session, 1);
            session.type("/credits" + PtySession.ENTER);
            awaitPrompts(session, 2);
            session.type(PtySession.END);

            assertThat(session.awaitExit()).isZero();
        }
    }

    @Test
    void oneShotsAreColouredOnATerminal() throws IOException, InterruptedException {
        try (PtySession session = start(Map.of(), "credits")) {
            assertThat(session.awaitExit()).isZero();

            assertThat(session.cells().rows().stream().flatMap(List::stream))
                    .anyMatch(run -> run.text().equals("████") && run.colour() >= 0);
        }
    }

    @Test
    void noColorMeansNoColour() throws IOException, InterruptedException {
        try (PtySession session = start(Map.of("NO_COLOR", "1"))) {
            awaitPrompts(session, 1);

            assertThat(session.cells().rows().stream().flatMap(List::stream))
                    .allMatch(run -> run.colour() < 0 && !run.bold());
        }
    }

    private static void awaitPrompts(PtySession session, int count) throws InterruptedException {
        session.await(count + " prompts", screen -> screen.endsWith(PROMPT) && screen.split(PROMPT, -1).length > count);
    }

    private PtySession start(Map<String, String> environment, String... words) throws IOException {
        return PtySession.java(FakeMain.class, directory, 80, 60, environment, words);
    }
}
