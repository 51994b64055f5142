package dev.lifebar.bot.terminal;

import dev.lifebar.core.file.OwnerOnly;
import dev.lifebar.core.reply.Attachment;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Saves the files that come with replies, readable by their owner only. */
final class Exports {
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]|^\\.+");

    private final Path directory;

    Exports(Path home) {
        this.directory = home.resolve("exports");
    }

    /** Saves the file under a name that was still free. */
    Path save(Attachment attachment) throws IOException {
        Path file = newFile(UNSAFE.matcher(attachment.name()).replaceAll("_"));
        write(List.of(attachment), file);
        return file;
    }

    /** Writes the files into one, replacing what was there. */
    static void write(List<Attachment> attachments, Path file) throws IOException {
        if (Files.notExists(file)) {
            OwnerOnly.file(file);
        }
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (Attachment attachment : attachments) {
                attachment.content().writeTo(writer);
            }
        }
    }

    private Path newFile(String name) throws IOException {
        OwnerOnly.directory(directory);
        for (int number = 1; ; number++) {
            Path file = directory.resolve(number == 1 ? name : numbered(name, number));
            try {
                return OwnerOnly.file(file);
            } catch (FileAlreadyExistsException e) {
                // An earlier export; the next number may be free.
            }
        }
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return dot < 1 ? name + "-" + number : name.substring(0, dot) + "-" + number + name.substring(dot);
    }
}
