package dev.lifebar.core.reading;

import dev.lifebar.core.reading.Telling.Detail;
import dev.lifebar.core.reading.Telling.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How asking the provider of an account is going.
 *
 * @param fingerprint drawn at random for a key, so the same for all that share it; null while none is connected
 * @param nextAt when it is asked next
 * @param claimedUntil until when it is left alone because somebody is asking
 * @param failures how often it told nothing, in a row
 * @param rejections how often the key was rejected, in a row
 * @param paused whether it is not asked any more until there is another key
 * @param askedAt when it was asked last; null before the first time
 * @param failure what came of that; null if it told something
 * @param detail more about the failure
 * @param succeededAt when it last told something for this key; null before the first time
 * @param told the spend it told; null for one that tells none
 * @param details what else it told last
 * @param errors what went wrong lately, latest first
 * @param every how often it is asked, as the account or the workspace chose; null if neither did
 */
public record Asked(
        long accountId,
        long workspaceId,
        String provider,
        @Nullable String fingerprint,
        Instant nextAt,
        Instant claimedUntil,
        int failures,
        int rejections,
        boolean paused,
        @Nullable Instant askedAt,
        @Nullable Failure failure,
        @Nullable String detail,
        @Nullable Instant succeededAt,
        @Nullable Told told,
        List<Detail> details,
        List<Trouble> errors,
        @Nullable Duration every) {

    /** Something that went wrong. */
    public record Trouble(Instant at, Failure failure, String detail) {}

    public Asked {
        details = List.copyOf(details);
        errors = List.copyOf(errors);
    }

    public boolean isConnected() {
        return fingerprint != null;
    }

    /** Whether what was left when it last told something was below a cap or within an allowance. */
    public boolean isOfLimit() {
        return Telling.isOfLimit(details);
    }

    /** Whether what was told to start anew at a moment has done so by now. */
    public boolean isAnewBy(Instant now) {
        return details.stream()
                .filter(detail -> detail.topic() == Topic.RESET)
                .flatMap(detail -> detail.moment().stream())
                .anyMatch(reset -> !reset.isAfter(now));
    }
}
