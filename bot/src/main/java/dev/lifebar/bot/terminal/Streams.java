package dev.lifebar.bot.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jline.terminal.spi.SystemStream;

/**
 * The standard streams. Always UTF-8: bars and symbols would be question marks in the locale of a cron job.
 *
 * @param typed whether a person types into {@code in}
 * @param shown whether a person looks at {@code out}
 * @param width columns of the terminal that shows {@code out}
 */
public record Streams(
        InputStream in,
        PrintStream out,
        PrintStream err,
        BooleanSupplier typed,
        BooleanSupplier shown,
        IntSupplier width) {

    /** Those of this process. */
    public static Streams ofSystem() {
        return new Streams(
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                () -> Tty.isTerminal(SystemStream.Input),
                () -> Tty.isTerminal(SystemStream.Output),
                () -> Tty.width(SystemStream.Output));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
