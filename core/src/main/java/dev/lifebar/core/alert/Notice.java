package dev.lifebar.core.alert;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell a channel that is no alert. Amounts are micro-units of {@code unit}, times milliseconds since 1970 UTC.
 *
 * @param name what people call the account
 * @param amount by how much the balance rose, or the last one known; null while none is
 * @param detail more about what went wrong; empty where nothing did
 * @param entry the id of the entry it is about; 0 for none
 * @param at when it happened, or since when it goes wrong
 * @param console where a person sees the balance; null where that is not told
 */
public record Notice(
        Topic topic,
        String provider,
        String label,
        String name,
        String unit,
        @Nullable Long amount,
        String detail,
        long entry,
        long at,
        @Nullable URI console) {

    /** Whether all that it takes to word it is there: what another version wrote may lack something. */
    public boolean hasAll() {
        return topic != null && provider != null && name != null && unit != null && detail != null;
    }

    /** What it is about. */
    public enum Topic {
        /** The key was rejected so often that the provider is not asked any more. */
        KEY_REJECTED,
        /** A reading shows a top-up. */
        ROSE,
        /** A provider told nothing for hours; {@code detail} is the failure, {@code at} when it last told something. */
        UNREADABLE,
        /** A balance typed at {@code at} may be past a line by now; {@code detail} says past which. */
        NUDGE,
        /** Nothing arrives in the channel {@code name}; {@code detail} is why. */
        UNREACHABLE,
        /** What nobody acknowledges does not arrive in the place {@code name}; {@code detail} is why. */
        NOT_PASSED_ON
    }
}
