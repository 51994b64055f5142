package dev.lifebar.core.secret;

import java.io.IOException;
import java.nio.file.Path;

/** The file of the master key cannot be read or written, so nothing can be locked. */
public final class MasterKeyException extends RuntimeException {
    private final transient Path file;

    MasterKeyException(Path file, IOException cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.file = file;
    }

    public Path file() {
        return file;
    }
}
