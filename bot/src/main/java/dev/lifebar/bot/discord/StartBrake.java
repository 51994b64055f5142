package dev.lifebar.bot.discord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps count of logins in a file, so that no crash loop and no lost connection ever makes more than 200 in 24 hours, nor
 * uses them up in minutes: after 1000 Discord resets the bot's token (https://docs.discord.com/developers/events/gateway).
 */
final class StartBrake implements AutoCloseable {
    /** Of the 1000 that Discord allows. */
    static final int MOST = 200;

    static final Duration DAY = Duration.ofDays(1);

    /** How many of them may follow each other at once. */
    static final int AT_ONCE = 20;

    /** So far apart, the others last for about a day. */
    static final Duration LONGEST_GAP = DAY.dividedBy(MOST - AT_ONCE);

    private static final Duration FIRST_GAP = Duration.ofSeconds(5);
    private static final int DOUBLINGS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(StartBrake.class);

    /** How often the time is looked at while waiting; it may be set, and it may have slept. */
    private static final Duration GLANCE = Duration.ofMinutes(1);

    private final Path file;
    private final InstantSource time;
    private final Object lock = new Object();
    private boolean closed;

    StartBrake(Path file, InstantSource time) {
        this.file = file;
        this.time = time;
    }

    /** Waits until a login is allowed and counts it. False if this was closed meanwhile. */
    boolean pass() throws InterruptedException {
        synchronized (lock) {
            Duration wait = take();
            if (wait.compareTo(GLANCE) > 0) {
                LOG.warn(
                        "The next login to Discord waits for {} min: {} in 24 hours are enough, since Discord resets "
                                + "the token after 1000. Look for what makes Lifebar start again and again.",
                        wait.toMinutes() + 1,
                        MOST);
            }
            while (!closed && !wait.isZero()) {
                lock.wait(glance(wait));
                wait = take();
            }
            return !closed;
        }
    }

    /** The login that passed last has not come to pass. */
    void takeBack() {
        synchronized (lock) {
            try {
                List<Instant> recent = recent(time.instant());
                if (!recent.isEmpty()) {
                    recent.remove(recent.size() - 1);
                    write(recent);
                }
            } catch (IOException e) {
                LOG.warn("a login to Discord that failed stays counted in {}: {}", file, e.toString());
            }
        }
    }

    /** Lets time pass, unless this is closed meanwhile. */
    void rest(Duration length) throws InterruptedException {
        synchronized (lock) {
            Instant end = time.instant().plus(length);
            Duration left = length;
            while (!closed && left.compareTo(Duration.ZERO) > 0) {
                lock.wait(glance(left));
                left = Duration.between(time.instant(), end);
            }
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }

    private static long glance(Duration left) {
        return Math.min(GLANCE.toMillis(), left.toMillis() + 1);
    }

    /** Counts a login now, or tells how long to wait for it; one that cannot be counted is not allowed either. */
    private Duration take() {
        if (closed) {
            return Duration.ZERO;
        }
        try {
            Instant now = time.instant();
            List<Instant> recent = recent(now);
            Duration wait = delay(recent, now);
            if (wait.isZero()) {
                recent.add(now);
                write(recent);
            }
            return wait;
        } catch (IOException e) {
            LOG.error("logins to Discord cannot be counted in {}: {}", file, e.toString());
            return GLANCE;
        }
    }

    /**
     * How long a login waits after those of the last 24 hours. Whoever makes many gets further and further apart, and is not
     * kept out for the rest of the day.
     */
    static Duration delay(List<Instant> recent, Instant now) {
        int many = recent.size();
        if (many >= MOST) {
            return Duration.between(now, recent.get(many - MOST).plus(DAY));
        }
        Duration gap = gap(many);
        return recent.stream()
                .filter(at -> !at.isAfter(now))
                .max(Comparator.naturalOrder())
                .map(last -> Duration.between(now, last.plus(gap)))
                .filter(left -> !left.isNegative())
                .orElse(Duration.ZERO);
    }

    /** How far apart a login is from the last one, where there were so many. */
    private static Duration gap(int before) {
        if (before < AT_ONCE) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST_GAP.multipliedBy(1L << Math.min(before - AT_ONCE, DOUBLINGS));
        return doubled.compareTo(LONGEST_GAP) < 0 ? doubled : LONGEST_GAP;
    }

    /** The logins of the last 24 hours, oldest first; one from the future counts, since the clock was set back. */
    private List<Instant> recent(Instant now) throws IOException {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.matches("\\d{1,15}"))
                    .map(line -> Instant.ofEpochMilli(Long.parseLong(line)))
                    .filter(at -> at.isAfter(now.minus(DAY)))
                    .sorted()
                    .collect(Collectors.toCollection(ArrayList::new));
        } catch (NoSuchFileException e) {
            return new ArrayList<>();
        }
    }

    private void write(List<Instant> logins) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(
                fresh,
                logins.stream().map(at -> String.valueOf(at.toEpochMilli())).toList());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
