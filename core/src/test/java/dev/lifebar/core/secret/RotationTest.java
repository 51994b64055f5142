package dev.lifebar.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.secret.Rotation.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RotationTest {
    private static final int MANY = 600;

    /** So many that the last four characters tell them apart. */
    private static final int FIRST = 1000;

    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private Path file;

    @BeforeEach
    void open() {
        lifebar = TestLifebar.in(directory);
        file = directory.resolve("master.key");
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void putsEveryKeyUnderANewMasterKeyAndDropsTheOld() throws IOException {
        keep(25);
        String old = Files.readString(file);

        assertThat(rotate()).isEqualTo(new Outcome.Done(25, 0, false));

        assertThat(Files.readAllLines(file)).hasSize(1).doesNotContain(old.strip());
        assertThat(masters()).hasSize(1);
        assertThatAllUnlock(25);
    }

    @Test
    void hasNothingToDoWhereNoKeyWasKept() {
        assertThat(rotate()).isEqualTo(new Outcome.Nothing());
        assertThat(file).doesNotExist();
    }

    @Test
    void leavesWhatItCannotRead() throws IOException {
        keep(2);
        Files.delete(file);
        keep(1);

        assertThat(rotate()).isEqualTo(new Outcome.Done(1, 1, false));
        assertThat(Files.readAllLines(file)).hasSize(1);
        assertThat(lifebar.lifebar().keys().missing(lifebar.workspace())).hasSize(1);
    }

    @Test
    void takesTheMasterKeysOfWhoeverRunsItInTheirOrder() {
        String old = MasterKey.random().text();
        String fresh = MasterKey.random().text();
        Keys before = given(old);
        Account account = account(0);
        before.keep(account, key(0), Map.of(), TestLifebar.ANN, TestLifebar.START);

        assertThat(rotateGiven(old)).isEqualTo(new Outcome.OneGiven());
        assertThat(rotateGiven(fresh + "," + old)).isEqualTo(new Outcome.Done(1, 0, true));

        assertThat(given(fresh).unlock(account.id()))
                .hasValueSatisfying(found -> assertThat(found).isInstanceOf(Unlocked.Ready.class));
        assertThat(given(old).unlock(account.id())).hasValue(new Unlocked.Missing(Unlocked.Reason.MASTER_KEY));
    }

    /** At every moment everything can be read, by a program that was running all the while too. */
    @Test
    void isKilledHalfWayAndGoesOn() throws Exception {
        keep(MANY);
        int old;
        do {
            // One that is not caught half way turned the key over.
            old = masters().iterator().next();
            killHalfWay();
        } while (masters().size() == 1);
        assertThat(masters()).as("killed half way").hasSize(2).contains(old);
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThatAllUnlock(MANY);

        Process again = program();
        try {
            assertThat(again.waitFor()).isZero();
        } finally {
            again.destroyForcibly();
        }

        assertThat(masters()).hasSize(1).doesNotContain(old);
        assertThat(Files.readAllLines(file)).hasSize(1);
        assertThatAllUnlock(MANY);
    }

    private void killHalfWay() throws Exception {
        Process process = program();
        try {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> masters().size() == 2 || !process.isAlive());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process program() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RotationProgram.class.getName(),
                        directory.toString())
                .inheritIO()
                .start();
    }

    private void keep(int count) {
        for (int i = 0; i < count; i++) {
            lifebar.lifebar()
                    .keys()
                    .keep(account(i), key(i), Map.of("team", "t" + i), TestLifebar.ANN, TestLifebar.START);
        }
    }

    private Account account(int number) {
        AccountName name = new AccountName("openai", "a" + number);
        lifebar.ledger().watch(lifebar.workspace(), name, Unit.USD, true, lifebar.request());
        return lifebar.account(name.text());
    }

    private static GivenKey key(int number) {
        return new GivenKey(KeptKey.Kind.KEY, "sk-rotated-" + (FIRST + number));
    }

    private void assertThatAllUnlock(int count) {
        List<Unlocked> expected = new ArrayList<>();
        List<Unlocked> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            expected.add(new Unlocked.Ready(new Credentials(new Secret(key(i).text()), Map.of("team", "t" + i))));
            found.add(lifebar.lifebar()
                    .keys()
                    .unlock(lifebar.account("openai/a" + i).id())
                    .orElseThrow());
        }
        assertThat(found).isEqualTo(expected);
    }

    private Set<Integer> masters() {
        Set<Integer> masters = new HashSet<>();
        lifebar.lifebar()
                .keys()
                .of(lifebar.workspace())
                .forEach(key -> masters.add(key.locked().master()));
        return masters;
    }

    private Outcome rotate() {
        return new Rotation(lifebar.database(), new MasterKeys(null, file)).rotate();
    }

    private Outcome rotateGiven(String keys) {
        return new Rotation(lifebar.database(), new MasterKeys(new Secret(keys), file)).rotate();
    }

    private Keys given(String keys) {
        return new Keys(lifebar.database(), new Vault(new MasterKeys(new Secret(keys), file)), References.none());
    }
}
