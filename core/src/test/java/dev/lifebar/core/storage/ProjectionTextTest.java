package dev.lifebar.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Unit;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionTextTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"Ann", "a|b|", "|", "ünïcödé", " "})
    void keepsWhoTypedIt(String name) {
        Projection typed = after(EntryKind.SYNC, name);

        assertThat(ProjectionText.read(ProjectionText.write(typed))).isEqualTo(typed);
    }

    @ParameterizedTest
    @EnumSource(
            value = EntryKind.class,
            names = {"READING", "RISE"})
    void keepsWhatNobodyTyped(EntryKind kind) {
        Projection told = after(kind, "lifebar");

        assertThat(told.typedBy()).isNull();
        assertThat(ProjectionText.read(ProjectionText.write(told))).isEqualTo(told);
    }

    @Test
    void readsWhatWasWrittenBeforeNamesWereKept() {
        Projection typed = after(EntryKind.SYNC, "Ann");
        String text = ProjectionText.write(typed);

        Projection read = ProjectionText.read(text.substring(0, text.lastIndexOf('|')));

        assertThat(read.typedBy()).isNull();
        assertThat(read.balance()).isEqualTo(typed.balance());
    }

    private static Projection after(EntryKind kind, String name) {
        Amount amount = Amount.usd("22.97");
        return Projection.empty(Unit.USD)
                .apply(new Entry(1, 1, kind, amount, null, AT, new Author("u-1", name), null))
                .after();
    }
}
