package dev.lifebar.core.reading;

import dev.lifebar.core.alert.Alerts;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.reading.Outcome.Failed;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.ReadingStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks providers what is left, for all accounts that are due: claims them in batches, asks on a few threads, and writes down
 * in batches. No transaction is open while a provider is waited for.
 */
public final class Reader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

    /** Nobody makes a provider be asked again sooner. */
    static final Duration REST = Duration.ofSeconds(20);

    /** How long what cannot be asked from here is left to others. */
    private static final Duration ELSEWHERE = Duration.ofMinutes(1);

    private static final int BATCH = 32;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);
    private static final long IDLE_SECONDS = 10;

    private final Database database;
    private final Catalogue catalogue;
    private final Claims claims;
    private final Asker asker;
    private final Answers answers;
    private final InstantSource time;

    private final Turns turns = new Turns();
    private final Map<String, CompletableFuture<Void>> asking = new ConcurrentHashMap<>();
    /** The ids of accounts that cannot be asked for from here, and until when they are left to others. */
    private final Map<Long, Instant> elsewhere = new ConcurrentHashMap<>();

    private final Once claiming = new Once(this::claimDue);
    private final ExecutorService threads;

    /** How many questions are on their way; the thread of one looks for the next when its answer is stored. */
    private final AtomicInteger working = new AtomicInteger();

    /** When it was last looked for whatever is due. */
    private volatile Instant round = Instant.MIN;

    private volatile boolean running;
    private volatile boolean closing;

    public Reader(
            Database database,
            Catalogue catalogue,
            Source source,
            Keyring keyring,
            Ledger ledger,
            Alerts alerts,
            InstantSource time) {
        this.database = database;
        this.catalogue = catalogue;
        this.claims = new Claims(database);
        this.asker = new Asker(catalogue, source, keyring, time);
        Records records = new Records(catalogue, ledger, alerts, new Pace(new Random()));
        this.answers = new Answers(database, ledger, records, asker, this::finish);
        this.time = time;
        this.threads = threads();
    }

    /**
     * What asking at once came to.
     *
     * @param done ends when all that was asked is stored
     * @param started the ids of the accounts that are being asked for
     * @param rested those that were asked for a moment ago, or that the provider wants to be left alone for, and until when
     */
    public record Refresh(CompletableFuture<Void> done, Set<Long> started, Map<Long, Instant> rested) {}

    /** Begins to ask for whatever is due; what follows goes on by itself. */
    public void readDue() {
        Instant now = time.instant();
        if (!running) {
            claims.resumeReferences();
        }
        if (!running || now.isBefore(round)) {
            claims.turnBack(now);
        }
        round = now;
        running = true;
        claiming.run();
    }

    /** Asks for some accounts now, unless they were asked for a moment ago. */
    public Refresh refresh(List<Long> accountIds) {
        Instant now = time.instant();
        Set<Long> started = new HashSet<>();
        Map<Long, Instant> rested = new HashMap<>();
        Map<String, CompletableFuture<Void>> all = new HashMap<>();
        List<Job> jobs = new ArrayList<>();
        claims.chosen(accountIds, now, (asked, taking) -> {
            String key = Job.key(asked);
            CompletableFuture<Void> under = all.getOrDefault(key, asking.get(key));
            Optional<Instant> rest = under == null ? restsUntil(asked, now) : Optional.empty();
            if (rest.isPresent()) {
                rested.put(asked.accountId(), rest.get());
                return;
            }
            if (under == null) {
                Job job = taking.take();
                jobs.add(job);
                under = job.done();
            }
            started.add(asked.accountId());
            all.put(key, under);
        });
        jobs.forEach(job -> enqueue(job, true));
        turns.begin(this::start);
        return new Refresh(CompletableFuture.allOf(all.values().toArray(CompletableFuture[]::new)), started, rested);
    }

    /**
     * Asks behind the caller's back for some accounts that somebody is looking at; only where reading goes on for a while.
     * Ends when all is stored, with whether any was asked for; fails while this program ends.
     */
    public CompletableFuture<Boolean> refreshBehind(List<Long> accountIds) {
        List<Long> here = accountIds.stream().filter(id -> !isElsewhere(id)).toList();
        if (!running || here.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        return CompletableFuture.completedFuture(here).thenComposeAsync(this::refreshQuietly, threads);
    }

    private CompletableFuture<Boolean> refreshQuietly(List<Long> accountIds) {
        try {
            Refresh refresh = refresh(accountIds);
            return refresh.done().thenApply(nothing -> !refresh.started().isEmpty());
        } catch (RuntimeException e) {
            LOG.warn("cannot refresh: the next round will", e);
            return CompletableFuture.completedFuture(false);
        }
    }

    /** Deletes raw answers that are old; a few at a time. */
    public void dropOldAnswers(Duration age) {
        Instant before = time.instant().minus(age);
        int dropped;
        do {
            dropped = database.write(handle -> new ReadingStore(handle).dropRaw(before, BATCH));
        } while (dropped == BATCH);
    }

    /** Waits a moment for answers that are on their way; what comes later is asked for again by the next one to start. */
    @Override
    public void close() {
        closing = true;
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("left providers that did not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether this program asks for whatever is due, by itself. */
    public boolean isRunning() {
        return running;
    }

    /** Whether an account could not be asked for from here a moment ago, since its key is not here or its provider unknown. */
    public boolean isElsewhere(long accountId) {
        return elsewhere.containsKey(accountId);
    }

    /** Whether nothing is being asked, and nothing is stored at the moment. */
    public boolean isIdle() {
        return asking.isEmpty() && working.get() == 0 && !claiming.isRunning();
    }

    /** Where asking costs something, nobody makes it cost more than it does by itself. */
    private Duration rest(Asked asked) {
        return catalogue
                .find(asked.provider())
                .filter(provider -> !provider.price().isEmpty())
                .map(Pace::least)
                .orElse(REST);
    }

    /** Until when nobody makes its provider be asked; nothing where it may be asked now. */
    private Optional<Instant> restsUntil(Asked asked, Instant now) {
        List<Instant> reasons = new ArrayList<>();
        if (Claims.isTaken(asked, now)) {
            reasons.add(now.plus(REST));
        }
        Instant last = asked.askedAt();
        if (last != null && !Pace.isToCome(last, now)) {
            reasons.add(last.plus(rest(asked)));
            if (asked.failure() == Failure.RATE_LIMITED) {
                reasons.add(asked.nextAt());
            }
        }
        return reasons.stream().filter(until -> until.isAfter(now)).max(Comparator.naturalOrder());
    }

    private void claimDue() {
        Instant now = time.instant();
        elsewhere.values().removeIf(until -> !until.isAfter(now));
        for (String provider : claims.dueProviders(now)) {
            int wanted = turns.wanted(provider);
            if (wanted > 0) {
                claims.due(provider, wanted, elsewhere.keySet(), now).forEach(job -> enqueue(job, false));
                turns.begin(this::start);
            }
        }
    }

    private void enqueue(Job job, boolean first) {
        asking.put(job.key(), job.done());
        turns.add(job, first);
    }

    private void start(Job job) {
        working.incrementAndGet();
        try {
            threads.execute(() -> {
                try {
                    ask(job);
                } finally {
                    working.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("closing: {} is not asked", job.provider());
            working.decrementAndGet();
            finish(job);
        }
    }

    private void ask(Job job) {
        boolean answered = true;
        try {
            if (job.until().isAfter(time.instant())) {
                Optional<Answered> answer = asker.answer(job);
                answered = answer.filter(Reader::isTransient).isEmpty();
                answer.ifPresentOrElse(this::take, () -> leave(job));
            } else {
                finish(job);
            }
        } finally {
            turns.leave(job, answered);
        }
        turns.begin(this::start);
        answers.write();
        if (running && turns.isIdle(job.provider())) {
            claimMore();
        }
    }

    private static boolean isTransient(Answered answer) {
        return answer.outcome() instanceof Failed failed && failed.failure() == Failure.TRANSIENT;
    }

    /** What cannot be asked from here says nothing of the key: a program with another environment may ask. */
    private void leave(Job job) {
        elsewhere.put(job.asked().accountId(), time.instant().plus(ELSEWHERE));
        try {
            claims.release(job);
        } catch (RuntimeException e) {
            LOG.warn("cannot release {}: others may ask once the claim ends", job.provider(), e);
        }
        finish(job);
    }

    /** A question that was broken off because this program ends says nothing of the provider. */
    private void take(Answered answer) {
        elsewhere.remove(answer.job().asked().accountId());
        if (closing && answer.outcome() instanceof Failed) {
            finish(answer.job());
        } else {
            answers.add(answer);
        }
    }

    private void claimMore() {
        try {
            claiming.run();
        } catch (RuntimeException e) {
            LOG.warn("cannot see what is due: the next round will", e);
        }
    }

    private void finish(Job job) {
        asking.remove(job.key(), job.done());
        job.done().complete(null);
    }

    private static ExecutorService threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                Gate.PLACES, Gate.PLACES, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "reading");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
