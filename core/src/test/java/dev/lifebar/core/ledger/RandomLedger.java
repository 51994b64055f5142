package dev.lifebar.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.Property;
import dev.lifebar.core.Tables;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.storage.EntryStore;
import dev.lifebar.core.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Changes one account at random, and remembers what the entries do not tell. */
final class RandomLedger {
    private static final AccountName NAME = TestLifebar.name("openai/prod");
    private static final long MOST = 1_000_000_000L * Amount.MICROS;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(40);

    private final TestLifebar lifebar;
    private final Workspace workspace;
    private final RandomGenerator random;
    private final List<Unit> units;
    private final List<Look> looks = new ArrayList<>();
    private final List<Runnable> repetitions = new ArrayList<>();

    RandomLedger(TestLifebar lifebar, Workspace workspace, RandomGenerator random) {
        this.lifebar = lifebar;
        this.workspace = workspace;
        this.random = random;
        this.units = random.nextBoolean() ? List.of(Unit.USD) : List.of(Unit.USD, Unit.of("EUR"));
    }

    /** An equal reading: after which entry it came, and when. */
    record Look(long sequence, Instant at) {}

    List<Look> looks() {
        return looks;
    }

    Optional<Account> account() {
        return lifebar.balances().find(workspace, NAME);
    }

    List<Entry> entries() {
        return account()
                .map(account -> lifebar.database().<List<Entry>>read(handle -> {
                    List<Entry> all = new ArrayList<>();
                    new EntryStore(handle).between(account.id(), 1, Long.MAX_VALUE, all::add);
                    return all;
                }))
                .orElse(List.of());
    }

    void change() {
        lifebar.time().pass(Duration.ofMillis(random.nextLong(LONGEST_PAUSE.toMillis())));
        Projection now = account().map(Account::projection).orElse(Projection.empty(Unit.USD));
        Amount balance = now.balance();
        switch (random.nextInt(11)) {
            case 0 -> sync(amount(now.unit()), new Amount(Property.anySize(random, MOST), now.unit()));
            case 1 -> sync(amount(unit()), null);
            case 2, 3 -> topUp(now);
            case 4, 5 -> read(amount(unit()));
            case 6 -> read(balance == null ? amount(now.unit()) : balance);
            case 7 -> record(EntryKind.SPEND, amount(now.unit()), null);
            case 8 -> undo();
            case 9 -> fill(now);
            default -> repeat();
        }
    }

    private void sync(Amount balance, @Nullable Amount max) {
        record(EntryKind.SYNC, balance, max);
    }

    private void fill(Projection now) {
        if (now.balance() != null) {
            long micros = 1 + Property.anySize(random, MOST);
            record(EntryKind.FULL, new Amount(micros, now.unit()), null);
        }
    }

    private void topUp(Projection now) {
        if (now.balance() != null) {
            record(EntryKind.TOPUP, amount(now.unit()), null);
        }
    }

    private void read(Amount balance) {
        long before = lastSequence();
        Recorded read = lifebar.ledger()
                .record(workspace, NAME, Draft.reading(balance, lifebar.time().instant()));
        if (lastSequence() != before) {
            return;
        }
        if (read.after().equals(read.before())) {
            assertThat(read.before().isBehind(balance))
                    .as("a top-up that may show later")
                    .isTrue();
        } else {
            looks.add(new Look(before, lifebar.time().instant()));
        }
    }

    private void record(EntryKind kind, Amount amount, @Nullable Amount max) {
        Draft draft = new Draft(kind, amount, max, lifebar.request());
        Recorded first = lifebar.ledger().record(workspace, NAME, draft);
        repetitions.add(() -> assertSame(first, lifebar.ledger().record(workspace, NAME, draft)));
    }

    private void undo() {
        Request request = lifebar.request();
        Supplier<Undone> undoing = () -> lifebar.ledger().undo(workspace, NAME, null, true, request);
        if (undoing.get() instanceof Undone.Done first) {
            repetitions.add(() -> assertThat(undoing.get()).isInstanceOfSatisfying(Undone.Done.class, again -> {
                assertSame(first.recorded(), again.recorded());
                assertThat(again.undone()).isEqualTo(first.undone());
            }));
        }
    }

    private void repeat() {
        if (!repetitions.isEmpty()) {
            Map<String, List<Map<String, Object>>> before = Tables.all(lifebar.database());
            repetitions.get(random.nextInt(repetitions.size())).run();
            assertThat(Tables.all(lifebar.database())).isEqualTo(before);
        }
    }

    private static void assertSame(Recorded first, Recorded again) {
        assertThat(again.kept()).isEqualTo(first.kept());
        assertThat(again.before()).isEqualTo(first.before());
        assertThat(again.after()).isEqualTo(first.after());
    }

    private long lastSequence() {
        return account().map(Account::lastSequence).orElse(0L);
    }

    private Unit unit() {
        return units.get(random.nextInt(units.size()));
    }

    /** Sometimes nothing, sometimes less. */
    private Amount amount(Unit unit) {
        long size = random.nextInt(10) == 0 ? 0 : Property.anySize(random, MOST);
        return new Amount(random.nextInt(10) == 0 ? -size : size, unit);
    }
}
