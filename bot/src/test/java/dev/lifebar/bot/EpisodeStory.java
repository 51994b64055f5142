package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifebar.bot.EpisodeStage.Said;
import dev.lifebar.bot.terminal.Golden;
import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Outside;
import dev.lifebar.core.reply.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of two episodes, as a channel reads it; it is printed, and kept. */
public abstract class EpisodeStory {
    private static final String OPENROUTER = "provider:openrouter";
    private static final DateTimeFormatter HEADING = DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    /** How platforms are told of a moment: as an age, or as a time of day. */
    private static final Pattern MOMENT = Pattern.compile("<t:(\\d+):(\\w)>");

    @TempDir
    private Path home;

    private final FakeTime time = new FakeTime(Instant.parse("2026-03-10T12:00:00Z"));
    private final StringBuilder transcript = new StringBuilder();
    private LocalProviders providers;
    private EpisodeStage stage;
    private int told;

    /** Opens a platform over a core that sees what is outside. */
    protected abstract EpisodeStage open(Path directory, Outside outside, FakeTime clock) throws IOException;

    /** The workspace that is talked in, as platform and id. */
    protected abstract String workspace();

    @BeforeEach
    void open() throws IOException {
        providers = new LocalProviders();
        stage = open(home, providers.outside(home, time, workspace()), time);
    }

    @AfterEach
    void close() {
        stage.close();
        providers.close();
    }

    @Test
    void anEpisodeIsOneMessageUntilItGetsWorse() throws IOException {
        begin();
        fall();
        answerIt();
        topUpHere();
        riseByItself();

        System.out.println(transcript);
        assertThat(transcript).doesNotContain(LocalProviders.KEY);
        Golden.assertMatches("episode-" + stage.name().toLowerCase(Locale.ROOT) + ".txt", transcript.toString());
    }

    private void begin() {
        heading("Ada types /alerts here");
        answered(stage.type("alerts here"));
        tells(1);
        heading("Ada types /lifebar connect openrouter, and puts the key into the form");
        answered(stage.fill(Map.of("key", LocalProviders.KEY), "lifebar connect", OPENROUTER));
        heading("Ada presses [Save]");
        answered(stage.pressAnswer("Save"));
        tells(0);
    }

    private void fall() {
        read(Duration.ofDays(1), "12", 0);
        read(Duration.ofDays(1), "26", 1);
        assertThat(last()).matches(said -> !said.edit() && said.message() == 2, "one new line");
        read(Duration.ofDays(1), "79", 1);
        assertThat(last()).matches(said -> !said.edit() && said.message() == 3, "a new post");
    }

    private void answerIt() {
        step(Duration.ofMinutes(1), "Ada presses [Acknowledge] under message 3");
        answered(stage.press(told - 1, "Acknowledge"));
        tells(1);
        step(Duration.ofMinutes(1), "Ada presses [Snooze…] under message 3, then [Until tomorrow 9:00]");
        answered(stage.press(told - 1, "Snooze…"));
        answered(stage.pressAnswer("Until tomorrow 9:00"));
        tells(1);
        assertThat(last()).matches(said -> said.edit() && said.message() == 3, "an edit");
    }

    /** Before the next reading, which would tell the same. */
    private void topUpHere() {
        int red = told - 1;
        step(Duration.ofMinutes(2), "Ada presses [I topped up…] under message 3, and types 75");
        answered(stage.fillIn(red, "I topped up…", Map.of("amount", "75")));
        tells(2);
        assertThat(last()).matches(said -> said.edit() && said.message() == 2, "edits, and no line beside them");
        read(Duration.ofMinutes(10), "4", 0);
        step(Duration.ofMinutes(5), "Ada presses [Snooze…] on a screen that still shows message 3 red");
        answered(stage.press(red, "Snooze…"));
        tells(0);
    }

    private void riseByItself() {
        read(Duration.ofDays(1), "16", 0);
        read(Duration.ofDays(1), "41", 1);
        read(Duration.ofDays(1), "5", 2);
        assertThat(last()).matches(said -> !said.edit() && said.answered() == 4, "a line that answers the alert");
    }

    /** Lets time pass, and asks what is left of 100 dollars then. */
    private void read(Duration span, String used, int tells) {
        int asked = providers.requests().size();
        providers.used(used);
        step(span, "OpenRouter is read: $%d.00 left".formatted(100 - Integer.parseInt(used)));
        stage.core().reader().readDue();
        await().until(() ->
                providers.requests().size() > asked && stage.core().reader().isIdle());
        tells(tells);
    }

    private void step(Duration span, String what) {
        time.pass(span);
        heading(what);
    }

    /** Waits for so much to be said, and writes down whatever was. */
    private void tells(int count) {
        await().until(() -> {
            stage.core().sendDue();
            return stage.said().size() >= told + count;
        });
        List<Said> said = stage.said();
        said.subList(told, said.size()).forEach(one -> write(heading(one), one.text()));
        told = said.size();
    }

    private Said last() {
        return stage.said().get(told - 1);
    }

    private void heading(String what) {
        String when = HEADING.format(time.instant().atOffset(ZoneOffset.UTC));
        transcript.append("── ").append(when).append(" · ").append(what).append("\n\n");
    }

    private static String heading(Said said) {
        return "message " + said.message()
                + (said.answered() > 0 ? ", an answer to message " + said.answered() : "")
                + (said.silent() ? ", silent" : "")
                + (said.edit() ? " is now" : "");
    }

    private void answered(String answer) {
        write("the answer", answer);
    }

    private void write(String heading, String text) {
        transcript.append("   ").append(heading).append(":\n");
        readable(text)
                .strip()
                .lines()
                .forEach(line -> transcript.append("     ").append(line.strip()).append("\n"));
        transcript.append("\n");
    }

    private String readable(String text) {
        return MOMENT.matcher(text).replaceAll(found -> {
            Instant at = Instant.ofEpochSecond(Long.parseLong(found.group(1)));
            return found.group(2).equals("R")
                    ? Words.span(Duration.between(at, time.instant())) + " ago"
                    : clock(at.atOffset(ZoneOffset.UTC));
        });
    }

    private String clock(OffsetDateTime at) {
        boolean today = at.toLocalDate().equals(LocalDate.ofInstant(time.instant(), ZoneOffset.UTC));
        return (today ? CLOCK : DAY).format(at);
    }
}
