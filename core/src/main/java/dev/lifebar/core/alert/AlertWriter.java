package dev.lifebar.core.alert;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.balance.Capacity;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.forecast.BurnRate;
import dev.lifebar.core.health.Assessment;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.health.Percent;
import dev.lifebar.core.health.Reason;
import dev.lifebar.core.health.RuleKind;
import dev.lifebar.core.health.Rules;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Cause;
import dev.lifebar.core.ledger.Outlook;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reply.Words;
import dev.lifebar.core.storage.ReadingStore;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes down what an alert will say, at the moment it is decided. */
public final class AlertWriter {
    private final Catalogue catalogue;

    public AlertWriter(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    AlertFacts write(
            Handle handle,
            Account before,
            Account after,
            Outlook outlook,
            Rules rules,
            Level level,
            Instant openedAt,
            Instant now) {
        Projection projection = after.projection();
        Amount balance = Objects.requireNonNull(projection.balance());
        Amount full = projection.full();
        Assessment health = Objects.requireNonNull(outlook.health());
        // What is held at empty until it is well above is not called so while something is left.
        Level told = level == Level.EMPTY && balance.isPositive() ? Level.RED : level;
        Reason reason = told == health.level() ? health.reason() : new Reason(RuleKind.NONE, null);
        BurnRate rate = outlook.rate();
        Long added = toppedUp(before.projection(), projection);
        boolean tells = added != null && (projection.basis() != Basis.LIVE || isBought(handle, after, now));
        AccountName name = after.name();
        return new AlertFacts(
                name.provider(),
                name.label(),
                catalogue.nameOf(name),
                catalogue.find(name.provider()).map(Provider::console).orElse(null),
                told,
                reason.kind(),
                reason.boundary() == null ? null : reason.boundary().toPlainString(),
                balance.unit().code(),
                balance.micros(),
                full == null ? null : full.micros(),
                Percent.of(balance, full).map(percent -> percent.text(rules)).orElse(null),
                rate == null ? null : rate.perDay().micros(),
                Words.lasting(outlook.timeLeft()).orElse(null),
                projection.basis(),
                tells ? added : null,
                projection.asOf() == null ? null : projection.asOf().toEpochMilli(),
                openedAt.toEpochMilli(),
                now.toEpochMilli());
    }

    /** What is left to say of an account whose balance is not known any more. */
    AlertFacts unknown(Account account, Episode episode, Instant now) {
        AccountName name = account.name();
        return new AlertFacts(
                name.provider(),
                name.label(),
                catalogue.nameOf(name),
                null,
                null,
                RuleKind.NONE,
                null,
                account.projection().unit().code(),
                0,
                null,
                null,
                null,
                null,
                Basis.UNKNOWN,
                null,
                null,
                episode.course().openedAt().toEpochMilli(),
                now.toEpochMilli());
    }

    /** What the story tells of a change of the balance, if somebody made it or a reading shows a top-up. */
    Optional<Scene> scene(Handle handle, Account before, Account after, Cause cause) {
        Amount balance = after.projection().balance();
        Amount was = before.projection().balance();
        if (balance == null) {
            return Optional.empty();
        }
        Instant now = cause.request().at();
        long at = now.toEpochMilli();
        Long added = toppedUp(before.projection(), after.projection());
        if (!cause.byPerson()) {
            return added == null
                    ? Optional.empty()
                    : Optional.of(Scene.rise(
                            new Amount(added, balance.unit()),
                            isBought(handle, after, now) ? cause.entry() : null,
                            at));
        }
        String who = cause.request().author().name();
        if (added != null) {
            return Optional.of(Scene.of(Scene.Kind.TOPPED_UP, who, new Amount(added, balance.unit()), at));
        }
        boolean synced = cause.request().at().equals(after.projection().asOf()) && !balance.equals(was);
        return synced ? Optional.of(Scene.of(Scene.Kind.SYNCED, who, balance, at)) : Optional.empty();
    }

    /** Whether what a reading shows more was paid for, and is no limit or allowance that began anew. */
    private boolean isBought(Handle handle, Account account, Instant now) {
        return account.projection().capacity().origin() != Capacity.Origin.LIMIT
                && catalogue
                        .find(account.name().provider())
                        .filter(provider -> provider.kind() == Provider.Kind.PREPAID_BALANCE)
                        .isPresent()
                && new ReadingStore(handle)
                        .find(account.id())
                        .filter(asked -> asked.isAnewBy(now))
                        .isEmpty();
    }

    /** What was added just now, by somebody's word or as a reading shows. */
    private static @Nullable Long toppedUp(Projection before, Projection after) {
        Amount balance = after.balance();
        if (after.basis() == Basis.LIVE && balance != null && before.isRise(balance)) {
            return balance.micros() - Objects.requireNonNull(before.balance()).micros();
        }
        boolean added = Objects.equals(before.asOf(), after.asOf()) && after.added() > before.added();
        return added ? after.added() - before.added() : null;
    }
}
