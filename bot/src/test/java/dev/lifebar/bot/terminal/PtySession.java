package dev.lifebar.bot.terminal;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jline.utils.ScreenTerminal;

/** A program on a pseudo-terminal: keys go in, and what a person would see is read off the screen. */
public final class PtySession implements AutoCloseable {
    /** Ctrl-D on an empty line: the end. */
    public static final String END = "\u0004";

    /** Ctrl-C. */
    public static final String BREAK = "\u0003";

    /** The arrow that goes back in the history. */
    public static final String UP = "\u001bOA";

    /** The Enter key. */
    public static final String ENTER = "\r";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PtyProcess process;
    private final ScreenTerminal screen;
    private final Thread reader;

    private PtySession(PtyProcess process, ScreenTerminal screen) {
        this.process = process;
        this.screen = screen;
        this.reader = new Thread(this::read, "pty");
    }

    /** Starts a program with the given environment on top of a clean one. */
    public static PtySession start(
            List<String> command, Path directory, int columns, int rows, Map<String, String> environment)
            throws IOException {
        Map<String, String> variables = new HashMap<>(Map.of(
                "TERM",
                "xterm-256color",
                "LANG",
                "C.UTF-8",
                "PATH",
                System.getenv("PATH"),
                "HOME",
                directory.toString()));
        variables.putAll(environment);
        PtyProcess process = new PtyProcessBuilder(command.toArray(String[]::new))
                .setEnvironment(variables)
                .setDirectory(directory.toString())
                .setInitialColumns(columns)
                .setInitialRows(rows)
                .setRedirectErrorStream(true)
                .start();
        process.setWinSize(new WinSize(columns, rows));
        PtySession session = new PtySession(process, new ScreenTerminal(columns, rows));
        session.reader.start();
        return session;
    }

    /** Pastes text, which a terminal marks as pasted. */
    public void paste(String text) throws IOException {
        type("\u001b[200~" + text + "\u001b[201~");
    }

    /** Presses keys. */
    public void type(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Waits until the screen shows a text. */
    public void awaitText(String text) throws InterruptedException {
        await("\"" + text + "\"", shown -> shown.contains(text));
    }

    /** Waits until what is on the screen is as wanted. */
    public void await(String what, Predicate<String> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.test(screen())) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited in vain for " + what + " on:\n" + screen());
            }
            Thread.sleep(20);
        }
    }

    /** Waits for the program to end by itself. */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running; the screen shows:\n" + screen());
        }
        reader.join();
        return process.exitValue();
    }

    /** Asks the program to end, as a shutdown does. */
    public void terminate() {
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
    }

    /** Ends the program without letting it do anything more. */
    public void kill() throws InterruptedException {
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        awaitExit();
    }

    /** What is on the screen now: lines without trailing spaces, without empty lines at the end. */
    public String screen() {
        return cells().text();
    }

    /** What is on the screen now, with its colours. */
    public ScreenCells cells() {
        return ScreenCells.of(screen);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        char[] characters = new char[4096];
        try (Reader output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            for (int length = output.read(characters); length >= 0; length = output.read(characters)) {
                screen.write(new String(characters, 0, length));
                answer(screen.read());
            }
        } catch (IOException e) {
            // A pseudo-terminal ends with an error where a pipe ends with nothing.
        }
    }

    /** A terminal answers when it is asked what it can do. */
    private void answer(String words) throws IOException {
        if (!words.isEmpty()) {
            type(words);
        }
    }
}
