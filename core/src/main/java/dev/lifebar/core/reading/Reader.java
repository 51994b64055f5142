package dev.lifebar.core.reading;

import dev.lifebar.core.alert.Alerts;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reading.Outcome.Failed;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.ReadingStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks providers what is left, for all accounts that are due: claims them in batches, asks on a few threads, and writes down
 * in batches. No transaction is open while a provider is waited for.
 */
public final class Reader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

    /** How long others leave an account alone that is being asked for; after a crash it is asked for again then. */
    static final Duration CLAIM = Duration.ofMinutes(2);

    /** Nobody makes a provider be asked again sooner. */
    static final Duration REST = Duration.ofSeconds(20);

    private static final int BATCH = 32;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);
    private static final long IDLE_SECONDS = 10;

    private final Database database;
    private final Catalogue catalogue;
    private final Source source;
    private final Keyring keyring;
    private final Ledger ledger;
    private final Records records;
    private final InstantSource time;

    private final Gate gate = new Gate();
    private final Map<String, Deque<Job>> waiting = new HashMap<>();
    private final Map<String, CompletableFuture<Void>> asking = new ConcurrentHashMap<>();
    private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
    private final Once claiming = new Once(this::claimDue);
    private final Once committing = new Once(this::commitAll);
    private final ExecutorService threads;
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
        this.source = source;
        this.keyring = keyring;
        this.ledger = ledger;
        this.records = new Records(catalogue, ledger, alerts, new Pace(new Random()));
        this.time = time;
        this.threads = threads();
    }

    /**
     * What asking at once came to.
     *
     * @param done ends when all that was asked is stored
     * @param started the ids of the accounts that are being asked for
     * @param rested those that were asked for a moment ago, or that the provider wants to be left alone for
     */
    public record Refresh(CompletableFuture<Void> done, Set<Long> started, Set<Long> rested) {}

    /** Begins to ask for whatever is due; what follows goes on by itself. */
    public void readDue() {
        running = true;
        claiming.run();
    }

    /** Asks for some accounts now, unless they were asked for a moment ago. */
    public Refresh refresh(List<Long> accountIds) {
        Instant now = time.instant();
        Set<Long> started = new HashSet<>();
        Set<Long> rested = new HashSet<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        List<Job> jobs = new ArrayList<>();
        database.write(handle -> {
            for (long id : accountIds) {
                Optional<Asked> found =
                        new ReadingStore(handle).find(id).filter(asked -> asked.isConnected() && !asked.paused());
                found.ifPresent(asked -> {
                    CompletableFuture<Void> under = asking.get(key(asked));
                    if (under != null) {
                        started.add(id);
                        all.add(under);
                    } else if (rests(asked, rest(asked), now)) {
                        rested.add(id);
                    } else {
                        started.add(id);
                        Job job = claim(handle, asked, now);
                        jobs.add(job);
                        all.add(job.done());
                    }
                });
            }
            return handle;
        });
        jobs.forEach(job -> enqueue(job, true));
        dispatch();
        return new Refresh(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)), started, rested);
    }

    /** Asks behind the caller's back for some accounts that somebody is looking at; only where reading goes on for a while. */
    public void refreshBehind(List<Long> accountIds) {
        if (running && !accountIds.isEmpty()) {
            try {
                threads.execute(() -> refreshQuietly(accountIds));
            } catch (RejectedExecutionException e) {
                LOG.debug("closing", e);
            }
        }
    }

    private void refreshQuietly(List<Long> accountIds) {
        try {
            refresh(accountIds);
        } catch (RuntimeException e) {
            LOG.warn("cannot refresh: the next round will", e);
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

    /** Whether anything is being asked, or is stored at the moment. */
    boolean isAsking() {
        return !asking.isEmpty();
    }

    /** Where asking costs something, nobody makes it cost more than it does by itself. */
    private Duration rest(Asked asked) {
        return catalogue
                .find(asked.provider())
                .filter(provider -> !provider.price().isEmpty())
                .map(Pace::least)
                .orElse(REST);
    }

    private static boolean rests(Asked asked, Duration rest, Instant now) {
        Instant last = asked.askedAt();
        boolean toldToWait =
                asked.failure() == Failure.RATE_LIMITED && asked.nextAt().isAfter(now);
        return toldToWait
                || asked.claimedUntil().isAfter(now)
                || (last != null && last.plus(rest).isAfter(now));
    }

    private void claimDue() {
        Instant now = time.instant();
        for (String provider : database.read(handle -> new ReadingStore(handle).dueProviders(now))) {
            if (gate.free(provider) > 0 && isIdle(provider)) {
                int limit = 2 * gate.allowed(provider);
                List<Job> jobs = database.write(handle -> claim(handle, provider, limit, now));
                jobs.forEach(job -> enqueue(job, false));
                dispatch();
            }
        }
    }

    private List<Job> claim(Handle handle, String provider, int limit, Instant now) {
        List<Job> jobs = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Asked asked : new ReadingStore(handle).due(provider, now, limit)) {
            if (keys.add(key(asked))) {
                jobs.add(claim(handle, asked, now));
            }
        }
        return jobs;
    }

    private static Job claim(Handle handle, Asked asked, Instant now) {
        ReadingStore readings = new ReadingStore(handle);
        AccountStore accounts = new AccountStore(handle);
        String fingerprint = String.valueOf(asked.fingerprint());
        Instant until = now.plus(CLAIM);
        readings.claim(asked.provider(), fingerprint, until);
        LocalDate since = readings.sharing(asked.provider(), fingerprint).stream()
                .map(sharing -> Spendings.since(sharing, account(accounts, sharing), now))
                .reduce(LocalDate.ofInstant(now, ZoneOffset.UTC), (one, other) -> one.isBefore(other) ? one : other);
        return new Job(asked, fingerprint, since, until, new CompletableFuture<>());
    }

    private static Account account(AccountStore accounts, Asked asked) {
        return accounts.find(asked.accountId()).orElseThrow();
    }

    private static String key(Asked asked) {
        return asked.provider() + " " + asked.fingerprint();
    }

    private boolean isIdle(String provider) {
        synchronized (waiting) {
            return !waiting.containsKey(provider);
        }
    }

    private void enqueue(Job job, boolean first) {
        asking.put(key(job.asked()), job.done());
        synchronized (waiting) {
            Deque<Job> jobs = waiting.computeIfAbsent(job.provider(), provider -> new ArrayDeque<>());
            if (first) {
                jobs.addFirst(job);
            } else {
                jobs.addLast(job);
            }
        }
    }

    /** Begins what there are places for. */
    private void dispatch() {
        synchronized (waiting) {
            waiting.forEach((provider, jobs) -> {
                while (!jobs.isEmpty() && gate.free(provider) > 0) {
                    start(jobs.removeFirst());
                }
            });
            waiting.values().removeIf(Deque::isEmpty);
        }
    }

    private void start(Job job) {
        gate.enter(job.provider());
        try {
            threads.execute(() -> ask(job));
        } catch (RejectedExecutionException e) {
            LOG.debug("closing: {} is not asked", job.provider());
            finish(job);
        }
    }

    private void ask(Job job) {
        boolean answered = true;
        try {
            if (job.until().isAfter(time.instant())) {
                Answered answer = answer(job);
                answered = !(answer.outcome() instanceof Failed failed) || failed.failure() != Failure.TRANSIENT;
                take(answer);
            } else {
                finish(job);
            }
        } finally {
            gate.leave(job.provider(), answered);
        }
        dispatch();
        committing.run();
        if (running && isIdle(job.provider())) {
            claimMore();
        }
    }

    /** A question that was broken off because this program ends says nothing of the provider. */
    private void take(Answered answer) {
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

    private Answered answer(Job job) {
        Asked asked = job.asked();
        Optional<Provider> provider = catalogue.find(asked.provider());
        if (provider.isEmpty()) {
            return failed(job, Failure.RETIRED, Texts.text("failure.noprovider"));
        }
        try {
            Optional<Credentials> credentials = keyring.of(asked.workspaceId(), asked.accountId());
            if (credentials.isEmpty()) {
                return failed(job, Failure.KEY_REJECTED, Texts.text("failure.nokey"));
            }
            return answered(job, source.read(provider.get(), credentials.get(), job.since()), credentials.get());
        } catch (RuntimeException e) {
            // Its message may hold the key.
            LOG.error(
                    "asking {} failed unexpectedly: {}",
                    job.provider(),
                    e.getClass().getName());
            return failed(job, Failure.UNEXPECTED, Texts.text("failure.here"));
        }
    }

    private Answered answered(Job job, Outcome outcome, Credentials credentials) {
        if (outcome instanceof Failed failed) {
            String detail = Redaction.ofKey(failed.detail(), credentials);
            return new Answered(job, new Failed(failed.failure(), failed.retryAfter(), detail), null, time.instant());
        }
        Telling telling = ((Outcome.Told) outcome).telling();
        return new Answered(job, outcome, Redaction.of(telling.raw(), credentials), time.instant());
    }

    private Answered failed(Job job, Failure failure, String detail) {
        return new Answered(job, new Failed(failure, null, detail), null, time.instant());
    }

    private void commitAll() {
        List<Answered> batch = batch();
        while (!batch.isEmpty()) {
            commit(batch);
            batch = batch();
        }
    }

    private List<Answered> batch() {
        List<Answered> batch = new ArrayList<>();
        Answered next = answers.poll();
        while (next != null) {
            batch.add(next);
            next = batch.size() < BATCH ? answers.poll() : null;
        }
        return batch;
    }

    /** All at once; or, if that fails, each on its own, so that one cannot spoil the others. */
    private void commit(List<Answered> batch) {
        try {
            store(batch);
        } catch (RuntimeException e) {
            LOG.debug("not all at once", e);
            batch.forEach(this::commitAlone);
        }
        batch.forEach(answer -> finish(answer.job()));
    }

    private void commitAlone(Answered answer) {
        try {
            store(List.of(answer));
        } catch (ArithmeticException | IllegalArgumentException e) {
            LOG.warn("what {} told does not fit the ledger", answer.job().provider(), e);
            store(List.of(failed(answer.job(), Failure.UNEXPECTED, Texts.text("failure.range"))));
        } catch (RuntimeException e) {
            LOG.warn(
                    "what {} told cannot be stored: it is asked again",
                    answer.job().provider(),
                    e);
        }
    }

    private void store(List<Answered> batch) {
        Map<Answered, List<Asked>> stored = database.write(handle -> {
            Map<Answered, List<Asked>> concerned = new HashMap<>();
            batch.forEach(answer -> concerned.put(answer, records.record(handle, answer)));
            return concerned;
        });
        ledger.wake();
        stored.forEach((answer, concerned) -> {
            if (answer.outcome() instanceof Outcome.Told) {
                concerned.forEach(asked -> keyring.worked(asked.workspaceId(), asked.accountId(), answer.at()));
            }
        });
    }

    private void finish(Job job) {
        asking.remove(key(job.asked()), job.done());
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
