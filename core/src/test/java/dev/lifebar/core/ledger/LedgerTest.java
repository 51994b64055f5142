package dev.lifebar.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifebar.core.Tables;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.health.RuleKind;
import dev.lifebar.core.health.Rules;
import dev.lifebar.core.storage.EntryStore;
import dev.lifebar.core.storage.StorageException;
import dev.lifebar.core.storage.WorkspaceStore;
import dev.lifebar.core.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
    private static final AccountName OPENAI = TestLifebar.name("openai");
    private static final Unit EUR = Unit.of("EUR");

    @TempDir
    private Path directory;

    private TestLifebar lifebar;

    @BeforeEach
    void open() {
        lifebar = TestLifebar.in(directory);
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void answersARepeatedRequestLikeTheFirst() {
        Draft draft = new Draft(EntryKind.SYNC, Amount.usd("22.97"), Amount.usd("54.94"), lifebar.request());
        Recorded first = lifebar.record("openai", draft);
        lifebar.sync("openai", "9");
        Map<String, List<Map<String, Object>>> stored = Tables.all(lifebar.database());

        Recorded again = lifebar.record("openai", draft);

        assertThat(again.kept()).isEqualTo(first.kept());
        assertThat(again.before()).isEqualTo(first.before());
        assertThat(again.after()).isEqualTo(first.after());
        assertThat(Tables.all(lifebar.database())).isEqualTo(stored);
    }

    @Test
    void answersARepeatedUndoLikeTheFirst() {
        lifebar.sync("openai", "50");
        lifebar.topup("openai", "25");
        Request request = lifebar.request();
        Undone.Done first = done(lifebar.ledger().undo(lifebar.workspace(), OPENAI, null, false, request));
        lifebar.sync("openai", "9");

        Undone.Done again = done(lifebar.ledger().undo(lifebar.workspace(), OPENAI, null, false, request));

        assertThat(again.undone()).isEqualTo(first.undone());
        assertThat(again.recorded().after())
                .isEqualTo(first.recorded().after())
                .extracting(Projection::balance)
                .isEqualTo(Amount.usd("50"));
    }

    @Test
    void recordsARequestOnceWhenItArrivesTwiceAtOnce() throws Exception {
        lifebar.sync("openai", "50");
        int times = 8;
        ExecutorService threads = Executors.newFixedThreadPool(times);
        CyclicBarrier start = new CyclicBarrier(times);
        Draft draft = new Draft(EntryKind.TOPUP, Amount.usd("25"), null, lifebar.request());
        List<Future<Recorded>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(threads.submit(() -> {
                start.await();
                return lifebar.record("openai", draft);
            }));
        }
        for (Future<Recorded> answer : answers) {
            assertThat(answer.get().after().balance()).isEqualTo(Amount.usd("75"));
        }
        threads.shutdown();
        assertThat(Tables.rows(lifebar.database(), "entry")).hasSize(2);
    }

    @Test
    void keepsRequestsOfWorkspacesApart() {
        Request request = lifebar.request();
        Workspace other = lifebar.lifebar().workspaces().of(TestLifebar.OTHER);

        lifebar.record("openai", new Draft(EntryKind.SYNC, Amount.usd("1"), null, request));
        lifebar.ledger().record(other, OPENAI, new Draft(EntryKind.SYNC, Amount.usd("2"), null, request));

        assertThat(lifebar.balances()
                        .find(other, OPENAI)
                        .orElseThrow()
                        .projection()
                        .balance())
                .isEqualTo(Amount.usd("2"));
    }

    @Test
    void letsTheAuthorUndo() {
        lifebar.sync("openai", "50");
        Recorded topup = lifebar.topup("openai", "25");

        Undone.Done done = done(lifebar.undo("openai"));

        assertThat(done.undone()).isEqualTo(topup.kept());
        assertThat(balance()).isEqualTo(Amount.usd("50"));
    }

    @Test
    void letsOnlyAManagerUndoWhatOthersRecorded() {
        lifebar.sync("openai", "50");
        Request bobs = lifebar.requestBy(TestLifebar.BOB);

        assertThat(lifebar.ledger().undo(lifebar.workspace(), OPENAI, null, false, bobs))
                .isInstanceOf(Undone.NotYours.class);
        assertThat(balance()).isEqualTo(Amount.usd("50"));

        done(lifebar.ledger().undo(lifebar.workspace(), OPENAI, null, true, bobs));
        assertThat(lifebar.account("openai").projection()).isEqualTo(Projection.empty(Unit.USD));
    }

    @Test
    void undoesFurtherBackEachTime() {
        lifebar.sync("openai", "50");
        lifebar.topup("openai", "25");

        done(lifebar.undo("openai"));
        done(lifebar.undo("openai"));

        assertThat(balance()).isNull();
        assertThat(lifebar.undo("openai")).isInstanceOf(Undone.Nothing.class);
    }

    @Test
    void undoesTheLastOfTheWorkspace() {
        lifebar.sync("anthropic", "50");
        lifebar.sync("openai", "70");

        Undone.Done done = done(lifebar.ledger().undo(lifebar.workspace(), null, null, false, lifebar.request()));

        assertThat(done.recorded().account().name()).isEqualTo(OPENAI);
        assertThat(lifebar.account("anthropic").projection().balance()).isEqualTo(Amount.usd("50"));
    }

    @Test
    void undoesOnlyTheEntryThatIsMeant() {
        long old = lifebar.sync("openai", "50").kept().entry().id();
        long latest = lifebar.sync("openai", "70").kept().entry().id();

        assertThat(undo(old)).isInstanceOf(Undone.TooLate.class);
        assertThat(undo(latest)).isInstanceOf(Undone.Done.class);
        assertThat(undo(latest)).isInstanceOf(Undone.TooLate.class);
        assertThat(undo(old)).isInstanceOf(Undone.Done.class);
    }

    @Test
    void keepsLaterReadingsWhenASyncIsUndone() {
        lifebar.reading("openai", "50");
        later(1);
        lifebar.sync("openai", "500");
        later(1);
        lifebar.reading("openai", "40");
        later(1);
        lifebar.reading("openai", "40");

        done(lifebar.undo("openai"));

        Projection after = lifebar.account("openai").projection();
        assertThat(after.balance()).isEqualTo(Amount.usd("40"));
        assertThat(after.capacity().full()).isEqualTo(Amount.usd("50").micros());
        assertThat(after.observedAt()).isEqualTo(lifebar.time().instant());
        assertThat(spent()).isEqualTo(Amount.usd("10"));
    }

    @Test
    void undoesAChangeOfUnitWithSpendAfterIt() {
        lifebar.sync("openai", "50");
        lifebar.record("openai", new Draft(EntryKind.SYNC, Amount.of("45", EUR), null, lifebar.request()));
        lifebar.record("openai", Draft.spend(Amount.of("5", EUR), lifebar.time().instant()));

        Undone.Done done = done(lifebar.undo("openai"));

        assertThat(balance()).isEqualTo(Amount.usd("50"));
        assertThat(stored(done.recorded().kept())).hasValue(done.recorded().kept());
    }

    @Test
    void knowsWhoTypedWhatIsThereAgainEvenWhereAnEarlierVersionKeptNoName() {
        lifebar.sync("openai", "50");
        lifebar.sync("openai", "30");
        String typed =
                Objects.requireNonNull(lifebar.account("openai").projection().typedBy());
        int shortened = lifebar.database()
                .write(handle -> handle.execute(
                        "update entry set before = substr(before, 1, length(before) - ?) where before like ?",
                        typed.length() + 1,
                        "%|" + typed));
        assertThat(shortened).isOne();

        lifebar.undo("openai");

        assertThat(lifebar.account("openai").projection().balance()).isEqualTo(Amount.usd("50"));
        assertThat(lifebar.account("openai").projection().typedBy()).isEqualTo(typed);
    }

    @Test
    void keepsAFullBarThatWasSetAfterWhatIsTakenBack() {
        lifebar.sync("openai", "50");
        lifebar.sync("openai", "30");
        lifebar.record("openai", Draft.full(Amount.usd("200"), lifebar.request()));
        assertThat(lifebar.account("openai").projection().balance()).isEqualTo(Amount.usd("30"));

        lifebar.undo("openai");

        Projection projection = lifebar.account("openai").projection();
        assertThat(projection.balance()).isEqualTo(Amount.usd("50"));
        assertThat(projection.full()).isEqualTo(Amount.usd("200"));
    }

    @Test
    void onlyNotesTheTimeOfAnEqualReading() {
        lifebar.reading("openai", "50");
        later(3);
        lifebar.reading("openai", "50.00");

        assertThat(Tables.rows(lifebar.database(), "entry")).hasSize(1);
        assertThat(lifebar.account("openai").checkedAt())
                .isEqualTo(lifebar.time().instant());
        assertThat(lifebar.account("openai").projection().asOf())
                .isEqualTo(lifebar.time().instant());
    }

    @Test
    void keepsAnEqualReadingThatConfirmsAPerson() {
        lifebar.sync("openai", "50");
        lifebar.reading("openai", "50");

        assertThat(Tables.rows(lifebar.database(), "entry")).hasSize(2);
    }

    @Test
    void leavesNothingOfATopUpOfWhatIsUnknown() {
        assertThatThrownBy(() -> lifebar.topup("openai", "25")).isInstanceOf(IllegalArgumentException.class);

        assertThat(Tables.rows(lifebar.database(), "account")).isEmpty();
    }

    @Test
    void watchesAgainWhatAPersonSyncs() {
        lifebar.sync("openai", "50");
        lifebar.ledger().watch(lifebar.workspace(), OPENAI, Unit.USD, false, lifebar.request());

        lifebar.reading("openai", "40");
        assertThat(lifebar.account("openai").enabled()).isFalse();

        lifebar.sync("openai", "30");
        assertThat(lifebar.account("openai").enabled()).isTrue();
    }

    @Test
    void leavesNothingOfABalanceOutOfRange() {
        lifebar.sync("openai", "999999999999");
        Map<String, List<Map<String, Object>>> stored = Tables.all(lifebar.database());

        assertThatThrownBy(() -> lifebar.topup("openai", "999999999999")).isInstanceOf(ArithmeticException.class);

        assertThat(Tables.all(lifebar.database())).isEqualTo(stored);
    }

    @Test
    void leavesNothingOfADayOutOfRange() {
        lifebar.sync("openai", "999999999999");
        lifebar.sync("openai", "0");
        lifebar.sync("openai", "999999999999");
        lifebar.time().pass(Duration.ofDays(10));

        assertThatThrownBy(() -> lifebar.sync("openai", "0")).isInstanceOf(ArithmeticException.class);

        assertThat(lifebar.balances().days(lifebar.account("openai"), LocalDate.EPOCH))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"entry", "day", "account", "episode", "delivery", "scheduled_tasks"})
    void leavesNothingOfWhatFailsHalfway(String table) {
        lifebar.type("/alerts here");
        lifebar.sync("openai", "50");
        Map<String, List<Map<String, Object>>> stored = Tables.all(lifebar.database());
        for (String change : List.of("insert", "update")) {
            lifebar.database()
                    .write(handle ->
                            handle.execute("create trigger fail_%s before %s on %s begin select raise(abort, 'no'); end"
                                    .formatted(change, change, table)));
        }

        assertThatThrownBy(() -> lifebar.sync("openai", "3")).isInstanceOf(StorageException.class);

        assertThat(Tables.all(lifebar.database())).isEqualTo(stored);
        assertThat(Tables.rows(lifebar.database(), "scheduled_tasks")).isEmpty();
    }

    @Test
    void looksAtAllAccountsAgainWhenTheirRulesChange() {
        lifebar.sync("openai", "60", "100");
        lifebar.sync("anthropic", "60", "100");
        Account anthropic = lifebar.account("anthropic");
        lifebar.ledger().rules(lifebar.workspace(), anthropic, Rules.of("off", null, null), lifebar.request());
        assertThat(lifebar.account("anthropic").level()).isEqualTo(Level.GREEN);
        assertThat(lifebar.account("openai").level()).isEqualTo(Level.YELLOW);

        lifebar.ledger().rules(lifebar.workspace(), null, Rules.of("90,80,70", null, null), lifebar.request());

        assertThat(lifebar.account("anthropic").level()).isEqualTo(Level.GREEN);
        assertThat(lifebar.account("openai").level()).isEqualTo(Level.RED);
        assertThat(lifebar.workspace().rules()).isEqualTo(Rules.of("90,80,70", null, null));
    }

    @Test
    void goesByTheRulesOfTheMoment() {
        Workspace before = lifebar.workspace();
        lifebar.ledger().rules(before, null, Rules.of(null, "30,20", null), lifebar.request());

        lifebar.ledger().record(before, OPENAI, new Draft(EntryKind.SYNC, Amount.usd("15"), null, lifebar.request()));

        assertThat(lifebar.account("openai").health())
                .satisfies(health -> assertThat(health.reason().kind()).isEqualTo(RuleKind.MONEY));
    }

    @Test
    void countsADayFromMidnightInTheZoneOfTheWorkspace() {
        zone("Pacific/Auckland");
        lifebar.time().set(Instant.parse("2026-03-02T10:59:00Z"));
        lifebar.sync("openai", "50");
        lifebar.spend("openai", "1");
        lifebar.time().set(Instant.parse("2026-03-02T11:00:00Z"));
        lifebar.spend("openai", "2");

        assertThat(lifebar.balances().days(lifebar.account("openai"), LocalDate.EPOCH))
                .containsExactly(
                        new Day(LocalDate.of(2026, 3, 2), Amount.usd("1"), Amount.usd("0"), Amount.usd("49")),
                        new Day(LocalDate.of(2026, 3, 3), Amount.usd("2"), Amount.usd("0"), Amount.usd("47")));
    }

    @Test
    void takesBackFromTheDaysAsTheyWereCounted() {
        lifebar.time().set(Instant.parse("2026-03-02T23:30:00Z"));
        lifebar.sync("openai", "50");
        lifebar.time().set(Instant.parse("2026-03-03T23:30:00Z"));
        lifebar.sync("openai", "40");
        zone("Europe/Berlin");

        done(lifebar.undo("openai"));

        assertThat(lifebar.balances().days(lifebar.account("openai"), LocalDate.EPOCH))
                .allSatisfy(day -> assertThat(day.spent()).isEqualTo(Amount.usd("0")));
    }

    private @Nullable Amount balance() {
        return lifebar.account("openai").projection().balance();
    }

    private Amount spent() {
        return lifebar.balances().days(lifebar.account("openai"), LocalDate.EPOCH).stream()
                .map(Day::spent)
                .reduce(Amount.usd("0"), Amount::plus);
    }

    private Optional<Kept> stored(Kept kept) {
        return lifebar.database()
                .read(handle -> new EntryStore(handle).find(kept.entry().id()));
    }

    private Undone undo(long entry) {
        return lifebar.ledger().undo(lifebar.workspace(), OPENAI, entry, false, lifebar.request());
    }

    private void zone(String zone) {
        long workspace = lifebar.workspace().id();
        lifebar.database().write(handle -> {
            new WorkspaceStore(handle).zone(workspace, ZoneId.of(zone));
            return zone;
        });
    }

    private void later(int hours) {
        lifebar.time().pass(Duration.ofHours(hours));
    }

    private static Undone.Done done(Undone undone) {
        assertThat(undone).isInstanceOf(Undone.Done.class);
        return (Undone.Done) undone;
    }
}
