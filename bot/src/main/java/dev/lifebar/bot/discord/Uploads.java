package dev.lifebar.bot.discord;

import dev.lifebar.bot.Spool;
import dev.lifebar.core.reply.Attachment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.utils.FileUpload;

/**
 * The files that come with a reply, as uploads.
 *
 * @param files whoever reads or closes them puts them away
 * @param instead what is said for those that are larger than Discord takes
 */
record Uploads(List<FileUpload> files, List<Piece> instead) {
    private static final int MEGABYTE = 1024 * 1024;

    /** What every server and direct message takes: https://docs.discord.com/developers/reference#uploading-files */
    private static final int MOST = 10;

    /** Writes the files out in a directory. */
    static Uploads of(List<Attachment> attachments, Path directory) {
        Uploads uploads = new Uploads(new ArrayList<>(), new ArrayList<>());
        try {
            for (Attachment attachment : attachments) {
                uploads.add(attachment.name(), Spool.of(attachment, directory, (long) MOST * MEGABYTE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return uploads;
    }

    private void add(String name, Spool spool) throws IOException {
        if (spool.isWhole()) {
            files.add(FileUpload.fromData(spool.stream(), name));
        } else {
            instead.add(Piece.of(DiscordTexts.text("file.large", name, spool.lines(), MOST)));
            spool.close();
        }
    }
}
