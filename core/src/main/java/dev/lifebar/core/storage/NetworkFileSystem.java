package dev.lifebar.core.storage;

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

    /** The type of the network file system a directory lies on, or nothing. Where it cannot be told, nothing is refused. */
    static Optional<String> find(Path directory, TypeOf typeOf) {
        try {
            return Optional.of(typeOf.type(directory)).filter(NetworkFileSystem::isNetwork);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isNetwork(String type) {
        String name = type.toLowerCase(Locale.ROOT).replaceFirst("^(fuse\\.|macfuse_|osxfuse_)", "");
        return TYPES.contains(name) || TYPES.contains(name.replaceFirst("\\d$", ""));
    }
}
