package dev.lifebar.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Unit;
import java.lang.ref.WeakReference;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TakenBackTest {
    @Test
    void holdsOnToNoEntry() {
        Entry target = entry(1, EntryKind.SYNC, "100");
        TakenBack taken = new TakenBack(Projection.empty(Unit.USD), target, Set.of(), ZoneOffset.UTC);
        taken.add(target);
        WeakReference<Entry> passed = passOn(taken, entry(2, EntryKind.READING, "90"));
        taken.add(entry(3, EntryKind.READING, "80"));

        await().until(() -> {
            System.gc();
            return passed.get() == null;
        });
        assertThat(taken.after(Projection.empty(Unit.USD)).balance()).isEqualTo(Amount.usd("80"));
    }

    private static WeakReference<Entry> passOn(TakenBack taken, Entry entry) {
        taken.add(entry);
        return new WeakReference<>(entry);
    }

    private static Entry entry(long number, EntryKind kind, String usd) {
        return new Entry(
                number,
                number,
                kind,
                Amount.usd(usd),
                null,
                TestLifebar.START.plusSeconds(number),
                TestLifebar.ANN,
                null);
    }
}
