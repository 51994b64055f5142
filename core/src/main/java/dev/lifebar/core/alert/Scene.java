package dev.lifebar.core.alert;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in the story of an episode; kept as JSON. Amounts are micro-units of {@code unit}, times
 * milliseconds since 1970 UTC.
 *
 * @param who what the person is called; empty where nobody did it
 * @param unit null where no amount is told
 * @param entry the id of the reading that shows a rise, so that somebody can say it was theirs; null where nobody could
 * @param until the end of a snooze; null for until it gets worse, and where nothing was snoozed
 */
public record Scene(
        Kind kind,
        String who,
        long amount,
        @Nullable String unit,
        @Nullable Long entry,
        @Nullable Long until,
        long at) {

    /** What happened. */
    public enum Kind {
        ACKNOWLEDGED,
        SNOOZED,
        TOPPED_UP,
        SYNCED,
        ROSE,
        UNWATCHED
    }

    /** Whether it says again what somebody has just said, as two clicks do. */
    boolean replaces(Scene last) {
        return kind == Kind.SNOOZED && last.kind == kind && last.who.equals(who);
    }

    /** Whether it tells of what somebody recorded with this entry. */
    boolean tells(Entry entry) {
        return (kind == Kind.TOPPED_UP || kind == Kind.SYNCED)
                && at == entry.at().toEpochMilli();
    }

    static Scene of(Kind kind, String who, long at) {
        return new Scene(kind, who, 0, null, null, null, at);
    }

    static Scene of(Kind kind, String who, Amount amount, long at) {
        return new Scene(kind, who, amount.micros(), amount.unit().code(), null, null, at);
    }

    static Scene rise(Amount amount, @Nullable Long entry, long at) {
        return new Scene(Kind.ROSE, "", amount.micros(), amount.unit().code(), entry, null, at);
    }
}
