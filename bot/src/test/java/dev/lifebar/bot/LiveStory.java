package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Outside;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stories of balances that update themselves, told on every platform; what is said is printed. */
public abstract class LiveStory {
    /** How long a post waits for company. */
    private static final Duration GATHERING = Duration.ofMillis(200);

    private static final String OPENROUTER = "provider:openrouter";
    private static final String ANTHROPIC = "provider:anthropic";

    @TempDir
    private Path home;

    private final FakeTime time = new FakeTime(Instant.parse("2026-03-10T12:00:00Z"));
    private final List<String> seen = new ArrayList<>();
    private LocalProviders providers;
    private LiveStage stage;

    /** Opens a platform over a core that sees what is outside. */
    protected abstract LiveStage open(Path directory, Outside outside, FakeTime clock) throws IOException;

    /** The workspace that is talked in, as platform and id. */
    protected abstract String workspace();

    /** How a key of OpenRouter is given. */
    protected abstract String key();

    @BeforeEach
    void open() throws IOException {
        providers = new LocalProviders();
        stage = open(home, providers.outside(home, time, workspace()), time);
        System.out.println("=== " + stage.name() + " ===");
    }

    @AfterEach
    void close() {
        stage.close();
        providers.close();
    }

    @Test
    void openRouterGoesLiveAndTurnsYellowByAReading() {
        assertThat(type("alerts here")).contains("Test arrived");
        providers.used("0.50");

        assertThat(fill(Map.of("key", key()), "lifebar connect", OPENROUTER))
                .contains("OpenRouter", "$99.50", "left.", "Nothing is stored yet.");
        assertThat(save()).contains("OpenRouter", "$99.50", "left.");
        assertThat(type("credits")).contains("OpenRouter", "ok", "$99.50 left", "live");

        providers.used("30");
        read(Duration.ofMinutes(6));
        await().until(() -> type("credits").contains("$70.00"));
        awaitPost(post -> post.contains("OpenRouter") && post.contains("$70.00 left (70%)"));
        assertThat(type("credits", OPENROUTER))
                .contains("watch", "$70.00 left of $99.50", "70%", "live", "Next check in");
        assertThat(providers.requests()).allMatch(path -> path.equals("/api/v1/credits"));
    }

    @Test
    void anthropicIsEstimatedFromASyncAndTheCostReport() {
        LocalDate today = LocalDate.parse("2026-03-10");
        providers.spent(today.minusDays(1), "450.00");
        providers.spent(today, "120.00");

        assertThat(fill(Map.of("key", LocalProviders.ADMIN_KEY), "lifebar connect", ANTHROPIC))
                .contains("$5.70 spent this month")
                .containsPattern("/sync (provider:)?anthropic (balance:)?45\\.00");
        save();
        assertThat(type("credits")).contains("$5.70 this month");
        assertThat(type("sync", ANTHROPIC, "balance:50")).contains("$50.00");
        read(Duration.ofMinutes(6));
        await().until(() -> providers.requests().size() >= 2);

        providers.spent(today, "430.00");
        read(Duration.ofHours(2));
        await().until(() -> type("credits").contains("≈ $46.90"));
        assertThat(type("credits", ANTHROPIC)).contains("$50.00 synced", "$3.10 reported spend");
        assertThat(type("sync", ANTHROPIC, "balance:46")).contains("The last estimate was 2% high");
    }

    @Test
    void aRevokedKeyIsToldOnceAndAnotherGoesOn() {
        type("alerts here");
        fill(Map.of("key", key()), "lifebar connect", OPENROUTER);
        save();
        read(Duration.ofMinutes(6));
        await().until(() -> providers.requests().size() >= 2);
        await().until(() -> stage.core().reader().isIdle());
        int before = stage.posts().size();

        providers.revoke(LocalProviders.KEY);
        for (int days = 1; days <= 5; days++) {
            int asked = providers.requests().size();
            read(Duration.ofDays(1));
            boolean more = days <= 3;
            await().until(() -> providers.requests().size() == asked + (more ? 1 : 0));
            await().until(() -> stage.core().reader().isIdle());
        }
        awaitPost(post -> post.contains("OpenRouter rejects its key"));
        assertThat(stage.posts()).hasSize(before + 1);
        assertThat(type("credits")).contains("$100.00", "last good value", "key rejected", "HTTP 401");
        assertThat(type("credits", OPENROUTER, "refresh:true")).doesNotContain("Read just now");

        providers.used("10");
        assertThat(fill(Map.of("key", LocalProviders.OTHER_KEY), "lifebar connect", OPENROUTER))
                .contains("$90.00", "OpenRouter had $100.00");
        save();
        providers.used("12");
        read(Duration.ofMinutes(6));
        await().until(() -> type("credits").contains("$88.00"));
        assertThat(type("credits")).contains("live").doesNotContain("key rejected");
        assertThat(stage.posts()).hasSize(before + 1);
    }

    private String type(String command, String... options) {
        String answer = stage.type(command, options);
        print("> /" + command + " " + String.join(" ", options), answer);
        return answer;
    }

    private String fill(Map<String, String> typed, String command, String... options) {
        String answer = stage.fill(typed, command, options);
        print("> /" + command + " " + String.join(" ", options) + " (form filled in)", answer);
        return answer;
    }

    private String save() {
        String answer = stage.pressAnswer("Save");
        print("> [Save]", answer);
        return answer;
    }

    /** Lets time pass, and asks for what is due then. */
    private void read(Duration span) {
        time.pass(span);
        stage.core().reader().readDue();
    }

    private void awaitPost(Predicate<String> wanted) {
        await().until(() -> {
            time.pass(GATHERING);
            return stage.posts().stream().anyMatch(wanted);
        });
        stage.posts().stream().filter(wanted).forEach(post -> print("(posted)", post));
    }

    /** The same again is waited for, and printed once. */
    private void print(String heading, String text) {
        String said = heading.strip() + "\n" + text.strip() + "\n";
        if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(said)) {
            System.out.println(said);
        }
        seen.add(said);
        assertThat(text).doesNotContain(LocalProviders.KEY, LocalProviders.OTHER_KEY, LocalProviders.ADMIN_KEY);
    }
}
