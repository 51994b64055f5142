package dev.lifebar.bot.settings;

import dev.lifebar.core.file.OwnerOnly;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * The data directory. What Lifebar creates belongs to its owner alone. A directory or file that is already there keeps
 * its permissions, since it may be shared on purpose or hold other things; {@link #warnings} says where that is risky.
 */
public final class Home {
    private final Path directory;

    private Home(Path directory) {
        this.directory = directory;
    }

    /** Opens it, created where it is missing; a {@link SettingsException} where nothing can be kept there. */
    public static Home open(Path directory) {
        if (!Files.isDirectory(directory)) {
            create(directory);
        }
        if (!Files.isWritable(directory)) {
            throw unusable(directory, SettingsTexts.text("home.not-writable"));
        }
        return new Home(directory);
    }

    public Path directory() {
        return directory;
    }

    /**
     * A file in it, created empty and for its owner alone where it is missing. SQLite gives its companion files the
     * permissions of the database.
     */
    public Path file(String name) {
        Path file = directory.resolve(name);
        try {
            return OwnerOnly.file(file);
        } catch (FileAlreadyExistsException e) {
            return file;
        } catch (IOException e) {
            throw unusable(directory, SettingsTexts.text("home.file-not-created", name) + reason(e));
        }
    }

    /** Sentences for the log: the directory works, but somebody should look at it. */
    public List<String> warnings() {
        if (!isPosix(directory)) {
            return List.of();
        }
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
            boolean open = permissions.contains(PosixFilePermission.GROUP_WRITE)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE);
            return open
                    ? List.of(SettingsTexts.text("home.open", directory, PosixFilePermissions.toString(permissions)))
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void create(Path directory) {
        try {
            OwnerOnly.directory(directory);
        } catch (FileAlreadyExistsException e) {
            throw unusable(directory, SettingsTexts.text("home.not-directory", e.getFile()));
        } catch (IOException e) {
            throw unusable(directory, SettingsTexts.text("home.not-created") + reason(e));
        }
    }

    private static boolean isPosix(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException file ? file.getReason() : null;
        if (reason != null) {
            return SettingsTexts.text("home.reason", reason);
        }
        return e instanceof AccessDeniedException ? SettingsTexts.text("home.denied") : "";
    }

    private static SettingsException unusable(Path directory, String problem) {
        return new SettingsException(SettingsTexts.text("home.unusable", directory, problem));
    }
}
