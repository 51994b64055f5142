package dev.lifebar.bot.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Knows the file systems a database must not lie on, because several computers could write there at once. */
final class NetworkFileSystem {
    /** As the operating systems call them; {@code fuse.}, {@code macfuse_} and version numbers are taken off before. */
    private static final Set<String> TYPES = Set.of(
            "9p",
            "acfs",
            "afpfs",
            "afs",
            "beegfs",
            "ceph",
            "ceph-fuse",
            "cephfs",
            "cifs",
            "coda",
            "davfs",
            "fhgfs",
            "ftp",
            "gcsfuse",
            "glusterfs",
            "gpfs",
            "juicefs",
            "kafs",
            "lustre",
            "moosefs",
            "ncpfs",
            "nfs",
            "orangefs",
            "panfs",
            "prl_fs",
            "pvfs",
            "rclone",
            "s3fs",
            "smb",
            "smbfs",
            "sshfs",
            "vboxsf",
            "vmhgfs",
            "vmhgfs-fuse",
            "webdav");

    private NetworkFileSystem() {}

    /** Tells the type of the file system a directory lies on. */
    @FunctionalInterface
    interface TypeOf {
        String type(Path directory) throws IOException;

        static String ask(Path directory) throws IOException {
            return Files.getFileStore(directory).type();
        }
    }

    /** The sentence that refuses the directory, or nothing. Where the type cannot be told, nothing is refused. */
    static Optional<String> refusal(Path directory, TypeOf typeOf) {
        try {
            String type = typeOf.type(directory);
            return isNetwork(type) ? Optional.of(sentence(directory, type)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isNetwork(String type) {
        String name = type.toLowerCase(Locale.ROOT).replaceFirst("^(fuse\\.|macfuse_|osxfuse_)", "");
        return TYPES.contains(name) || TYPES.contains(name.replaceFirst("\\d$", ""));
    }

    private static String sentence(Path directory, String type) {
        return directory + " is on a network file system (" + type + "). Lifebar keeps its data in SQLite, whose"
                + " write-ahead log needs shared memory, and network file systems do not give that: the data could be"
                + " damaged. Set LIFEBAR_HOME to a directory on a local disk.";
    }
}
