package dev.lifebar.bot.terminal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files and directories that nobody but their owner can read, where the system knows owners. */
final class OwnerOnly {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerOnly() {}

    static Path directory(Path directory) throws IOException {
        return Files.createDirectories(directory, permissions("rwx------"));
    }

    /** Makes an empty file; fails if there is one. */
    static Path file(Path file) throws IOException {
        return Files.createFile(file, permissions("rw-------"));
    }

    private static FileAttribute<?>[] permissions(String permissions) {
        if (!POSIX) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
