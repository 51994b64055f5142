package dev.lifebar.core.secret;

import dev.lifebar.core.file.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The master keys there are: what is newly locked is locked under the first, the others still unlock. They come from
 * whoever runs Lifebar, or else from a file that is made when the first key is kept.
 */
public final class MasterKeys {
    private static final Logger LOG = LoggerFactory.getLogger(MasterKeys.class);

    private final List<MasterKey> given;
    private final Path file;

    /**
     * Takes them from outside where they are given, else from the file.
     *
     * @param given keys as text, with commas between them; null where nobody gave any
     */
    public MasterKeys(@Nullable Secret given, Path file) {
        this.given = given == null ? List.of() : read(given.value()).orElseThrow();
        this.file = file;
    }

    /** Whether this text is made of keys of 256 bits in base64, with commas between them. */
    public static boolean areIn(String text) {
        return read(text).isPresent();
    }

    /** Whether they come from outside, so that only whoever gave them can change them. */
    boolean areGiven() {
        return !given.isEmpty();
    }

    /** All of them as they are now, the one to lock with first; none where there are none, or they cannot be read. */
    List<MasterKey> all() {
        if (areGiven()) {
            return given;
        }
        try {
            return stored().orElse(List.of());
        } catch (IOException e) {
            LOG.warn("the master key cannot be read: {}", e.toString());
            return List.of();
        }
    }

    /** All of them; the first is made now where there was none. */
    List<MasterKey> allOrFirst() {
        if (areGiven()) {
            return given;
        }
        try {
            Optional<List<MasterKey>> stored = stored();
            return stored.isPresent() ? stored.get() : write(List.of(MasterKey.random()));
        } catch (IOException e) {
            throw new MasterKeyException(file, e);
        }
    }

    /** Replaces them all, so that whoever reads them meanwhile gets the old ones or the new ones. */
    List<MasterKey> write(List<MasterKey> keys) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh); // left by a process that was killed
            Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(fresh, options, OwnerOnly.rights(fresh))) {
                ByteBuffer text = StandardCharsets.US_ASCII.encode(
                        String.join("\n", keys.stream().map(MasterKey::text).toList()) + "\n");
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return keys;
        } catch (IOException e) {
            throw new MasterKeyException(file, e);
        }
    }

    /** What the file holds; nothing where there is none. */
    private Optional<List<MasterKey>> stored() throws IOException {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            return Optional.of(read(text).orElseThrow(() -> new IOException(file + " holds no key")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<MasterKey>> read(String text) {
        List<Optional<MasterKey>> keys = Arrays.stream(text.split("[,\\s]+", -1))
                .filter(word -> !word.isEmpty())
                .map(MasterKey::read)
                .toList();
        if (keys.isEmpty() || !keys.stream().allMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        Map<Integer, MasterKey> distinct = new LinkedHashMap<>();
        keys.stream().flatMap(Optional::stream).forEach(key -> distinct.putIfAbsent(key.id(), key));
        return Optional.of(List.copyOf(distinct.values()));
    }
}
