package dev.lifebar.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files and directories that nobody but their owner can read or write, where the file system knows rights. */
public final class OwnerOnly {
    private static final String DIRECTORY = "rwx------";
    private static final String FILE = "rw-------";

    private OwnerOnly() {}

    /** Makes a directory and those above it; leaves alone what is there. */
    public static Path directory(Path directory) throws IOException {
        return Files.createDirectories(directory, rights(directory, DIRECTORY));
    }

    /** Makes an empty file; fails if there is one. */
    public static Path file(Path file) throws IOException {
        return Files.createFile(file, rights(file));
    }

    /** What to make a file with. */
    public static FileAttribute<?>[] rights(Path file) {
        return rights(file, FILE);
    }

    private static FileAttribute<?>[] rights(Path place, String permissions) {
        if (!place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0]; // Windows: the user's own folders are closed to others already
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
