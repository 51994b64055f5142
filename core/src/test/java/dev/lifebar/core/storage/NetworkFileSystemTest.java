package dev.lifebar.core.storage;

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
    void knowsANetwork(String type) {
        assertThat(NetworkFileSystem.find(DIRECTORY, directory -> type)).hasValue(type);
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
    void knowsADisk(String type) {
        assertThat(NetworkFileSystem.find(DIRECTORY, directory -> type)).isEmpty();
    }

    @Test
    void suspectsNothingItCannotTell() {
        assertThat(NetworkFileSystem.find(DIRECTORY, directory -> {
                    throw new IOException("mount point not found");
                }))
                .isEmpty();
    }

    @Test
    void asksTheRealFileSystem() {
        assertThat(NetworkFileSystem.find(Path.of("/"), NetworkFileSystem.TypeOf::ask))
                .isEmpty();
    }
}
