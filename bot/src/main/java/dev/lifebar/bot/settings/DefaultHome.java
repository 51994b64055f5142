package dev.lifebar.bot.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where each operating system wants a program to keep a person's data. */
final class DefaultHome {
    private DefaultHome() {}

    static String in(Surroundings surroundings) {
        if (surroundings.isWindows()) {
            return surroundings.variable("LOCALAPPDATA").orElse(surroundings.userHome() + "\\AppData\\Local")
                    + "\\Lifebar";
        }
        if (surroundings.isMac()) {
            return surroundings.userHome() + "/Library/Application Support/Lifebar";
        }
        // A relative XDG directory is to be ignored: https://specifications.freedesktop.org/basedir-spec/latest/
        return surroundings
                        .variable("XDG_DATA_HOME")
                        .filter(directory -> directory.startsWith("/"))
                        .orElse(surroundings.userHome() + "/.local/share")
                + "/lifebar";
    }

    /** A directory, made absolute. A {@code ~} got here because no shell replaced it, and would become a directory. */
    static Optional<Path> read(String text) {
        try {
            return text.startsWith("~")
                    ? Optional.empty()
                    : Optional.of(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
