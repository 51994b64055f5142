package dev.lifebar.core.reply;

import java.io.IOException;

/**
 * A file that comes with a reply, written out when it is delivered.
 *
 * @param name a plain file name such as {@code lifebar-ledger.csv}
 */
public record Attachment(String name, Content content) {

    /** Writes the file's text. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Appendable out) throws IOException;
    }
}
