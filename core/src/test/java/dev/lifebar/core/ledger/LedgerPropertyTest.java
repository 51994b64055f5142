package dev.lifebar.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.Property;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.ledger.Recount.Cell;
import dev.lifebar.core.storage.DayStore;
import dev.lifebar.core.storage.WorkspaceStore;
import dev.lifebar.core.workspace.Workspace;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerPropertyTest {
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/New_York", "Pacific/Chatham");

    /** Shortly before clocks change in one of the zones. */
    private static final List<String> STARTS =
            List.of("2026-03-06T20:00:00Z", "2026-03-27T20:00:00Z", "2026-10-23T20:00:00Z", "2026-10-30T20:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void addsUpToWhatAReplayDoes() {
        try (TestLifebar lifebar = TestLifebar.in(directory)) {
            Property.holds(25, random -> {
                lifebar.time().set(Instant.parse(one(STARTS, random)));
                Workspace workspace = workspace(lifebar, random);
                RandomLedger ledger = new RandomLedger(lifebar, workspace, random);
                List<Entry> before = List.of();
                for (int change = 0; change < 25; change++) {
                    ledger.change();
                    List<Entry> entries = ledger.entries();
                    assertOnlyAdded(before, entries);
                    if (!entries.isEmpty()) {
                        assertStored(lifebar, workspace, ledger, entries);
                    }
                    before = entries;
                }
            });
        }
    }

    private static void assertOnlyAdded(List<Entry> before, List<Entry> entries) {
        assertThat(entries).hasSizeGreaterThanOrEqualTo(before.size());
        assertThat(entries.subList(0, before.size())).isEqualTo(before);
        assertThat(entries)
                .extracting(Entry::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, entries.size()).boxed().toList());
    }

    private static void assertStored(
            TestLifebar lifebar, Workspace workspace, RandomLedger ledger, List<Entry> entries) {
        Account account = ledger.account().orElseThrow();
        Recount recount = Recount.of(entries, ledger.looks(), workspace.zone());
        assertThat(account.projection()).isEqualTo(recount.end());
        assertThat(account.checkedAt()).isEqualTo(recount.end().observedAt());
        assertThat(account.lastSequence()).isEqualTo(entries.size());
        assertThat(account.health())
                .isEqualTo(lifebar.balances()
                        .standing(workspace, account)
                        .outlook()
                        .health());
        for (Unit unit : List.of(Unit.USD, Unit.of("EUR"))) {
            assertDays(lifebar, account, recount, unit);
        }
    }

    private static void assertDays(TestLifebar lifebar, Account account, Recount recount, Unit unit) {
        Map<Cell, Day> days = new HashMap<>();
        lifebar.database()
                .read(handle -> new DayStore(handle).from(account.id(), unit, LocalDate.EPOCH))
                .forEach(day -> days.put(new Cell(day.day(), unit), day));
        assertThat(days.keySet()).containsAll(recount.days(unit));
        days.forEach((cell, day) -> {
            assertThat(day.spent().micros()).as("spent on %s", cell).isEqualTo(recount.spent(cell));
            assertThat(day.added().micros()).as("added on %s", cell).isEqualTo(recount.added(cell));
            if (day.closing() != null || recount.mustClose(cell)) {
                Amount closing = Objects.requireNonNull(day.closing());
                assertThat(closing.micros()).as("closing of %s", cell).isEqualTo(recount.closing(cell));
            }
        });
        assertThat(days.values().stream().mapToLong(day -> day.spent().micros()).sum())
                .isEqualTo(recount.total(unit));
    }

    private static Workspace workspace(TestLifebar lifebar, RandomGenerator random) {
        String id = Long.toString(random.nextLong());
        Workspace workspace = lifebar.lifebar().workspaces().of(new WorkspaceKey("test", id, id));
        ZoneId zone = ZoneId.of(one(ZONES, random));
        lifebar.database().write(handle -> {
            new WorkspaceStore(handle).zone(workspace.id(), zone);
            return zone;
        });
        return lifebar.lifebar().workspaces().find(workspace.key()).orElseThrow();
    }

    private static String one(List<String> values, RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }
}
