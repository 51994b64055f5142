package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.RecordingMessenger.Edit;
import dev.lifebar.core.RecordingMessenger.Post;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.reply.PlainText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A platform that takes nothing for ten minutes, and then all of it. */
class OutageTest {
    private static final Duration OUTAGE = Duration.ofMinutes(10);
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(37);

    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private Team team;
    private Instant askedToWaitUntil = Instant.MIN;

    /** How it fails. */
    enum Trouble {
        TOO_MANY_REQUESTS,
        SERVER_ERROR,
        TIME_OUT
    }

    @BeforeEach
    void subscribe() {
        lifebar = TestLifebar.in(directory);
        team = new Team(lifebar);
        for (int number = 0; number < 20; number++) {
            lifebar.sync(name(number), "100", "100");
        }
        lifebar.type("/alerts here");
        team.hears();
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @ParameterizedTest
    @EnumSource
    void everythingArrivesAfterwardsInOrderAndInFewMessages(Trouble trouble) {
        team.reads(name(0), "60");
        team.hears();
        Instant end = lifebar.time().instant().plus(OUTAGE);
        for (int second = 0; lifebar.time().instant().isBefore(end); second++) {
            change(second);
            failOnce(trouble);
            lifebar.time().pass(STEP);
        }
        recover();

        List<Post> posts = lifebar.messenger().posts().stream().skip(2).toList();
        List<String> told = posts.stream()
                .map(post -> PlainText.of(post.message(), lifebar.time().instant()))
                .toList();
        assertThat(posts).as("coalesced").hasSize(2);
        assertThat(told.get(0)).startsWith("🟥 OpenAI · a1 is critical");
        for (int number = 2; number < 20; number++) {
            assertThat(told.get(1)).contains("OpenAI · a" + number);
        }
        assertThat(lifebar.messenger().edits())
                .as("the story of the first one, once")
                .filteredOn(edit -> edit.messageId().equals("m2"))
                .hasSize(1)
                .extracting(Edit::message)
                .allSatisfy(message -> assertThat(
                                PlainText.of(message, lifebar.time().instant()))
                        .startsWith("🟧 OpenAI · a0: $40.00 left"));
        assertThat(nonces()).as("in order").isSorted();
    }

    @Test
    void nothingThatWasHeldBackIsForgottenByARestart() {
        team.reads(name(0), "20");
        failOnce(Trouble.TOO_MANY_REQUESTS);
        lifebar.close();
        lifebar = new TestLifebar(directory.resolve("lifebar.db"), ZoneOffset.UTC, lifebar.time(), lifebar.messenger());
        team = new Team(lifebar);
        int asked = lifebar.messenger().attempts().size();

        lifebar.time().pass(RETRY_AFTER.minusMillis(1));
        team.hears();
        assertThat(lifebar.messenger().attempts()).hasSize(asked);
        lifebar.time().pass(Duration.ofMillis(1));
        team.hears();
        assertThat(lifebar.messenger().posts()).hasSize(2);
    }

    @Test
    void whatGotWorseBeforeItArrivedIsToldOnce() {
        team.reads(name(0), "60");
        lifebar.time().pass(STEP);
        failOnce(Trouble.SERVER_ERROR);
        team.reads(name(0), "20");
        recover();
        lifebar.topup(name(0), "1");
        team.hears();

        assertThat(lifebar.messenger().posts()).hasSize(2);
        assertThat(lifebar.messenger().edits()).extracting(Edit::messageId).containsExactly("m2");
    }

    /** The first account goes up and down, another turns red at once, and the others follow. */
    private void change(int second) {
        if (second % 60 == 0) {
            team.reads(name(0), second % 120 == 0 ? "60" : "40");
        }
        if (second == 1) {
            team.reads(name(1), "20");
        }
        int other = second / 20;
        if (second % 20 == 0 && other >= 2 && other < 20) {
            team.reads(name(other), other % 2 == 0 ? "60" : "20");
        }
    }

    /** Tries to send what is due, and fails if anything is. */
    private void failOnce(Trouble trouble) {
        int asked = lifebar.messenger().attempts().size();
        plan(trouble);
        lifebar.lifebar().sendDue();
        if (lifebar.messenger().attempts().size() == asked) {
            lifebar.messenger().recover();
            return;
        }
        Instant now = lifebar.time().instant();
        assertThat(lifebar.messenger().attempts())
                .as("one request, which failed")
                .hasSize(asked + 1);
        assertThat(now).as("not while told to wait").isAfterOrEqualTo(askedToWaitUntil);
        if (trouble == Trouble.TOO_MANY_REQUESTS) {
            askedToWaitUntil = now.plus(RETRY_AFTER);
        }
    }

    private void plan(Trouble trouble) {
        switch (trouble) {
            case TOO_MANY_REQUESTS -> lifebar.messenger().tryLater("429", RETRY_AFTER);
            case SERVER_ERROR -> lifebar.messenger().tryLater("503", null);
            case TIME_OUT -> lifebar.messenger().fail(new IllegalStateException("timed out"));
        }
    }

    private void recover() {
        for (int minute = 0; minute < 10; minute++) {
            team.pass(Duration.ofMinutes(1));
            team.hears();
        }
    }

    /** Of all that was tried since it began, as numbers. */
    private List<Long> nonces() {
        return lifebar.messenger().attempts().stream()
                .skip(2)
                .map(nonce -> Long.parseLong(nonce, Character.MAX_RADIX))
                .toList();
    }

    private static String name(int number) {
        return "openai/a" + number;
    }
}
