package dev.lifebar.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.Property;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Replay;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.storage.EntryStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random lives of accounts that are read: readings, failures, top-ups, syncs, undos, new keys and restarts. */
class ReadingPropertyTest {
    @TempDir
    private Path directory;

    private ReadingHarness reading;

    @BeforeEach
    void begin() {
        reading = new ReadingHarness(directory);
    }

    @AfterEach
    void close() {
        reading.close();
    }

    @Test
    void addsUpToWhatAReplayDoesAndFailuresChangeNothing() {
        Property.holds(12, random -> {
            String name = "openrouter/a" + reading.time().instant().getEpochSecond();
            reading.left("100");
            reading.connect(name);
            refresh(name);
            for (int step = 0; step < 25; step++) {
                reading.time().pass(Duration.ofMinutes(random.nextInt(1, 300)));
                change(name, random);
                assertThat(facts(reading.account(name).projection())).isEqualTo(facts(replayed(name)));
            }
            reading.disconnect(name);
        });
    }

    private void change(String name, RandomGenerator random) {
        switch (random.nextInt(10)) {
            case 0 -> reading.restart();
            case 1 -> reading.type("/sync " + name + " " + random.nextInt(200) + " yes");
            case 2 -> reading.type("/topup " + name + " 20");
            case 3 -> reading.type("/undo " + name);
            case 4 -> reconnect(name);
            case 5, 6 -> fail(name, random);
            default -> {
                reading.left(Integer.toString(random.nextInt(200)));
                refresh(name);
            }
        }
    }

    private void fail(String name, RandomGenerator random) {
        Account before = reading.account(name);
        List<Failure> failures = List.of(Failure.values());
        if (random.nextBoolean()) {
            reading.fail(failures.get(random.nextInt(failures.size())));
        } else {
            reading.answer(new Outcome.Told(new Telling(null, new TreeMap<>(), List.of(), "{}")));
        }
        refresh(name);
        assertThat(reading.account(name)).isEqualTo(before);
    }

    private void reconnect(String name) {
        reading.disconnect(name);
        reading.connect(name);
    }

    private void refresh(String name) {
        reading.time().pass(Reader.REST);
        reading.core()
                .reader()
                .refresh(List.of(reading.account(name).id()))
                .done()
                .join();
    }

    private Projection replayed(String name) {
        List<Entry> entries = reading.database().read(handle -> {
            List<Entry> all = new ArrayList<>();
            new EntryStore(handle).between(reading.account(name).id(), 1, Long.MAX_VALUE, all::add);
            return all;
        });
        Set<Long> undone = new HashSet<>();
        entries.forEach(entry -> {
            if (entry.undoes() != null) {
                undone.add(entry.undoes());
            }
        });
        Replay replay = new Replay(Projection.empty(Unit.USD), undone);
        entries.forEach(replay::next);
        return replay.end();
    }

    /** All but the times of looks that found nothing new. */
    private static List<Object> facts(Projection projection) {
        return List.of(
                projection.balance() == null ? new Amount(0, Unit.of("none")) : projection.balance(),
                projection.basis(),
                projection.added(),
                projection.spent(),
                projection.capacity());
    }
}
