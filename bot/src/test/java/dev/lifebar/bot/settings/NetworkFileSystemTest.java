package dev.lifebar.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFileSystemTest {
    private static final Path DIRECTORY = Path.of("/data");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nfs",
                "nfs3",
                "nfs4",
                "NFS",
                "cifs",
                "CIFS",
                "smb",
                "smb2",
                "smb3",
                "smbfs",
                "sshfs",
                "fuse.sshfs",
                "macfuse_sshfs",
                "9p",
                "afs",
                "ceph",
                "fuse.ceph",
                "fuse.ceph-fuse",
                "fuse.glusterfs",
                "glusterfs",
                "lustre",
                "webdav",
                "davfs",
                "fuse.davfs2",
                "afpfs",
                "fuse.rclone",
                "fuse.s3fs",
                "vboxsf"
            })
    void refusesANetwork(String type) {
        assertThat(NetworkFileSystem.refusal(DIRECTORY, directory -> type))
                .hasValue("/data is on a network file system (" + type + "). Lifebar keeps its data in SQLite, whose"
                        + " write-ahead log needs shared memory, and network file systems do not give that: the data"
                        + " could be damaged. Set LIFEBAR_HOME to a directory on a local disk.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ext2",
                "ext3",
                "ext4",
                "xfs",
                "btrfs",
                "zfs",
                "tmpfs",
                "overlay",
                "apfs",
                "hfs",
                "NTFS",
                "fuseblk",
                "f2fs",
                "virtiofs",
                "fuse.mergerfs",
                "ecryptfs",
                "ufs",
                "exfat",
                "msdos",
                ""
            })
    void acceptsADisk(String type) {
        assertThat(NetworkFileSystem.refusal(DIRECTORY, directory -> type)).isEmpty();
    }

    @Test
    void refusesNothingItCannotTell() {
        assertThat(NetworkFileSystem.refusal(DIRECTORY, directory -> {
                    throw new IOException("mount point not found");
                }))
                .isEmpty();
    }

    @Test
    void asksTheRealFileSystem() {
        assertThat(NetworkFileSystem.refusal(Path.of("/"), NetworkFileSystem.TypeOf::ask))
                .isEmpty();
    }
}
