package dev.lifebar.bot.bench;

import dev.lifebar.bot.terminal.PtySession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures what was promised about speed and memory, and prints it as one table. Runs in the repository's folder.
 *
 * <p>The one argument is {@code all}, or a part of it: {@code alerts}, {@code platforms} for Discord and Slack alone, or
 * {@code reading} for what is read from providers and kept.
 */
public final class Bench {
    private static final String ALL = "all";
    private static final String ALERTS = "alerts";
    private static final String PLATFORMS = "platforms";
    private static final String READING = "reading";
    private static final String LAUNCHER = "lifebar";
    private static final int STARTS = 11;
    private static final int BARE_STARTS = 5;
    private static final int ARCHIVE_SECONDS = 60;
    private static final int IDLE_SECONDS = 10;
    private static final double MOST_SECONDS = 0.6;
    private static final double MOST_MEBIBYTES = 120;
    private static final double KIBIBYTES = 1024;

    private final Path root;
    private final List<Result> results = new ArrayList<>();

    private Bench(Path root) {
        this.root = root;
    }

    /** Measures something, with a directory for what it needs. */
    @FunctionalInterface
    private interface Part {
        void run(Path directory) throws Exception;
    }

    public static void main(String[] words) throws Exception {
        new Bench(Path.of("").toAbsolutePath()).run(words[0]);
    }

    private void run(String part) throws Exception {
        List<String> flags = flags();
        if (part.equals(ALL)) {
            run(directory -> inProcess(directory, flags, InProcess.class));
            run(this::starts);
            run(this::idle);
        }
        if (part.equals(ALL) || part.equals(ALERTS)) {
            run(directory -> inProcess(directory, flags, AlertSpeed.class));
        }
        if (part.equals(ALL) || part.equals(PLATFORMS)) {
            run(directory -> platforms(directory, flags));
        }
        if (part.equals(ALL) || part.equals(READING)) {
            run(directory -> reading(directory, flags));
            run(directory -> inProcess(directory, flags, Thinned.class));
        }
        System.out.printf(
                "%n%d processors, Java %s, launcher's flags: %s%n%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), String.join(" ", flags));
        System.out.print(Result.table(results));
        System.out.println(
                "Readings: one every five minutes for the last year; one a day before that, as thinning leaves them.\n"
                        + "Whatever is stored is on the disk (WAL, synchronous=FULL); readings are stored 32 at once.");
    }

    /** What a part has written goes before the next begins, which would otherwise wait for the disk that still writes it. */
    private static void run(Part part) throws Exception {
        Path directory = Files.createTempDirectory("lifebar-bench");
        try {
            part.run(directory);
        } finally {
            delete(directory);
        }
    }

    /** The flags that the launcher starts Java with. */
    private List<String> flags() throws IOException {
        String line = Files.readAllLines(root.resolve(LAUNCHER)).stream()
                .filter(text -> text.startsWith("flags='"))
                .findFirst()
                .orElseThrow();
        return List.of(line.substring("flags='".length(), line.length() - 1).split(" ", -1));
    }

    /** Takes over the results that a program prints which is given the directory. */
    private void inProcess(Path directory, List<String> flags, Class<?> program)
            throws IOException, InterruptedException {
        List<String> command = java(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName(), directory.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program.getSimpleName() + " failed");
        }
        printed.lines().map(Result::ofLine).forEach(results::add);
    }

    /** The first start makes the class-data archive in the background; the ones that count come after it. */
    private void starts(Path directory) throws Exception {
        Path home = Files.createDirectory(directory.resolve("starts"));
        String launcher = root.resolve(LAUNCHER).toString();
        run(home, launcher, "sync", "anthropic", "22.97", "54.94");
        awaitArchive();
        double ours = seconds(STARTS, home, launcher, "credits");
        double bare = seconds(
                BARE_STARTS,
                home,
                java(),
                "-jar",
                root.resolve("bot/target/lifebar.jar").toString(),
                "credits");
        results.add(Result.limit("./lifebar credits, wall (to a bare java -jar)", MOST_SECONDS, ours, bare, "s"));
    }

    private void platforms(Path directory, List<String> flags) throws Exception {
        results.addAll(new Platforms(directory, root.resolve(LAUNCHER).toString(), java(flags)).run());
    }

    private void reading(Path directory, List<String> flags) throws Exception {
        results.addAll(new Readings(directory, root.resolve(LAUNCHER).toString(), java(flags)).run());
    }

    private void awaitArchive() throws IOException, InterruptedException {
        for (int second = 0; second < ARCHIVE_SECONDS; second++) {
            try (Stream<Path> files = Files.list(root.resolve("bot/target"))) {
                if (files.anyMatch(file -> file.toString().endsWith(".jsa.for"))) {
                    return;
                }
            }
            Thread.sleep(1000);
        }
    }

    private static double seconds(int times, Path home, String... command) throws Exception {
        Samples samples = new Samples(times + 1);
        for (int time = 0; time <= times; time++) {
            if (time == 1) {
                samples.clear();
            }
            samples.time(() -> run(home, command));
        }
        return samples.median() / 1000;
    }

    private static void run(Path home, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LIFEBAR_HOME", home.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void idle(Path directory) throws Exception {
        Path home = Files.createDirectory(directory.resolve("idle"));
        double ours = idle(home, List.of(root.resolve(LAUNCHER).toString()));
        double bare = idle(
                home,
                List.of(java(), "-jar", root.resolve("bot/target/lifebar.jar").toString()));
        results.add(
                Result.limit("chat, idle, resident memory (to a bare java -jar)", MOST_MEBIBYTES, ours, bare, "MiB"));
    }

    private static double idle(Path home, List<String> command) throws Exception {
        Map<String, String> environment =
                Map.of("LIFEBAR_HOME", home.toString(), "JAVA_HOME", System.getProperty("java.home"));
        try (PtySession chat = PtySession.start(command, home, 90, 40, environment)) {
            chat.awaitText("lifebar>");
            chat.type("/credits" + PtySession.ENTER);
            Thread.sleep(IDLE_SECONDS * 1000L);
            return resident(chat.pid()) / KIBIBYTES;
        }
    }

    /** In KiB, as Linux counts it. */
    private static double resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> java(List<String> flags) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(flags);
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
