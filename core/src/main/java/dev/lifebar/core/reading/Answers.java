package dev.lifebar.core.reading;

import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.storage.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers on their way into the database: whoever comes writes down, in batches, what has come until then. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final int BATCH = 32;

    private final Database database;
    private final Ledger ledger;
    private final Records records;
    private final Asker asker;
    private final Consumer<Job> done;
    private final Queue<Answered> waiting = new ConcurrentLinkedQueue<>();
    private final Once writing = new Once(this::writeAll);

    /**
     * Nothing waits yet.
     *
     * @param done is told of every job whose answer is written down, or cannot be
     */
    Answers(Database database, Ledger ledger, Records records, Asker asker, Consumer<Job> done) {
        this.database = database;
        this.ledger = ledger;
        this.records = records;
        this.asker = asker;
        this.done = done;
    }

    void add(Answered answer) {
        waiting.add(answer);
    }

    void write() {
        writing.run();
    }

    private void writeAll() {
        List<Answered> batch = batch();
        while (!batch.isEmpty()) {
            write(batch);
            batch = batch();
        }
    }

    private List<Answered> batch() {
        List<Answered> batch = new ArrayList<>();
        Answered next = waiting.poll();
        while (next != null) {
            batch.add(next);
            next = batch.size() < BATCH ? waiting.poll() : null;
        }
        return batch;
    }

    /** All at once; or, if that fails, each on its own, so that one cannot spoil the others. */
    private void write(List<Answered> batch) {
        try {
            store(batch);
        } catch (RuntimeException e) {
            LOG.debug("not all at once", e);
            batch.forEach(this::writeAlone);
        } finally {
            batch.forEach(answer -> done.accept(answer.job()));
        }
    }

    private void writeAlone(Answered answer) {
        try {
            store(List.of(answer));
        } catch (ArithmeticException | IllegalArgumentException e) {
            LOG.warn("what {} told does not fit the ledger", answer.job().provider(), e);
            writeUnfit(answer);
        } catch (RuntimeException e) {
            askAgain(answer, e);
        }
    }

    private void writeUnfit(Answered answer) {
        try {
            store(List.of(asker.failed(answer.job(), Failure.UNEXPECTED, Texts.text("failure.range"))));
        } catch (RuntimeException e) {
            askAgain(answer, e);
        }
    }

    private static void askAgain(Answered answer, RuntimeException e) {
        LOG.warn(
                "what {} told cannot be stored: it is asked again", answer.job().provider(), e);
    }

    private void store(List<Answered> batch) {
        database.write(handle -> {
            batch.forEach(answer -> records.record(handle, answer));
            return batch;
        });
        ledger.wake();
    }
}
