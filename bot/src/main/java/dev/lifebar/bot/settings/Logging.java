package dev.lifebar.bot.settings;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Sends what is logged to a file, since a line between the prompts of the terminal would be in the way. To be started
 * before the first logger is made: only then does the logging library read how it is set up.
 */
public final class Logging {
    /** The logger for what a service tells whoever runs it: heard at every level. */
    public static final String SERVICE = "Lifebar";

    /** Writes whole requests and answers down at debug, and among them addresses that let anybody in who knows them. */
    private static final String TELLTALE = "com.slack.api.util.http.listener";

    /** Write down at their finest what they send and receive, and so what people type into forms. */
    private static final List<String> TALKATIVE =
            List.of("net.dv8tion.jda", "com.slack.api", "org.java_websocket", "okhttp3", "software.amazon");

    private static final String SIMPLE = "org.slf4j.simpleLogger.";
    private static final long LARGE = 5 * 1024 * 1024;

    private Logging() {}

    @FunctionalInterface
    private interface Target {
        PrintStream open() throws IOException;
    }

    /** Appends to the file from now on. At five megabytes the file is put aside as the older one of two. */
    public static void start(Path file, Level level) {
        configure(level);
        capture(() -> open(file), file);
    }

    /** The same for a service, whose console is read by those who run it: what is logged goes there too. */
    public static void start(Path file, Level level, PrintStream console) {
        configure(level);
        System.setProperty(SIMPLE + "log." + SERVICE, "info");
        capture(() -> new PrintStream(new Tee(open(file), console), true, StandardCharsets.UTF_8), file);
    }

    /** Leaves what is logged on the error stream, for somebody who wants to see it at once. */
    public static void show(Level level) {
        configure(level);
    }

    private static void configure(Level level) {
        System.setProperty(SIMPLE + "defaultLogLevel", level.name().toLowerCase(Locale.ROOT));
        Level most = level.toInt() < Level.INFO.toInt() ? Level.INFO : level;
        TALKATIVE.forEach(logger ->
                System.setProperty(SIMPLE + "log." + logger, most.name().toLowerCase(Locale.ROOT)));
        System.setProperty(SIMPLE + "log." + TELLTALE, "warn");
        System.setProperty(SIMPLE + "showDateTime", "true");
        System.setProperty(SIMPLE + "dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        System.setProperty(SIMPLE + "cacheOutputStream", "true");
        System.setProperty("java.util.logging.config.class", JdkLogging.class.getName());
    }

    /** The library's own way to a file empties it at every start; but it keeps the error stream it first sees. */
    private static void capture(Target target, Path file) {
        PrintStream console = System.err;
        try {
            System.setErr(new Sieve(target.open()));
            LoggerFactory.getILoggerFactory();
        } catch (IOException e) {
            throw new SettingsException(SettingsTexts.text("log.not-writable", file));
        } finally {
            System.setErr(console);
        }
    }

    private static PrintStream open(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > LARGE) {
            Files.copy(
                    file,
                    file.resolveSibling(file.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING).close();
        }
        return new PrintStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                true,
                StandardCharsets.UTF_8);
    }
}
