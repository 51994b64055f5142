package dev.lifebar.core.reading;

import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Draft;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a telling of spend means for one account. */
final class Spendings {
    private Spendings() {}

    /** The first day whose spend is wanted for an account. */
    static LocalDate since(Asked asked, Account account, Instant now) {
        return Told.since(asked.told(), anchor(account), now);
    }

    static List<Draft> drafts(Asked asked, Account account, Telling telling, Instant now) {
        if (telling.month() != null) {
            return Told.drafts(asked.told(), telling.month(), anchor(account), now);
        }
        return Told.drafts(asked.told(), since(asked, account, now), telling.spend(), anchor(account), now);
    }

    /** What of the spend is known from now on. */
    static Told told(Asked asked, Account account, Telling telling, Instant now) {
        if (telling.month() != null) {
            return Told.after(asked.told(), telling.month(), now);
        }
        return Told.after(asked.told(), since(asked, account, now), telling.spend(), now);
    }

    /** When the balance was known from which spend is taken. */
    private static @Nullable Instant anchor(Account account) {
        return account.projection().balance() == null
                ? null
                : account.projection().asOf();
    }
}
