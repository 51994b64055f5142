package dev.lifebar.core.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Jobs that wait until their provider may be asked once more. */
final class Turns {
    private final Gate gate = new Gate();
    private final Map<String, Deque<Job>> waiting = new HashMap<>();

    /** How many jobs of a provider are worth taking now; none while some wait. */
    int wanted(String provider) {
        return gate.free(provider) > 0 && isIdle(provider) ? 2 * gate.allowed(provider) : 0;
    }

    boolean isIdle(String provider) {
        synchronized (waiting) {
            return !waiting.containsKey(provider);
        }
    }

    void add(Job job, boolean first) {
        synchronized (waiting) {
            Deque<Job> jobs = waiting.computeIfAbsent(job.provider(), provider -> new ArrayDeque<>());
            if (first) {
                jobs.addFirst(job);
            } else {
                jobs.addLast(job);
            }
        }
    }

    /** Begins what there are places for; each place is to be left again. */
    void begin(Consumer<Job> start) {
        synchronized (waiting) {
            waiting.forEach((provider, jobs) -> {
                while (!jobs.isEmpty() && gate.free(provider) > 0) {
                    gate.enter(provider);
                    start.accept(jobs.removeFirst());
                }
            });
            waiting.values().removeIf(Deque::isEmpty);
        }
    }

    void leave(Job job, boolean answered) {
        gate.leave(job.provider(), answered);
    }
}
