package dev.lifebar.bot.slack;

import dev.lifebar.core.reply.Attachment;
import dev.lifebar.core.reply.Clean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** The beginning of a file, and how long the file is: a ledger may be too long for a message. */
final class Excerpt implements Appendable {
    private final StringBuilder kept = new StringBuilder();
    private final int most;
    private long length;
    private long lines;

    private Excerpt(int most) {
        this.most = most;
    }

    static Excerpt of(Attachment attachment, int most) {
        Excerpt excerpt = new Excerpt(most);
        try {
            attachment.content().writeTo(excerpt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return excerpt;
    }

    /** The text, harmless inside a fence. */
    String text() {
        return kept.toString()
                .lines()
                .map(Clean::text)
                .collect(Collectors.joining("\n"))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace('`', 'ˋ')
                .strip();
    }

    boolean isWhole() {
        return length <= most && text().length() <= most;
    }

    long lines() {
        return lines;
    }

    @Override
    public Excerpt append(CharSequence text) {
        return append(text, 0, text.length());
    }

    @Override
    public Excerpt append(CharSequence text, int start, int end) {
        for (int at = start; at < end; at++) {
            append(text.charAt(at));
        }
        return this;
    }

    @Override
    public Excerpt append(char character) {
        if (length < most) {
            kept.append(character);
        }
        length++;
        lines += character == '\n' ? 1 : 0;
        return this;
    }
}
