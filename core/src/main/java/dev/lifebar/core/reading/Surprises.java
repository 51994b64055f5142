package dev.lifebar.core.reading;

import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.provider.Call;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reading.Outcome.Failed;
import dev.lifebar.core.reading.Telling.Topic;
import dev.lifebar.core.reply.Texts;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds what a provider told against what it told before. What does not fit may be a slip; it is none the second time in a
 * row, but for one thing: a key that tells of itself alone says nothing of the balance, however often it is asked.
 */
final class Surprises {
    private final Catalogue catalogue;

    Surprises(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Why it is not to be believed, or not yet; nothing where it is. */
    Optional<Failed> in(Asked asked, Account account, Telling telling, Instant now) {
        return foreign(telling, account)
                .or(() -> isOfProvider(account) && isOfKeyAlone(asked, telling)
                        ? Optional.of(ofKeyAlone(asked))
                        : Optional.empty())
                .or(() -> surprise(asked, account, telling, now)
                        .filter(detail -> !isRepeated(asked, detail))
                        .map(Surprises::unexpected));
    }

    /** Whether what is left is the balance now, where it was below the key's own limit before. */
    boolean isBalanceAtLast(Asked asked, Telling telling) {
        return telling.left() != null
                && asked.succeededAt() != null
                && tellsOfKeyInstead(asked)
                && asked.isOfLimit()
                && !telling.isOfLimit();
    }

    /** Spend in another unit than the balance says nothing of it. */
    static Optional<Failed> foreign(Telling telling, Account account) {
        String unit = account.projection().unit().code();
        return telling.left() != null
                ? Optional.empty()
                : telling.spent()
                        .map(amount -> amount.unit().code())
                        .filter(code -> !code.equals(unit))
                        .findFirst()
                        .map(code -> unexpected(Texts.text("failure.unit", code, unit)));
    }

    /** Whether what is known of the balance comes from the provider: what a person said is no measure of what it tells. */
    private static boolean isOfProvider(Account account) {
        Projection known = account.projection();
        return known.balance() != null && known.typedBy() == null;
    }

    /** Whether the same key told the balance before. */
    private boolean isOfKeyAlone(Asked asked, Telling telling) {
        return (telling.unlimited() || telling.isOfLimit())
                && asked.succeededAt() != null
                && tellsOfKeyInstead(asked)
                && !asked.isOfLimit();
    }

    private static Failed ofKeyAlone(Asked asked) {
        String detail = Texts.text("failure.keyalone");
        return isRepeated(asked, detail) ? new Failed(Failure.WRONG_KEY, null, detail) : unexpected(detail);
    }

    /** Whether its provider tells a key that may not see the balance what is left on the key. */
    private boolean tellsOfKeyInstead(Asked asked) {
        return catalogue
                .find(asked.provider())
                .map(Provider::recipe)
                .map(recipe -> recipe.instead())
                .map(Call::meaning)
                .filter(meaning -> meaning.details().containsKey(Topic.LIMIT))
                .isPresent();
    }

    private Optional<String> surprise(Asked asked, Account account, Telling telling, Instant now) {
        if (isOfProvider(account)) {
            if (telling.unlimited() || isBalanceAtLast(asked, telling)) {
                return Optional.of(Texts.text("failure.nolimit"));
            }
            Unit unit = account.projection().unit();
            if (telling.left() != null && !telling.left().unit().equals(unit)) {
                return Optional.of(
                        Texts.text("failure.otherunit", telling.left().unit().code(), unit.code()));
            }
        }
        return Spendings.isLess(asked, account, telling, now)
                ? Optional.of(Texts.text("failure.less"))
                : Optional.empty();
    }

    private static boolean isRepeated(Asked asked, String detail) {
        return asked.failure() != null && detail.equals(asked.detail());
    }

    private static Failed unexpected(String detail) {
        return new Failed(Failure.UNEXPECTED, null, detail);
    }
}
