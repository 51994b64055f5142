package dev.lifebar.bot.discord;

import dev.lifebar.core.reply.Attachment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.dv8tion.jda.api.utils.FileUpload;

/** Turns the files that come with replies into uploads. */
final class Uploads {
    /** What every server and direct message takes. */
    private static final int MOST = 10 * 1024 * 1024;

    private Uploads() {}

    /** The file, unless it is larger than Discord takes. */
    static Optional<FileUpload> of(Attachment attachment) {
        StringBuilder text = new StringBuilder();
        try {
            attachment.content().writeTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return bytes.length > MOST ? Optional.empty() : Optional.of(FileUpload.fromData(bytes, attachment.name()));
    }
}
