package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.FakeTime;
import dev.lifebar.core.RecordingMessenger;
import dev.lifebar.core.RecordingMessenger.Edit;
import dev.lifebar.core.RecordingMessenger.Post;
import dev.lifebar.core.TestLifebar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody acknowledges goes to #dev, where nothing can be edited: a pager opens an incident for it and closes that. */
class PagerTest {
    private static final Duration AFTER = Duration.ofMinutes(30);

    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private Team team;

    @BeforeEach
    void escalateToDev() {
        RecordingMessenger messenger = new RecordingMessenger(TestLifebar.PLATFORM, false);
        FakeTime time = new FakeTime(TestLifebar.START);
        lifebar = new TestLifebar(directory.resolve("lifebar.db"), ZoneOffset.UTC, time, messenger);
        team = new Team(lifebar);
        lifebar.sync("openrouter", "100", "100");
        lifebar.sync("openai", "100", "100");
        lifebar.escalate(TestLifebar.DEV, Duration.ofMinutes(30));
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void aStoryThatIsPassedOnAgainGoesByItsFirstMessage() {
        escalates("openrouter");
        team.reads("openrouter", "60");
        escalates("openrouter");
        team.pass(Duration.ofDays(1));
        team.hears();
        assertThat(lifebar.messenger().posts()).extracting(Post::replyTo).containsExactly(null, "m1", "m1");

        team.reads("openrouter", "100");

        assertThat(news()).endsWith("m1 GREEN").doesNotContain("m2 GREEN");
    }

    @Test
    void twoThatArePassedOnTogetherAreOverWhenBothAre() {
        team.reads("openai", "20");
        escalates("openrouter");
        assertThat(lifebar.messenger().posts()).hasSize(1);

        team.reads("openrouter", "100");
        assertThat(news()).containsExactly("m1 RED");
        team.reads("openai", "100");
        assertThat(news()).containsExactly("m1 RED", "m1 GREEN");
    }

    @Test
    void oneThatIsPassedOnAgainDoesNotEndWhatTheOtherIsStillIn() {
        team.reads("openai", "20");
        escalates("openrouter");
        team.reads("openrouter", "60");
        escalates("openrouter");

        team.reads("openrouter", "100");

        assertThat(news()).allMatch("m1 RED"::equals);
    }

    @Test
    void oneThatIsNewDoesNotJoinAStoryThatGoesOn() {
        escalates("openrouter");
        team.reads("openrouter", "60");
        team.reads("openai", "20");
        escalates("openrouter");

        assertThat(lifebar.messenger().posts()).extracting(Post::replyTo).containsExactlyInAnyOrder(null, "m1", null);
    }

    @Test
    void whatIsNotWatchedAnyMoreIsOver() {
        escalates("openrouter");

        team.says(TestLifebar.BOB, "/lifebar disable openrouter");

        assertThat(news()).containsExactly("m1 GREEN");
    }

    @Test
    void whatWasTakenBackIsOver() {
        lifebar.sync("xai", "2");
        team.pass(AFTER);
        team.hears();

        lifebar.undo("xai");

        assertThat(news()).containsExactly("m1 GREEN");
    }

    private void escalates(String account) {
        team.reads(account, "20");
        team.pass(AFTER);
        team.hears();
    }

    private List<String> news() {
        team.hears();
        return lifebar.messenger().edits().stream()
                .filter(edit -> edit.channel().equals(TestLifebar.DEV))
                .map(PagerTest::told)
                .toList();
    }

    private static String told(Edit edit) {
        return edit.messageId() + " " + edit.message().accent();
    }
}
