package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.storage.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keys that were tried and wait for [Save] or [Cancel], of each account the latest that each person gave. They lie in memory
 * alone: a restart forgets them, and so does a quarter of an hour.
 */
final class Unsaved {
    static final Duration KEPT = Duration.ofMinutes(15);

    /** Far more than people connect at the same time; each takes a few kilobytes. */
    static final int MOST = 1000;

    private final Ids ids;
    private final Map<Whose, Waiting> waiting = new LinkedHashMap<>();

    Unsaved(Ids ids) {
        this.ids = ids;
    }

    private record Whose(long workspace, AccountName account, String person) {
        static Whose of(Invocation invocation, AccountName account) {
            return new Whose(
                    invocation.workspace().id(), account, invocation.caller().id());
        }
    }

    /** Lets a key wait, in the place of the one the same person gave before. Returns what its buttons call it. */
    synchronized String add(Invocation invocation, Tried tried) {
        forgetOld(invocation.now());
        Whose whose = Whose.of(invocation, tried.reply().account());
        String name = Long.toString(ids.next(), Character.MAX_RADIX);
        waiting.remove(whose);
        waiting.put(whose, new Waiting(name, tried));
        if (waiting.size() > MOST) {
            Iterator<Waiting> oldest = waiting.values().iterator();
            oldest.next();
            oldest.remove();
        }
        return name;
    }

    /** What the caller gave for an account and a button calls so; nothing if it waits no more. */
    synchronized Optional<Waiting> find(Invocation invocation, AccountName account, String name) {
        forgetOld(invocation.now());
        return Optional.ofNullable(waiting.get(Whose.of(invocation, account))).filter(found -> found.name.equals(name));
    }

    private void forgetOld(Instant now) {
        waiting.values().removeIf(old -> !now.isBefore(old.until));
    }

    /** The first press decides what becomes of it, and every later one gets the same answer. */
    static final class Waiting {
        private final String name;
        private final Instant until;
        private @Nullable Tried tried;
        private @Nullable Reply answer;

        private Waiting(String name, Tried tried) {
            this.name = name;
            this.until = tried.at().plus(KEPT);
            this.tried = tried;
        }

        /** It still waits if the decision fails with an exception. */
        synchronized Reply decide(Function<Tried, Reply> decision) {
            if (answer == null) {
                answer = decision.apply(Objects.requireNonNull(tried));
                tried = null;
            }
            return answer;
        }
    }
}
