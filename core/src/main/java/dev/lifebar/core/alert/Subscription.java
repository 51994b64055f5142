package dev.lifebar.core.alert;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.workspace.Channel;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A channel that wants to know.
 *
 * @param wishes what it wants to know, and how
 * @param author who chose it
 * @param proofAt when a message last arrived there
 * @param checkedAt when it was last looked, without a message, whether one would arrive
 * @param requestId the request whose test last arrived there; null for subscriptions from before that was kept
 * @param trouble why messages do not arrive there; null while they do
 */
public record Subscription(
        long id,
        long workspaceId,
        Channel channel,
        Wishes wishes,
        Author author,
        @Nullable Instant proofAt,
        @Nullable Instant checkedAt,
        @Nullable String requestId,
        @Nullable String trouble) {

    /** Whether this very request had its test posted there, so that it came again. */
    public boolean isTestedBy(String request) {
        return request.equals(requestId);
    }

    /** Whether messages arrive there, as far as is known. */
    public boolean isProven() {
        return proofAt != null && trouble == null;
    }

    /** The same channel with other wishes. */
    public Subscription with(Wishes other) {
        return new Subscription(id, workspaceId, channel, other, author, proofAt, checkedAt, requestId, trouble);
    }

    /** Which crossings a channel is told of. Empty is always told. */
    public enum Boundaries {
        YELLOW_AND_RED,
        RED
    }

    /**
     * What a channel wants to know, and how.
     *
     * @param providers the ids of the providers it is about; empty for all
     * @param quiet null where it may always be spoken to
     * @param mention whom red pings, as the platform writes it; null for nobody
     */
    public record Wishes(
            Boundaries boundaries,
            Set<String> providers,
            @Nullable QuietHours quiet,
            @Nullable String mention) {

        public Wishes {
            providers = Set.copyOf(providers);
        }

        /** All providers, at any hour, pinging nobody. */
        public static Wishes of(Boundaries boundaries) {
            return new Wishes(boundaries, Set.of(), null, null);
        }

        public Wishes with(Boundaries other) {
            return new Wishes(other, providers, quiet, mention);
        }

        public Wishes withProviders(Set<String> others) {
            return new Wishes(boundaries, others, quiet, mention);
        }

        public Wishes withQuiet(@Nullable QuietHours hours) {
            return new Wishes(boundaries, providers, hours, mention);
        }

        public Wishes withMention(@Nullable String principal) {
            return new Wishes(boundaries, providers, quiet, principal);
        }

        /** Whether the channel cares for this account at all. */
        public boolean isAbout(AccountName account) {
            return providers.isEmpty() || providers.contains(account.provider());
        }

        boolean wants(Set<Crossing> crossed) {
            return isSevere(crossed) || (boundaries == Boundaries.YELLOW_AND_RED && crossed.contains(Crossing.YELLOW));
        }

        /** When a post may go out at the earliest. */
        Instant free(Set<Crossing> crossed, Instant now) {
            return quiet == null || (isSevere(crossed) && !quiet.redToo()) ? now : quiet.end(now);
        }

        static boolean isSevere(Set<Crossing> crossed) {
            return crossed.contains(Crossing.RED) || crossed.contains(Crossing.EMPTY);
        }
    }
}
