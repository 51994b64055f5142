package dev.lifebar.core.reading;

import java.util.HashMap;
import java.util.Map;

/**
 * How many may ask at once: so many in all, and of one provider as many as it answers well. A provider that does not answer
 * soon has few places, so that it cannot hold up the others; one that does has most, but never all.
 */
final class Gate {
    static final int PLACES = 32;
    static final int MOST = 24;
    private static final int FIRST = 8;
    private static final int LEAST = 2;

    private final Map<String, Integer> allowed = new HashMap<>();
    private final Map<String, Integer> asking = new HashMap<>();
    private int all;

    /** How many more may ask this provider now. */
    synchronized int free(String provider) {
        int own = allowed.getOrDefault(provider, FIRST) - asking.getOrDefault(provider, 0);
        return Math.max(0, Math.min(own, PLACES - all));
    }

    /** How many may ask this provider at once, as it answers now. */
    synchronized int allowed(String provider) {
        return allowed.getOrDefault(provider, FIRST);
    }

    synchronized void enter(String provider) {
        asking.merge(provider, 1, Integer::sum);
        all++;
    }

    /** One place more after an answer, half of them after none. */
    synchronized void leave(String provider, boolean answered) {
        asking.computeIfPresent(provider, (name, count) -> count > 1 ? count - 1 : null);
        all--;
        int now = allowed.getOrDefault(provider, FIRST);
        allowed.put(provider, answered ? Math.min(MOST, now + 1) : Math.max(LEAST, now / 2));
    }
}
