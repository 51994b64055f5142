package dev.lifebar.bot.bench;

import dev.lifebar.bot.discord.DiscordTraffic;
import dev.lifebar.bot.slack.SlackTraffic;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A bot in a process of its own, with a Discord and a Slack on this machine to talk to. */
final class Bot implements AutoCloseable {
    private static final long GLANCE = 1_000_000;
    private static final long LONGEST_START = TimeUnit.SECONDS.toNanos(60);
    private static final double KIBIBYTES = 1024;

    /** Of the clock that Linux counts a process's time with. */
    private static final double TICKS_PER_SECOND = 100;

    private final DiscordTraffic discord = new DiscordTraffic();
    private final SlackTraffic slack = new SlackTraffic();
    private final Process process;

    /** How long it took until both platforms were served, in seconds. */
    final double start;

    Bot(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().putAll(discord.environment());
        builder.environment().putAll(slack.environment());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectErrorStream(true).redirectOutput(new File("/dev/null"));
        long begun = System.nanoTime();
        process = builder.start();
        while (!discord.isReady() || !slack.isReady()) {
            if (!process.isAlive() || System.nanoTime() - begun > LONGEST_START) {
                throw new IllegalStateException(String.join(" ", command) + " did not start");
            }
            LockSupport.parkNanos(GLANCE);
        }
        start = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    /** How many nanoseconds an answer in Discord takes. */
    long askDiscord() {
        return discord.ask();
    }

    /** The same in Slack. */
    long askSlack() {
        return slack.ask();
    }

    /** Resident memory, in MiB. */
    double resident() throws IOException {
        return memory("VmRSS:");
    }

    /** The most resident memory it ever had, in MiB. */
    double mostResident() throws IOException {
        return memory("VmHWM:");
    }

    private double memory(String kind) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                        .filter(line -> line.startsWith(kind))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / KIBIBYTES;
    }

    /** Seconds of a processor that it has used. */
    double used() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        discord.close();
        slack.close();
    }
}
