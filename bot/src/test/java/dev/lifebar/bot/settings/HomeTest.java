package dev.lifebar.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class HomeTest {
    @TempDir
    private Path temporary;

    @Test
    void createsEveryDirectoryForTheOwnerAlone() throws IOException {
        Path directory = temporary.resolve("share/life bar");

        Home home = Home.open(directory);

        assertThat(home.directory()).isEqualTo(directory);
        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(permissions(temporary.resolve("share"))).isEqualTo("rwx------");
        assertThat(home.warnings()).isEmpty();
    }

    @Test
    void createsFilesForTheOwnerAlone() throws IOException {
        Path file = Home.open(temporary).file("lifebar.db");

        assertThat(file).isEqualTo(temporary.resolve("lifebar.db")).isEmptyFile();
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void leavesWhatIsThereAlone() throws IOException {
        permit(temporary, "rwxr-xr-x");
        Path file = Files.writeString(temporary.resolve("lifebar.db"), "data");
        permit(file, "rw-r-----");

        Home home = Home.open(temporary);

        assertThat(home.file("lifebar.db")).hasContent("data");
        assertThat(permissions(file)).isEqualTo("rw-r-----");
        assertThat(permissions(temporary)).isEqualTo("rwxr-xr-x");
        assertThat(home.warnings()).isEmpty();
    }

    @Test
    void aPathDoesNotActOnTheTerminal() throws IOException {
        Path file = Files.createFile(temporary.resolve("\u001b[31mX"));

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Home.open(file))
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain("\u001b").contains("�[31mX"))
                .satisfies(e -> assertThat(e.complaints()).noneMatch(complaint -> complaint.contains("\u001b")));
    }

    @Test
    void warnsWhereOthersCanReplaceFiles() throws IOException {
        permit(temporary, "rwxrwxr-x");

        assertThat(Home.open(temporary).warnings())
                .containsExactly("Other users of this computer can replace files in " + temporary
                        + " (rwxrwxr-x). To keep them out: chmod go-w '" + temporary + "'");
    }

    @Test
    void followsALinkToADirectory() throws IOException {
        Path link =
                Files.createSymbolicLink(temporary.resolve("link"), Files.createDirectory(temporary.resolve("real")));

        assertThat(Home.open(link).file("lifebar.db")).exists();
    }

    @Test
    void saysThatAFileIsInTheWay() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Home.open(file))
                .withMessage("Lifebar keeps its data in " + file + ", but " + file
                        + " is not a directory. Set LIFEBAR_HOME to a directory you can write to.");
    }

    @Test
    void saysThatItCannotBeCreatedBelowAFile() throws IOException {
        Path below = Files.createFile(temporary.resolve("file")).resolve("home");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Home.open(below))
                .withMessageContaining("Lifebar keeps its data in " + below + ", but ")
                .withMessageEndingWith("Set LIFEBAR_HOME to a directory you can write to.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysThatItCannotBeCreated() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Home.open(Path.of("/proc/lifebar")))
                .withMessageContaining("Lifebar keeps its data in /proc/lifebar, but it cannot be created");
    }

    @Test
    void saysThatItCannotBeWritten() throws IOException {
        permit(temporary, "r-xr-xr-x");

        if (!Files.isWritable(temporary)) { // an administrator may write everywhere
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> Home.open(temporary))
                    .withMessageContaining("but it cannot be written");
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
