package dev.lifebar.core.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProjectionTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Unit EUR = Unit.of("EUR");
    private static final Author ANN = new Author("u-ann", "Ann");

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(textBlock = """
            nothing,  SYNC,    MANUAL
            nothing,  READING, LIVE
            nothing,  SPEND,   PAYG
            SYNC,     SYNC,    MANUAL
            SYNC,     TOPUP,   MANUAL
            SYNC,     READING, LIVE
            SYNC,     SPEND,   ESTIMATED
            READING,  SYNC,    MANUAL
            READING,  TOPUP,   ESTIMATED
            READING,  READING, LIVE
            READING,  SPEND,   ESTIMATED
            SPEND,    SPEND,   PAYG
            SPEND,    SYNC,    MANUAL
            SPEND,    READING, LIVE
            """)
    void hasABasis(String before, EntryKind kind, Basis basis) {
        Projection start = Projection.empty(Unit.USD);
        Projection known = before.equals("nothing") ? start : after(start, EntryKind.valueOf(before), "50", 0);

        assertThat(after(known, kind, "20", 1).basis()).isEqualTo(basis);
    }

    @Test
    void countsFromItsAnchor() {
        Projection anchored = after(Projection.empty(Unit.USD), EntryKind.SYNC, "36.10", 0);
        Projection now = after(after(anchored, EntryKind.SPEND, "13.13", 1), EntryKind.TOPUP, "10", 2);

        assertThat(now.balance()).isEqualTo(Amount.usd("32.97"));
        assertThat(now.anchor()).isEqualTo(Amount.usd("36.10"));
        assertThat(now.asOf()).isEqualTo(at(0));
        assertThat(now.added()).isEqualTo(Amount.usd("10").micros());
        assertThat(now.spent()).isEqualTo(Amount.usd("13.13").micros());
    }

    @Test
    void countsFromTheLatestAnchor() {
        Projection earlier =
                after(after(Projection.empty(Unit.USD), EntryKind.SYNC, "36.10", 0), EntryKind.SPEND, "13.13", 1);
        Projection now = after(earlier, EntryKind.READING, "20", 2);

        assertThat(now.anchor()).isEqualTo(Amount.usd("20"));
        assertThat(now.asOf()).isEqualTo(at(2));
        assertThat(now.added()).isZero();
        assertThat(now.spent()).isZero();
    }

    @Test
    void takesADropForSpendOverTheTimeBetween() {
        Projection before = after(Projection.empty(Unit.USD), EntryKind.READING, "50", 0);

        assertThat(step(before, EntryKind.READING, "42", 3).spend())
                .isEqualTo(new Spend(Amount.usd("8"), at(0), at(3)));
        assertThat(step(before, EntryKind.READING, "58", 3).spend()).isNull();
        assertThat(step(before, EntryKind.TOPUP, "8", 3).spend()).isNull();
    }

    @Test
    void takesTopUpsOutOfADrop() {
        Projection before =
                after(after(Projection.empty(Unit.USD), EntryKind.READING, "50", 0), EntryKind.TOPUP, "25", 1);

        assertThat(step(before, EntryKind.READING, "70", 3).spend())
                .isEqualTo(new Spend(Amount.usd("5"), at(0), at(3)));
    }

    @Test
    void countsSpendFromTheLastLook() {
        Projection before =
                after(Projection.empty(Unit.USD), EntryKind.READING, "50", 0).lookedAt(at(2));

        assertThat(step(before, EntryKind.READING, "42", 3).spend())
                .isEqualTo(new Spend(Amount.usd("8"), at(2), at(3)));
    }

    @Test
    void startsOverInAnotherUnit() {
        Projection dollars =
                after(after(Projection.empty(Unit.USD), EntryKind.SYNC, "36.10", 0), EntryKind.SPEND, "13.13", 1);
        Step step = dollars.apply(entry(EntryKind.SYNC, Amount.of("5", EUR), 2));

        assertThat(step.spend()).isNull();
        assertThat(step.after()).isEqualTo(after(Projection.empty(EUR), EntryKind.SYNC, Amount.of("5", EUR), 2));
    }

    @ParameterizedTest
    @EnumSource(names = {"TOPUP", "SPEND"})
    void refusesToMixUnits(EntryKind kind) {
        Projection dollars = after(Projection.empty(Unit.USD), EntryKind.SYNC, "36.10", 0);

        assertThatThrownBy(() -> dollars.apply(entry(kind, Amount.of("5", EUR), 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToMixUnitsOfSpendAlone() {
        Projection dollars = after(Projection.empty(Unit.USD), EntryKind.SPEND, "36.10", 0);

        assertThatThrownBy(() -> dollars.apply(entry(EntryKind.SPEND, Amount.of("5", EUR), 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToTopUpWhatIsUnknown() {
        assertThatThrownBy(() -> step(Projection.empty(Unit.USD), EntryKind.TOPUP, "5", 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Step> replay(Set<Long> undone, Entry... entries) {
        Replay replay = new Replay(Projection.empty(Unit.USD), undone);
        return Stream.of(entries).flatMap(entry -> replay.next(entry).stream()).toList();
    }

    @Test
    void leavesOutWhatWasUndone() {
        Entry sync = entry(1, EntryKind.SYNC, "50", null);
        Entry topup = entry(2, EntryKind.TOPUP, "25", null);
        Entry reading = entry(3, EntryKind.READING, "60", null);
        Entry undo = entry(4, EntryKind.UNDO, "25", 2L);

        assertThat(replay(Set.of(2L), sync, topup, reading, undo))
                .isEqualTo(replay(Set.of(), sync, reading))
                .hasSize(2);
    }

    private static Projection after(Projection before, EntryKind kind, String usd, int hours) {
        return after(before, kind, Amount.usd(usd), hours);
    }

    private static Projection after(Projection before, EntryKind kind, Amount amount, int hours) {
        return before.apply(entry(kind, amount, hours)).after();
    }

    private static Step step(Projection before, EntryKind kind, String usd, int hours) {
        return before.apply(entry(kind, Amount.usd(usd), hours));
    }

    private static Entry entry(EntryKind kind, Amount amount, int hours) {
        return new Entry(hours + 1L, hours + 1L, kind, amount, null, at(hours), ANN, null);
    }

    private static Entry entry(long id, EntryKind kind, String usd, @Nullable Long undoes) {
        return new Entry(id, id, kind, Amount.usd(usd), null, at((int) id), ANN, undoes);
    }

    private static Instant at(int hours) {
        return START.plus(Duration.ofHours(hours));
    }
}
