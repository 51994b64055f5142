package dev.lifebar.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.Lifebar;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.secret.GivenKey;
import dev.lifebar.core.secret.KeptKey;
import dev.lifebar.core.secret.References;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs on one database, of which one lacks what it takes to ask: that is no news of the key. */
class KeyElsewhereTest {
    private static final int MANY = 20;

    @TempDir
    private Path directory;

    private ReadingHarness reading;
    private Lifebar stranger;

    @BeforeEach
    void begin() {
        reading = new ReadingHarness(directory);
        stranger = reading.beside(new References(Map.of(), Set.of("test:w-acme"), Set.of()));
    }

    @AfterEach
    void close() {
        stranger.close();
        reading.close();
    }

    @Test
    void rejectsNoKeyThatItCannotOpen() {
        reading.left("50");
        reading.connect("openrouter");
        reading.type("/alerts here");
        reading.read();
        reading.posts();
        for (int round = 0; round < 5; round++) {
            reading.time().pass(Duration.ofDays(1));
            Asked before = reading.asked("openrouter");
            read(stranger);
            reading.typeIn(stranger, "/credits refresh script");
            ReadingHarness.untilSoon(() -> stranger.reader().isIdle());
            assertThat(reading.asked("openrouter")).isEqualTo(before);
        }
        assertThat(reading.posts()).isEmpty();

        reading.left("49");
        reading.read();
        assertThat(reading.balance("openrouter")).isEqualTo("$49.00");
    }

    @Test
    void leavesAKeyThatItCannotOpenToOthersAtOnce() {
        reading.left("50");
        reading.connect("openrouter");
        read(stranger);
        assertThat(reading.asked("openrouter").claimedUntil()).isEqualTo(Instant.EPOCH);

        reading.read();

        assertThat(reading.balance("openrouter")).isEqualTo("$50.00");
    }

    @Test
    void readsItsOwnKeysBehindManyThatItCannotOpen() {
        reading.left("50");
        for (int number = 0; number < MANY; number++) {
            reading.connect("openrouter/a" + number);
        }
        reading.time().pass(Duration.ofSeconds(1));
        reading.type("/lifebar enable openrouter/own");
        keep("openrouter/own", new GivenKey(KeptKey.Kind.KEY, "its own"));

        ReadingHarness.untilSoon(() -> {
            read(stranger);
            return !reading.questions().isEmpty();
        });

        assertThat(reading.questions()).extracting(ReadingHarness.Question::key).containsExactly("its own");
    }

    @Test
    void triesAgainAfterAWhile() throws IOException {
        reading.left("50");
        reading.type("/lifebar enable openrouter");
        Path file = directory.resolve("key");
        keep("openrouter", new GivenKey(KeptKey.Kind.FILE, file.toString()));
        read(stranger);
        Files.writeString(file, "a-key");

        read(stranger);
        assertThat(reading.questions()).isEmpty();
        reading.time().pass(Duration.ofMinutes(2));
        read(stranger);
        assertThat(reading.balance("openrouter")).isEqualTo("$50.00");
    }

    @Test
    void asksWithAFileThatWasReplacedOnARefresh() throws IOException {
        pausedFile();

        assertThat(reading.typeIn(stranger, "/credits refresh")).containsOnlyOnce("OpenRouter rejected the key");
        assertThat(reading.asked("openrouter").paused()).isTrue();
        assertThat(reading.posts()).isEmpty();

        replaceFile();
        assertThat(reading.typeIn(stranger, "/credits refresh"))
                .contains("$50.00")
                .doesNotContain("rejected");
        assertThat(reading.asked("openrouter").paused()).isFalse();
    }

    @Test
    void takesNoTroubleThatPassesForARejectionOfTheNewKey() throws IOException {
        pausedFile();
        replaceFile();
        reading.fail(Failure.TRANSIENT);
        reading.typeIn(stranger, "/credits refresh");

        assertThat(reading.asked("openrouter").paused()).isFalse();
        assertThat(reading.posts()).isEmpty();

        replaceFile();
        reading.time().pass(Duration.ofDays(1));
        read(stranger);
        assertThat(reading.balance("openrouter")).isEqualTo("$50.00");
    }

    @Test
    void asksOnceMoreAtTheStartWithWhatItReadsElsewhere() throws IOException {
        pausedFile();
        reading.type("/lifebar enable deepseek");
        keep("deepseek", new GivenKey(KeptKey.Kind.KEY, "its own"));
        rejectAll();
        replaceFile();
        int before = reading.questions().size();
        try (Lifebar next = reading.beside(new References(Map.of(), Set.of("test:w-acme"), Set.of()))) {
            read(next);
            read(next);
        }

        assertThat(reading.balance("openrouter")).isEqualTo("$50.00");
        assertThat(reading.questions()).hasSize(before + 1);
        assertThat(reading.asked("deepseek").paused()).isTrue();
    }

    /** The file may be of another organisation by now. */
    @Test
    void comparesNoSpendWithThatOfAnotherKeyInTheSamePlace() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), "a-key");
        for (String account : List.of("anthropic", "anthropic/other")) {
            reading.type("/lifebar enable " + account);
            keep(account, new GivenKey(KeptKey.Kind.FILE, file.toString()));
        }
        spent("50");
        for (String account : List.of("anthropic", "anthropic/other")) {
            reading.type("/sync " + account + " 100 100");
        }
        spent("51");
        Files.writeString(file, "another-key");
        spent("5");
        assertThat(List.of(reading.balance("anthropic"), reading.balance("anthropic/other")))
                .containsOnly("$99.00");

        for (String spent : List.of("6", "7")) {
            spent(spent);
        }
        assertThat(List.of(reading.balance("anthropic"), reading.balance("anthropic/other")))
                .containsOnly("$97.00");
        assertThat(reading.questions()).hasSize(5);
    }

    private void spent(String usd) {
        reading.spent("2026-03-02", usd);
        reading.time().pass(Duration.ofMinutes(20));
        read(stranger);
    }

    /** A key in a file that was rejected until it was told of. */
    private void pausedFile() throws IOException {
        reading.type("/alerts here");
        reading.type("/lifebar enable openrouter");
        Path file = directory.resolve("key");
        Files.writeString(file, "a-key");
        keep("openrouter", new GivenKey(KeptKey.Kind.FILE, file.toString()));
        rejectAll();
        assertThat(reading.posts()).singleElement().asString().contains("rejects its key");
    }

    private void rejectAll() {
        reading.fail(Failure.KEY_REJECTED);
        for (int round = 0; round < 4; round++) {
            reading.time().pass(Duration.ofDays(1));
            read(stranger);
        }
    }

    private void replaceFile() throws IOException {
        Files.writeString(directory.resolve("key"), "another-key");
        reading.time().pass(Duration.ofMinutes(1));
        reading.answer(
                (provider, credentials, since) -> credentials.key().value().equals("another-key")
                        ? ReadingHarness.tells("50")
                        : new Outcome.Failed(Failure.KEY_REJECTED, null, "as planned"));
    }

    @Test
    void neverSaysReadWhereItCouldNotAsk() {
        reading.left("50");
        reading.connect("openrouter");
        reading.read();
        reading.time().pass(Duration.ofHours(1));

        assertThat(reading.typeIn(stranger, "/credits refresh"))
                .contains("$50.00", "The key of OpenRouter can no longer be read here", "Not read")
                .doesNotContain("Read just now", "others");
    }

    @Test
    void tellsARefreshOfItsOwnFromWhatItCouldNotAsk() {
        reading.left("50");
        reading.connect("openrouter");
        reading.type("/lifebar enable deepseek");
        keep("deepseek", new GivenKey(KeptKey.Kind.KEY, "its own"));

        assertThat(reading.typeIn(stranger, "/credits refresh"))
                .contains("The key of OpenRouter can no longer be read here", "The others were read just now.")
                .doesNotContain("Not read");
    }

    @Test
    void saysWhatIsNotToBeFoundWhereItIsRead() {
        reading.type("/lifebar enable openrouter");
        keep("openrouter", new GivenKey(KeptKey.Kind.ENV, "NOT_SET"));

        assertThat(reading.typeIn(stranger, "/credits"))
                .contains("There is no key of OpenRouter where it is to be read from");
        assertThat(reading.typeIn(stranger, "/credits openrouter"))
                .contains("There is no key of OpenRouter where it is to be read from", "/lifebar connect openrouter");
        assertThat(reading.typeIn(stranger, "/lifebar keys")).contains("read from `env:NOT_SET`", "It is not there");
    }

    @Test
    void tellsAVariableToTheWorkspacesAloneThatMayReadIt() {
        reading.left("50");
        GivenKey variable = new GivenKey(KeptKey.Kind.ENV, "ROUTER_KEY");
        for (WorkspaceKey workspace : List.of(TestLifebar.ACME, TestLifebar.OTHER)) {
            reading.typeIn(workspace, "/lifebar enable openrouter");
            Instant now = reading.time().instant();
            stranger.keys().keep(reading.account(workspace, "openrouter"), variable, Map.of(), TestLifebar.ANN, now);
        }
        try (Lifebar allowed =
                reading.beside(new References(Map.of("ROUTER_KEY", "a-key"), Set.of("test:w-acme"), Set.of()))) {
            read(allowed);
        }

        assertThat(reading.balance("openrouter")).isEqualTo("$50.00");
        assertThat(reading.account(TestLifebar.OTHER, "openrouter").projection().balance())
                .isNull();
    }

    @Test
    void retiresNoProviderThatItDoesNotKnow() {
        reading.left("50");
        reading.connect("deepseek");
        reading.read();
        Asked before = reading.asked("deepseek");
        rename("deepseek", "acme-ai");
        reading.time().pass(Duration.ofHours(2));

        read(reading.core());
        String refreshed = reading.type("/credits refresh");

        assertThat(refreshed).contains("$50.00", "acme-ai is not in the catalogue of this Lifebar", "Not read");
        assertThat(reading.type("/credits")).contains("$50.00", "acme-ai is not in the catalogue of this Lifebar");
        rename("acme-ai", "deepseek");
        assertThat(reading.asked("deepseek")).isEqualTo(before);
        reading.time().pass(Duration.ofMinutes(2));
        reading.left("49");
        reading.read();
        assertThat(reading.balance("deepseek")).isEqualTo("$49.00");
    }

    /** Connects a key that only the stranger can open. */
    private void keep(String account, GivenKey given) {
        Instant now = reading.time().instant();
        stranger.keys().keep(reading.account(account), given, Map.of(), TestLifebar.ANN, now);
    }

    private void rename(String provider, String other) {
        for (String table : List.of("account", "reading")) {
            reading.database()
                    .write(handle -> handle.execute(
                            "update " + table + " set provider = ? where provider = ?", other, provider));
        }
    }

    private static void read(Lifebar program) {
        program.reader().readDue();
        ReadingHarness.untilSoon(() -> program.reader().isIdle());
    }
}
