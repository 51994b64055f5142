package dev.lifebar.bot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Knows what was asked for lately, so that what arrives twice is done once. */
public final class Once {
    private static final int MOST = 5000;

    private final Map<String, Instant> seen = new LinkedHashMap<>();
    private final Duration span;
    private final InstantSource time;

    /** Something counts as the same for this long. */
    public Once(Duration span, InstantSource time) {
        this.span = span;
        this.time = time;
    }

    /** Whether it is the first time lately. */
    public synchronized boolean isFirst(String key) {
        Instant now = time.instant();
        forget(now);
        return seen.putIfAbsent(key, now) == null;
    }

    /** Takes back that it was asked for: nothing was done. */
    public synchronized void forget(String key) {
        seen.remove(key);
    }

    private void forget(Instant now) {
        Iterator<Instant> oldest = seen.values().iterator();
        while (oldest.hasNext()) {
            boolean past = !oldest.next().plus(span).isAfter(now);
            if (!past && seen.size() < MOST) {
                return;
            }
            oldest.remove();
        }
    }
}
