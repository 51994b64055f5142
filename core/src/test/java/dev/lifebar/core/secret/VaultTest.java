package dev.lifebar.core.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final byte[] PLAIN = "a key".getBytes(UTF_8);

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("master.key");
    }

    @Test
    void unlocksWhatItLocked() {
        Locked locked = vault().lock(PLAIN, 1, 2);

        assertThat(new String(locked.bytes(), UTF_8)).doesNotContain("a key");
        assertThat(vault().unlock(locked, 1, 2)).hasValue(PLAIN);
    }

    @Test
    void unlocksForTheSameAccountOfTheSameWorkspaceOnly() {
        Locked locked = vault().lock(PLAIN, 1, 2);

        assertThat(vault().unlock(locked, 1, 3)).isEmpty();
        assertThat(vault().unlock(locked, 3, 2)).isEmpty();
    }

    @Test
    void makesTheMasterKeyAtItsFirstUseAndForItsOwnerAlone() throws IOException {
        assertThat(vault().ids()).isEmpty();
        assertThat(file).doesNotExist();

        vault().lock(PLAIN, 1, 2);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryContaining(file::equals);
        assertThat(vault().ids()).hasSize(1);
    }

    @Test
    void knowsWhenTheMasterKeyIsGone() throws IOException {
        Locked locked = vault().lock(PLAIN, 1, 2);
        Files.delete(file);

        assertThat(vault().unlock(locked, 1, 2)).isEmpty();
        assertThat(vault().ids()).doesNotContain(locked.master());

        Locked again = vault().lock(PLAIN, 1, 2);
        assertThat(vault().unlock(locked, 1, 2)).isEmpty();
        assertThat(vault().unlock(again, 1, 2)).hasValue(PLAIN);
    }

    @Test
    void neverReplacesAMasterKeyThatItCannotRead() throws IOException {
        Files.writeString(file, "half of a k");

        assertThat(vault().ids()).isEmpty();
        assertThatExceptionOfType(MasterKeyException.class)
                .isThrownBy(() -> vault().lock(PLAIN, 1, 2))
                .satisfies(failure -> assertThat(failure.file()).isEqualTo(file))
                .withMessageNotContaining("half");
        assertThat(file).hasContent("half of a k");
    }

    @Test
    void noticesThatAnotherProcessChangedTheMasterKeys() {
        Vault running = vault();
        Locked before = running.lock(PLAIN, 1, 2);
        MasterKeys masters = new MasterKeys(null, file);
        MasterKey fresh = MasterKey.random();
        masters.write(List.of(fresh, masters.all().get(0)));

        Locked after = new Vault(masters).lock(PLAIN, 1, 2);

        assertThat(after.master()).isEqualTo(fresh.id());
        assertThat(running.unlock(after, 1, 2)).hasValue(PLAIN);
        assertThat(running.unlock(before, 1, 2)).hasValue(PLAIN);
        assertThat(running.lock(PLAIN, 1, 2).master()).isEqualTo(fresh.id());
    }

    @Test
    void takesMasterKeysFromOutsideTheNewestFirst() {
        String old = MasterKey.random().text();
        String fresh = MasterKey.random().text();
        Locked locked = given(old).lock(PLAIN, 1, 2);

        Vault both = given(fresh + "," + old);

        assertThat(both.unlock(locked, 1, 2)).hasValue(PLAIN);
        assertThat(given(fresh).unlock(both.lock(PLAIN, 1, 2), 1, 2)).hasValue(PLAIN);
        assertThat(given(fresh).unlock(locked, 1, 2)).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void readsWhatOpensslPrints() {
        assertThat(MasterKeys.areIn("q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k="))
                .isTrue();
        assertThat(MasterKeys.areIn("q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=,hunter2"))
                .isFalse();
        assertThat(MasterKeys.areIn("")).isFalse();
    }

    @Test
    void printsNoMasterKey() {
        MasterKey key = MasterKey.random();

        assertThat(key.toString()).doesNotContain(key.text().substring(0, 8));
    }

    private Vault vault() {
        return new Vault(new MasterKeys(null, file));
    }

    private Vault given(String keys) {
        return new Vault(new MasterKeys(new Secret(keys), file));
    }
}
