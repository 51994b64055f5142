package dev.lifebar.bot;

import dev.lifebar.core.file.OwnerOnly;
import dev.lifebar.core.reply.Attachment;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;

/**
 * A file that comes with a reply, written out once. It lies on the disk, since a ledger may be larger than the memory, for
 * its owner alone to read; nothing of it is left when it is closed, or when the program ends in whatever way.
 */
public final class Spool implements Closeable {
    private static final Set<StandardOpenOption> OPTIONS = Set.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);

    private final FileChannel channel;
    private final Bounded bounded;

    private Spool(FileChannel channel, long most) {
        this.channel = channel;
        this.bounded = new Bounded(Channels.newOutputStream(channel), most);
    }

    /** Writes a file out in a directory, or so many bytes of it. */
    public static Spool of(Attachment file, Path directory, long most) {
        Path path = directory.resolve("spool-" + UUID.randomUUID());
        try {
            Spool spool = new Spool(FileChannel.open(path, OPTIONS, OwnerOnly.rights(path)), most);
            return spool.filled(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Spool filled(Attachment file) throws IOException {
        boolean filled = false;
        try {
            Writer writer = new BufferedWriter(new OutputStreamWriter(bounded, StandardCharsets.UTF_8));
            file.content().writeTo(writer);
            writer.flush();
            filled = true;
            return this;
        } finally {
            if (!filled) {
                close();
            }
        }
    }

    /** Whether all of the file is here. */
    public boolean isWhole() {
        return bounded.length <= bounded.most;
    }

    /** The length of the file in bytes. */
    public long length() {
        return bounded.length;
    }

    public long lines() {
        return bounded.lines;
    }

    /** All of it; for short ones. */
    public String text() {
        try {
            return new String(stream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads it from its beginning. Closing the stream closes the spool. */
    public InputStream stream() throws IOException {
        return Channels.newInputStream(channel.position(0));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Counts everything, and writes what is allowed. */
    private static final class Bounded extends OutputStream {
        private final OutputStream out;
        private final long most;
        private long length;
        private long lines;

        Bounded(OutputStream out, long most) {
            this.out = out;
            this.most = most;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            if (length + count <= most) {
                out.write(bytes, offset, count);
            }
            length += count;
            for (int at = offset; at < offset + count; at++) {
                lines += bytes[at] == '\n' ? 1 : 0;
            }
        }
    }
}
