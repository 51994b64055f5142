package dev.lifebar.bot.terminal;

import dev.lifebar.core.reply.Attachment;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints for people: answers on one screen, problems on the other; a file that comes along goes where it is wanted. */
final class TextPrinter implements Printer {
    private final Screen answers;
    private final Screen problems;
    private final Drawing drawing;
    private final @Nullable PrintStream pipe;
    private final @Nullable Path output;
    private final Exports exports;

    /**
     * @param pipe where files go as they are; null if a person looks at it
     * @param output the file that was asked for, if any
     */
    TextPrinter(
            Screen answers,
            Screen problems,
            Drawing drawing,
            @Nullable PrintStream pipe,
            @Nullable Path output,
            Exports exports) {
        this.answers = answers;
        this.problems = problems;
        this.drawing = drawing;
        this.pipe = pipe;
        this.output = output;
        this.exports = exports;
    }

    @Override
    public void answer(Reply reply) throws IOException {
        if (reply.attachments().isEmpty()) {
            answers.print(drawing.draw(reply));
            if (output != null) {
                problems.print(drawing.draw(Line.of(TerminalTexts.text("file.none", output))));
            }
            return;
        }
        deliver(reply);
    }

    @Override
    public void problem(Reply reply) {
        problems.print(drawing.draw(reply));
    }

    private void deliver(Reply reply) throws IOException {
        if (output != null) {
            write(reply.attachments(), output);
            answers.print(drawing.draw(reply));
            saved(output);
            return;
        }
        if (pipe != null) {
            problems.print(drawing.draw(reply));
            pipe(reply, pipe);
            return;
        }
        answers.print(drawing.draw(reply));
        for (Attachment attachment : reply.attachments()) {
            saved(exports.save(attachment));
        }
    }

    private static void write(List<Attachment> attachments, Path file) {
        try {
            Exports.write(attachments, file);
        } catch (IOException e) {
            throw new StartException(TerminalTexts.text("file.unwritable", file, reason(e)), e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return TerminalTexts.text("file.no-folder");
        }
        return e instanceof AccessDeniedException ? TerminalTexts.text("file.denied") : String.valueOf(e.getMessage());
    }

    private static void pipe(Reply reply, PrintStream pipe) throws IOException {
        for (Attachment attachment : reply.attachments()) {
            attachment.content().writeTo(pipe);
        }
        pipe.flush();
    }

    private void saved(Path file) {
        answers.print(drawing.draw(Line.of(TerminalTexts.text("file.saved", file))));
    }
}
